import { type RoadSamples, sampleRoads } from '#engines/travel/road-samples.ts';
import { communeAt, indexCommunes } from '../../../geodata/sources/communes/commune-index.ts';
import type { Context } from '../../platform/context.ts';
import { listCommuneRecords, listCommunes } from '../areas/queries.ts';
import type { Commune } from '../areas/types.ts';
import type { HeldNetwork } from '../travel/hold-network.ts';

/** Below this share of reached land nothing is invented in a commune: all of it would stand on the few roads there are. */
const leastCoverage = 0.5;
const sampleMm = 50_000;

/** Communes where children and schools can be invented, and those where not. */
export interface CoveredCommunes {
  /** Roads reach them and their population is known. */
  covered: Commune[];
  notCovered: Commune[];
  populationUnknown: Commune[];
}

/** Communes by what the roads reach of them; one whose coverage was never measured counts as reached. */
export async function listCoveredCommunes({ database, organisationId }: Context): Promise<CoveredCommunes> {
  const communes = await listCommunes(database.db, organisationId);
  const isCovered = ({ roadCoverage }: Commune) => roadCoverage === null || roadCoverage >= leastCoverage;
  return {
    covered: communes.filter((commune) => isCovered(commune) && (commune.population ?? 0) > 0),
    notCovered: communes.filter((commune) => !isCovered(commune)),
    populationUnknown: communes.filter((commune) => isCovered(commune) && commune.population === null),
  };
}

/** Points along the walking roads, and the place in `covered` of the commune each lies in, −1 for none. */
export async function sampleCommunes(
  { database, organisationId }: Context,
  { travel }: HeldNetwork,
  covered: readonly Commune[],
): Promise<{ samples: RoadSamples; areaOf: Int32Array }> {
  const index = indexCommunes(await listCommuneRecords(database.db, organisationId));
  const areaOfCode = new Map(covered.map(({ code }, area) => [code, area]));
  const samples = sampleRoads(travel, 'walk', sampleMm);
  const areaOf = Int32Array.from({ length: samples.snaps.count }, (_, i) => {
    const commune = communeAt(index, samples.lonLats[2 * i], samples.lonLats[2 * i + 1]);
    return (commune && areaOfCode.get(commune.code)) ?? -1;
  });
  return { samples, areaOf };
}
