import { communeChangesImport } from './domains/areas/import-commune-changes.ts';
import { communesImport } from './domains/areas/import-communes.ts';
import type { ImportKind, ImportKindName } from './domains/areas/import-kind.ts';
import { populationImport } from './domains/areas/import-population.ts';
import { zonesImport } from './domains/catchments/import-zones.ts';
import { peopleImport } from './domains/demand/import-people.ts';
import { birthsImport } from './domains/forecasts/import-births.ts';
import { pupilsImport } from './domains/forecasts/import-pupils.ts';
import { layersImport } from './domains/layers/import-layer.ts';
import { applicantsImport } from './domains/periods/import-applicants.ts';
import { schoolsImport } from './domains/schools/import-schools.ts';
import { placeSchools } from './domains/schools/place-schools.ts';
import { roadsImport } from './domains/travel/import-roads.ts';
import { measureRoadCoverage, rebuildPlaces } from './domains/travel/refresh-derived.ts';
import type { Context } from './platform/context.ts';

/** Every kind of file that can be imported, by its word on the command line and in addresses. */
export const importKinds: Partial<Record<ImportKindName, ImportKind>> = {
  roads: roadsImport,
  communes: communesImport,
  'commune-changes': communeChangesImport,
  population: populationImport,
  schools: schoolsImport,
  zones: zonesImport,
  applicants: applicantsImport,
  pupils: pupilsImport,
  births: birthsImport,
  layers: layersImport,
  people: peopleImport,
};

/**
 * What follows an import in whatever order files come: schools find their communes, communes learn how much of them the roads reach, the
 * gazetteer is built anew. Each does nothing where nothing changed, so this also finishes an import that was cut off.
 */
export async function refreshAfterImport(
  context: Context,
  onProgress?: (share: number, step: string) => void,
): Promise<void> {
  onProgress?.(0, 'placing-schools');
  await placeSchools(context);
  onProgress?.(0.2, 'measuring-coverage');
  await measureRoadCoverage(context);
  onProgress?.(0.5, 'building-places');
  await rebuildPlaces(context);
  onProgress?.(1, 'done');
}
