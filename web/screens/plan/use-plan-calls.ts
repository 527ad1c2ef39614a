import { useOrganisation } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import {
  getAreas,
  getChildren,
  getCoverage,
  getKeptShapes,
  listCommunes,
  listRoadEdits,
  listSchools,
  listZones,
} from './calls.ts';
import type { PlanView } from './plan-view.ts';

export type PlanCalls = ReturnType<typeof usePlanCalls>;

/** What the planner's room asks of the server; layers are fetched when they are first switched on. */
export function usePlanCalls(view: PlanView) {
  const { id } = useOrganisation();
  const { level, profile, limits, layers } = view;
  const at = `${id} ${level}`;
  const on = (layer: PlanView['layers'][number], key: string) => (layers.includes(layer) ? key : null);
  const schools = useCall(at, (signal) => listSchools(id, level, signal));
  const communes = useCall(id, (signal) => listCommunes(id, signal));
  const zones = useCall(at, (signal) => listZones(id, level, signal));
  const coverage = useCall(`${at} ${profile} ${limits.join()}`, (signal) =>
    getCoverage(id, { level, profile, limits }, signal),
  );
  const children = useCall(on('children', at), (signal) => getChildren(id, level, signal));
  const zoneAreas = useCall(on('zones', at), (signal) => getAreas(id, 'zones', `level=${level}`, signal));
  const nearestAreas = useCall(on('areas', at), (signal) => getAreas(id, 'areas-by-road', `level=${level}`, signal));
  const walkingAreas = useCall(on('walking', `${at} ${limits.join()}`), (signal) =>
    getAreas(id, 'walking-areas', `level=${level}&metres=${limits.join(',')}`, signal),
  );
  const communeShapes = useCall(on('shares', id), (signal) => getAreas(id, 'communes', '', signal));
  const edits = useCall(id, (signal) => listRoadEdits(id, signal));
  const kept = useCall(view.keptLayers.length > 0 ? `${id} ${view.keptLayers.join()}` : null, (signal) =>
    getKeptShapes(id, view.keptLayers, signal),
  );
  return {
    ...{ schools, communes, zones, coverage, children, zoneAreas, nearestAreas, walkingAreas },
    ...{ communeShapes, edits, kept },
  };
}
