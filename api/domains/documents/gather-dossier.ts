import { readBaseMap } from '#artefacts/base-map.ts';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import type { PlanningBase } from '#engines/scenario/types.ts';
import type { TileLayer } from '#engines/tiles/types.ts';
import type { Context } from '../../platform/context.ts';
import { findArtefact, getOrganisation, listCommuneShapes } from '../areas/queries.ts';
import { getComingYears } from '../capacities/get-coming-years.ts';
import type { ComingYears } from '../capacities/types.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { getForecast } from '../forecasts/queries.ts';
import { getProgramme } from '../programmes/get-programme.ts';
import type { Programme } from '../programmes/types.ts';
import { askWhatIf, type WhatIfAnswered } from '../scenarios/ask-what-if.ts';
import { getScenarioRow, listChanges, type ScenarioRow } from '../scenarios/queries.ts';
import { holdNetwork } from '../travel/hold-network.ts';
import { type DataVersion, listDataVersions } from './queries.ts';

/** Everything a dossier of a scenario says, before it is set in words. */
export interface DossierParts {
  row: ScenarioRow;
  organisationName: string;
  base: PlanningBase;
  baseHasChanged: boolean;
  changes: ChangeValue[];
  before: WhatIfAnswered;
  after: WhatIfAnswered;
  programme: Programme;
  coming: ComingYears;
  forecastMadeAt: string | null;
  versions: DataVersion[];
  networkVersion: string;
  baseMap: TileLayer[];
  communes: Awaited<ReturnType<typeof listCommuneShapes>>;
}

/** Too far for a child on foot, as the comparison of scenarios has it. */
const farMetres = 2_000;
/** Stretches of road looked at; the paper lists the fullest of those long enough to be a street. */
const mostWays = 200;

/** Throws `not-found` for a scenario there is not. */
export async function gatherDossier(context: Context, scenarioId: string): Promise<DossierParts> {
  const { database, organisationId, artefacts } = context;
  const { db } = database;
  const row = await getScenarioRow(db, organisationId, scenarioId);
  const { base, sha256 } = await holdPlanningBase(context, row.level);
  const { path, edits, version } = await holdNetwork(context);
  const changes = (await listChanges(db, organisationId, scenarioId)).slice(0, row.position);
  const [before, after] = await askWhatIf({
    ...{ basePath: artefacts.path(sha256), roads: { path, edits, version }, limitMetres: farMetres, ways: mostWays },
    scenarios: [[], changes],
  });
  const mapSha256 = await findArtefact(db, organisationId, 'base-map');
  return {
    ...{ row, base, changes, before, after, networkVersion: version, baseHasChanged: sha256 !== row.baseSha256 },
    organisationName: (await getOrganisation(db, organisationId)).name,
    programme: await getProgramme(context, scenarioId),
    coming: await getComingYears(context, row.level),
    forecastMadeAt: (await getForecast(context, { level: row.level }))?.run.finishedAt ?? null,
    versions: await listDataVersions(db, organisationId),
    baseMap: mapSha256 && artefacts.has(mapSha256) ? readBaseMap(await artefacts.get(mapSha256)).layers : [],
    communes: await listCommuneShapes(db, organisationId),
  };
}
