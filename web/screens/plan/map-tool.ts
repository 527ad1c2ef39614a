import { useEffect } from 'react';
import type { LonLat } from '../../../api/client.ts';
import type { MapData } from '../../map/map-data.ts';
import type { MapFocus } from '../../map/map-view.tsx';
import type { PlanProps } from './plan-view.ts';

/** What the open tool does on the map; all of it goes when the tool closes. */
export interface MapTool {
  /** Laid over what the room shows; a named part replaces the room's own. */
  data?: Partial<MapData>;
  /** Laid under it as another map, parted by a divider that can be moved: what is compared with. */
  under?: { data: Partial<MapData>; name: string; nameOver: string } | null;
  /** A line being drawn, shown with the road edits. */
  drawn?: readonly LonLat[];
  /** Every click on the map means a place. */
  pinning?: boolean;
  onPick?: (lonLat: LonLat) => void;
  /** The pin (`data.home`) is dragged: every place on the way, and the last. */
  onMoved?: (lonLat: LonLat) => void;
  /** In place of choosing the school or the area for the room. */
  onSchool?: (schoolId: string) => void;
  onCandidate?: (candidateId: string) => void;
  onArea?: (area: { id: string; schoolId: string } | null, lonLat: LonLat) => void;
  /** Held and moved, the pointer draws a line; told the whole one. */
  onStroke?: (line: LonLat[]) => void;
  /** Where to look; a new object moves the map. */
  focus?: MapFocus | null;
}

/** What every tool of the room is given. */
export interface ToolProps extends PlanProps {
  /** Opens another tool at one of its things. */
  goTo: (toolId: string, item: string) => void;
  /** The thing the tool was opened at, or null. */
  item: string | null;
  /** The middle of the map as it stands, for those who place things without a pointer; null: there is no map. */
  mapCentre: () => LonLat | null;
  /** Takes the map in hand, or gives it back (null). Use `useMapTool`. */
  takeMap: (tool: MapTool | null) => void;
}

/** Holds the map while the tool is open. Memoise `tool`: a new object is a change. */
export function useMapTool(takeMap: ToolProps['takeMap'], tool: MapTool | null): void {
  useEffect(() => takeMap(tool), [takeMap, tool]);
  useEffect(() => () => takeMap(null), [takeMap]);
}
