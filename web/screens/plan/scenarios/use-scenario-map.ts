import { useMemo } from 'react';
import type { LoadedWay } from '#engines/scenario/loaded-ways.ts';
import { useWords } from '../../../state/organisation.tsx';
import { type MapTool, type ToolProps, useMapTool } from '../map-tool.ts';
import { zonesOnMap } from './cells.ts';
import { choosing, isPlacing, pinOf } from './draft.ts';
import { mapBase, mapSchools } from './map-schools.ts';
import type { Editing } from './use-editing.ts';

interface ShownOnMap {
  /** A stretch of road to look at. */
  way: LoadedWay | null;
  /** Today lies under the scenario, parted by a divider. */
  swipes: boolean;
  onSchool: (schoolId: string) => void;
}

/** Shows a scenario in the making on the map of the room, and takes what is meant there. */
export function useScenarioMap(props: ToolProps, editing: Editing, { way, swipes, onSchool }: ShownOnMap): void {
  const { t } = useWords();
  const { view, takeMap, calls } = props;
  const { draft, setDraft, place, stroke, whatIf } = editing;
  const { found, run } = whatIf;
  const known = calls.schools.value?.schools;
  const focus = useMemo(() => way && { bounds: boundsOf(way), padding: 120 }, [way]);
  const under = useMemo(() => {
    if (!swipes || !found) return null;
    const walked = run.ways?.filter(({ before }) => before > 0);
    const loads = walked?.map(({ before, lines }) => ({ before, after: before, lines })) ?? null;
    const data = { ...mapBase(found, known ?? [], view.schoolId), zones: null, flows: null, loads, home: null };
    return { data, name: t('scenarios.kpi.base'), nameOver: t('scenarios.kpi.scenario') };
  }, [swipes, found, known, run.ways, view.schoolId, t]);
  const tool = useMemo<MapTool>(() => {
    const pick = isPlacing(draft) ? place : undefined;
    const zones = found && zonesOnMap(found, draft?.kind === 'boundary' ? draft.cells : []);
    return {
      data: {
        ...(found && mapSchools(found, known ?? [], view.level, view.schoolId)),
        ...(zones && { zones }),
        ...(run.ways && { loads: run.ways, flows: null }),
        home: pinOf(draft),
      },
      ...{ under, focus },
      drawn: draft && 'line' in draft ? draft.line : [],
      pinning: isPlacing(draft),
      onPick: pick,
      onStroke: draft?.kind === 'boundary' && draft.way !== 'point' ? stroke : undefined,
      onMoved: pick && draft && 'lonLat' in draft ? pick : undefined,
      onSchool: (schoolId) => (draft ? setDraft(choosing(draft, schoolId)) : onSchool(schoolId)),
    };
  }, [draft, setDraft, found, known, place, stroke, run.ways, focus, under, view.level, view.schoolId, onSchool]);
  useMapTool(takeMap, tool);
}

function boundsOf({ lines }: LoadedWay): [number, number, number, number] {
  const [lons, lats] = [0, 1].map((axis) => lines.flat().map((point) => point[axis]));
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
