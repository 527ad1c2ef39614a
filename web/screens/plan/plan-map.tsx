import { useMemo, useState } from 'react';
import type { LonLat, RoadEdit, RouteAnswer } from '../../../api/client.ts';
import type { MapData } from '../../map/map-data.ts';
import type { MapFocus } from '../../map/map-view.tsx';
import { CameraLink } from '../../map/tools/camera-link.ts';
import { useWords } from '../../state/organisation.tsx';
import { MapFrame } from '../../ui/map-frame.tsx';
import { SwipeDivider } from '../../ui/swipe-divider.tsx';
import { childrenCells } from './children-cells.ts';
import type { MapTool } from './map-tool.ts';
import type { PlanProps } from './plan-view.ts';

const noLine: LonLat[] = [];

interface PlanMapProps extends PlanProps {
  /** What the open tool does on the map. */
  tool: MapTool | null;
  onCentre: (lonLat: LonLat) => void;
}

/** The planner's canvas. */
export function PlanMap(props: PlanMapProps) {
  const { view, change, tool, onCentre } = props;
  const [stroke, setStroke] = useState<LonLat[]>(noLine);
  const data = usePlanData(props, stroke);
  const chosen = data.chosenSchool;
  const chosenId = chosen?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: new figures of the same school are no reason to move the map
  const focus = useMemo<MapFocus | null>(() => (chosen ? { centre: chosen.lonLat, zoom: 14.5 } : null), [chosenId]);
  const [camera] = useState(() => new CameraLink());
  const [position, setPosition] = useState(50);
  const under = tool?.under ?? null;
  const onSchool = tool?.onSchool ?? ((schoolId: string) => !tool?.pinning && change({ schoolId }));
  const shared = { level: view.level, hidden: view.hiddenOnMap, camera, onSchool };
  return (
    <div
      className={['plan-map', tool?.pinning && 'is-placing', tool?.onStroke && 'is-stroking'].filter(Boolean).join(' ')}
    >
      {under && (
        <div className="swipe-under map-frame">
          <MapFrame {...shared} isCanvas data={{ ...data, ...under.data }} />
        </div>
      )}
      <div className="swipe-over map-frame" style={under ? { clipPath: `inset(0 0 0 ${position}%)` } : undefined}>
        <MapFrame
          {...shared}
          isCanvas
          data={data}
          focus={tool?.focus ?? focus}
          pinning={tool?.pinning}
          onCentre={onCentre}
          onPick={tool?.onPick}
          onMoved={tool?.onMoved}
          onCandidate={tool?.onCandidate}
          stroking={tool?.onStroke !== undefined}
          onStroking={setStroke}
          onStroke={tool?.onStroke}
          onArea={tool?.onArea ?? ((area) => area && !tool?.pinning && change({ schoolId: area.schoolId }))}
        />
      </div>
      {under && <Swipe {...{ under, position }} onPosition={setPosition} />}
      {tool?.pinning && <span className="plan-cross" aria-hidden />}
    </div>
  );
}

interface SwipeProps {
  under: NonNullable<MapTool['under']>;
  position: number;
  onPosition: (position: number) => void;
}

/** The divider, and which side is which. */
function Swipe({ under: { name, nameOver }, position, onPosition }: SwipeProps) {
  const { t, n } = useWords();
  const told = t('planner.swipe.told', { name, share: n(position, 0), nameOver, rest: n(100 - position, 0) });
  return (
    <>
      <p className="swipe-name" style={{ insetInlineEnd: `calc(${100 - position}% + 12px)` }} aria-hidden>
        {name}
      </p>
      <p className="swipe-name" style={{ insetInlineStart: `calc(${position}% + 12px)` }} aria-hidden>
        {nameOver}
      </p>
      <SwipeDivider {...{ position, onPosition, told }} label={t('planner.swipe')} />
    </>
  );
}

/** `stroke`: the line being drawn this moment, before the tool is told of it. */
function usePlanData({ view, calls, schools, tool }: PlanMapProps, stroke: readonly LonLat[]): MapData {
  const { data: laid, drawn: toolLine } = tool ?? {};
  const drawn = stroke.length > 0 ? stroke : toolLine;
  const { layers, schoolId, limits } = view;
  const coverage = calls.coverage.value;
  const children = layers.includes('children') ? calls.children.value : null;
  const shapes = layers.includes('shares') ? calls.communeShapes.value : null;
  const edits = layers.includes('edits') ? calls.edits.value : null;
  const areas = {
    zones: layers.includes('zones') ? calls.zoneAreas.value : null,
    roadAreas: layers.includes('areas') ? calls.nearestAreas.value : null,
    walkingAreas: layers.includes('walking') ? calls.walkingAreas.value : null,
  };
  const cells = useMemo(() => children && childrenCells(children), [children]);
  const { zones, roadAreas, walkingAreas } = areas;
  const kept = view.keptLayers.length > 0 ? calls.kept.value : null;
  return useMemo(
    () => ({
      schools,
      chosenSchool: schools.find((school) => school.id === schoolId) ?? null,
      children: cells,
      zones,
      roadAreas,
      walkingAreas,
      kept,
      communeShapes: shapes,
      coverage: shapes && coverage ? { coverage, limit: coverage.limits[middleOf(limits)] } : null,
      route: asLines(edits?.edits ?? [], drawn ?? []),
      ...laid,
    }),
    [schools, schoolId, cells, zones, roadAreas, walkingAreas, kept, shapes, coverage, limits, edits, drawn, laid],
  );
}

/** The limit the map colours communes by: the middle one of those in the table. */
export function middleOf(limits: readonly number[]): number {
  return Math.floor((limits.length - 1) / 2);
}

/** Edits in force and the line being drawn, drawn as a way: boats dashed, closed stretches and gates as straight legs. */
function asLines(edits: readonly RoadEdit[], drawn: readonly LonLat[]): RouteAnswer | null {
  const kinds = { 'add-way': 'road', 'add-ferry': 'ferry', 'close-way': 'leg', 'add-gate': 'leg' } as const;
  const stretches: RouteAnswer['stretches'] = edits
    .filter((edit) => edit.withdrawnAt === null)
    .map((edit) => ({ kind: kinds[edit.kind], name: edit.reason, metres: 0, line: asLine(edit.line) }));
  if (drawn.length > 0) stretches.push({ kind: 'road', name: '', metres: 0, line: asLine(drawn) });
  return stretches.length === 0 ? null : { metres: null, stretches, networkVersion: '' };
}

/** A lone point becomes a line of no length, which the round ends of the drawing show as a dot. */
function asLine(points: readonly LonLat[]): LonLat[] {
  return points.length === 1 ? [points[0], points[0]] : [...points];
}
