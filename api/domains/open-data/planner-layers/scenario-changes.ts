import type { Geometry } from 'geojson';
import { cellsToMultiPolygon } from 'h3-js';
import { readPlanningBase } from '#artefacts/planning-base.ts';
import { applyChanges } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { findSchool, networkOf } from '#engines/scenario/network.ts';
import type { PlanningBase } from '#engines/scenario/types.ts';
import type { Context } from '../../../platform/context.ts';
import type { LonLat } from '../../areas/types.ts';
import { holdPlanningBase } from '../../demand/planning-base.ts';
import { getScenarioRow, listChanges, type ScenarioRow } from '../../scenarios/queries.ts';
import { type PlannerLayer, requireScenario } from './planner-layer.ts';

/**
 * What a scenario changes, each where it is: new sites and housing as points, roads as lines, blocks as areas, the rest at its school as
 * the scenario has it (a school it opened, or one that the network has lost since). A change that is nowhere in particular has no shape.
 */
export const scenarioChangesLayer: PlannerLayer = {
  name: 'scenario_changes',
  open: false,
  needs: 'scenario',
  async read(context, question) {
    const { database, organisationId } = context;
    const scenarioId = requireScenario(question);
    const row = await getScenarioRow(database.db, organisationId, scenarioId);
    const changes = (await listChanges(database.db, organisationId, scenarioId)).slice(0, row.position);
    const base = await baseOf(context, row);
    const { network } = applyChanges(networkOf(base), changes);
    return {
      synthetic: base.synthetic,
      fields: [
        { name: 'at', type: 'INTEGER' },
        { name: 'change', type: 'TEXT' },
        { name: 'name', type: 'TEXT' },
        { name: 'school_id', type: 'TEXT' },
        { name: 'details', type: 'TEXT' },
      ],
      features: changes.map((change, at) => {
        const { lonLat, line, cells, id, ...details } = change as ChangeValue & Partial<Places>;
        const schoolId = 'schoolId' in change ? change.schoolId : 'fromId' in change ? change.fromId : null;
        const school = schoolId === null ? undefined : findSchool(network, schoolId);
        const name = 'name' in change ? change.name : (school?.name ?? null);
        return {
          geometry: shapeOf(change, school?.lonLat),
          values: [at + 1, change.kind, name, schoolId, JSON.stringify(details)],
        };
      }),
    };
  },
};

/** The base the changes were made over; that in force where it is kept no longer. */
async function baseOf(context: Context, { level, baseSha256 }: ScenarioRow): Promise<PlanningBase> {
  const { artefacts } = context;
  if (artefacts.has(baseSha256)) return readPlanningBase(await artefacts.get(baseSha256));
  return (await holdPlanningBase(context, level)).base;
}

interface Places {
  lonLat: LonLat;
  line: LonLat[];
  cells: string[];
  id: string;
}

/** Null for a change that is nowhere in particular, as another class cap. */
function shapeOf(
  change: ChangeValue,
  school: readonly [number, number] | undefined,
): Exclude<Geometry, { type: 'GeometryCollection' }> | null {
  if ('lonLat' in change) return { type: 'Point', coordinates: [...change.lonLat] };
  if ('line' in change) return { type: 'LineString', coordinates: change.line.map((point) => [...point]) };
  if ('cells' in change && change.cells.length > 0)
    return { type: 'MultiPolygon', coordinates: cellsToMultiPolygon(change.cells, true) };
  return school ? { type: 'Point', coordinates: [...school] } : null;
}
