import type { Geometry } from 'geojson';
import { cellsToMultiPolygon } from 'h3-js';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { Failure } from '../../../platform/errors.ts';
import type { LonLat } from '../../areas/types.ts';
import { getScenarioRow, listChanges } from '../../scenarios/queries.ts';
import { listSchools } from '../../schools/queries.ts';
import type { PlannerLayer } from './planner-layer.ts';

/** What a scenario changes, each where it is: new sites and housing as points, roads as lines, blocks as areas, the rest at its school. */
export const scenarioChangesLayer: PlannerLayer = {
  name: 'scenario_changes',
  open: false,
  async read({ database, organisationId }, { scenarioId }) {
    if (scenarioId === undefined) throw new Failure('invalid', 'failures.layer-needs-scenario');
    const { db } = database;
    const row = await getScenarioRow(db, organisationId, scenarioId);
    const changes = (await listChanges(db, organisationId, scenarioId)).slice(0, row.position);
    const schools = new Map((await listSchools(db, organisationId)).map((school) => [school.id, school]));
    return {
      synthetic: [...schools.values()].some(({ synthetic }) => synthetic),
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
        const school = schoolId === null ? undefined : schools.get(schoolId);
        const name = 'name' in change ? change.name : (school?.name ?? null);
        return {
          geometry: shapeOf(change, school?.lonLat),
          values: [at + 1, change.kind, name, schoolId, JSON.stringify(details)],
        };
      }),
    };
  },
};

interface Places {
  lonLat: LonLat;
  line: LonLat[];
  cells: string[];
  id: string;
}

/** Null for a change that is nowhere in particular, as another class cap. */
function shapeOf(
  change: ChangeValue,
  school: LonLat | undefined,
): Exclude<Geometry, { type: 'GeometryCollection' }> | null {
  if ('lonLat' in change) return { type: 'Point', coordinates: [...change.lonLat] };
  if ('line' in change) return { type: 'LineString', coordinates: change.line.map((point) => [...point]) };
  if ('cells' in change && change.cells.length > 0)
    return { type: 'MultiPolygon', coordinates: cellsToMultiPolygon(change.cells, true) };
  return school ? { type: 'Point', coordinates: [...school] } : null;
}
