import { closeWay } from './close-way.ts';
import { NetworkDraft, pointsMm } from './network-draft.ts';
import {
  directionFlags,
  edgeFlag,
  type LonLat,
  type Profile,
  type RoadEditValue,
  type RoadNetwork,
  unitsPerDegree,
} from './types.ts';

/** The end of a drawn way joins the nearest road within this; points between, drawn on a road, within the lesser one. */
const endReachMm = 30_000;
const onRoadMm = 2_000;
/** Where an officer does not know: as for ferries of the map (3 m/s and five minutes' wait). */
const ferryMmPerSecond = 3_000;
const ferryWaitSeconds = 300;

export interface EditedNetwork {
  network: RoadNetwork;
  /** Ids of edits that change nothing: no road under a closed line, or a new way that touches none. A person must look. */
  withoutEffect: string[];
}

/** Lays the edits over the network, in order; the given network stays as it is. `add-gate` changes no road. */
export function applyEdits(network: RoadNetwork, edits: readonly RoadEditValue[]): EditedNetwork {
  const ofRoads = edits.filter((edit) => edit.kind !== 'add-gate');
  if (ofRoads.length === 0) return { network, withoutEffect: [] };
  const draft = new NetworkDraft(network);
  const withoutEffect: string[] = [];
  for (const edit of ofRoads) {
    const hasEffect = edit.kind === 'close-way' ? closeWay(draft, edit.line, edit.profiles) : addLine(draft, edit);
    if (!hasEffect) withoutEffect.push(edit.id);
  }
  return { network: draft.finish(), withoutEffect };
}

type AddedLine = Extract<RoadEditValue, { kind: 'add-way' | 'add-ferry' }>;

/** A new way is open both ways to its profiles. False when it joins no road at all. */
function addLine(draft: NetworkDraft, edit: AddedLine): boolean {
  if (edit.line.length < 2) return false;
  const flags = bothWays(edit.profiles) | (edit.kind === 'add-ferry' ? edgeFlag.ferry : 0);
  const points = withoutRepeats(edit.line);
  if (points.length < 2) return false;
  const first = joinEnd(draft, points, 0, flags);
  const last = joinEnd(draft, points, points.length - 1, flags);
  const nodes = points.map((point, i) => {
    if (i === 0) return first.node;
    if (i === points.length - 1) return last.node;
    return edit.kind === 'add-way' ? joinMiddle(draft, point, flags) : undefined;
  });
  const joins = first.joined || last.joined || nodes.slice(1, -1).some((node) => node !== undefined);
  const lines = piecesBetweenNodes(points, nodes, first.foot, last.foot);
  const whole = lines.reduce((sum, line) => sum + pointsMm(line.points), 0);
  for (const line of lines) {
    const mm = pointsMm(line.points);
    draft.add({ ...line, mm, flags: flags | timed(edit), name: edit.name ?? '', ...ferryTimes(edit, mm, whole) });
  }
  return joins;
}

function bothWays(profiles: readonly Profile[]): number {
  return profiles.reduce((flags, name) => flags | directionFlags[name].forward | directionFlags[name].backward, 0);
}

const timed = (edit: AddedLine) => (edit.kind === 'add-ferry' && edit.seconds !== null ? edgeFlag.ferryTimed : 0);

function ferryTimes(edit: AddedLine, mm: number, whole: number) {
  if (edit.kind !== 'add-ferry') return { crossingSeconds: 0, waitSeconds: 0 };
  if (edit.seconds === null)
    return { crossingSeconds: Math.round(mm / ferryMmPerSecond), waitSeconds: ferryWaitSeconds };
  return { crossingSeconds: Math.round((edit.seconds * mm) / whole), waitSeconds: 0 };
}

type Units = [number, number];

function withoutRepeats(line: readonly LonLat[]): Units[] {
  const units = line.map(([lon, lat]): Units => [Math.round(lon * unitsPerDegree), Math.round(lat * unitsPerDegree)]);
  return units.filter(([lon, lat], i) => i === 0 || lon !== units[i - 1][0] || lat !== units[i - 1][1]);
}

/** The node of an end: on the nearest road (the gap becomes part of the way, by `foot`), else a loose one. */
function joinEnd(draft: NetworkDraft, points: Units[], at: number, flags: number) {
  const [lon, lat] = points[at];
  const found = draft.nearest(lon, lat, flags, endReachMm);
  if (!found) return { node: draft.addNode(lon, lat), joined: false, foot: undefined };
  const foot: Units = [Math.round(found.lon), Math.round(found.lat)];
  const isGap = foot[0] !== lon || foot[1] !== lat;
  return { node: draft.cut(found.edge, found.positionMm), joined: true, foot: isGap ? foot : undefined };
}

function joinMiddle(draft: NetworkDraft, [lon, lat]: Units, flags: number): number | undefined {
  const found = draft.nearest(lon, lat, flags, onRoadMm);
  return found && draft.cut(found.edge, found.positionMm);
}

function piecesBetweenNodes(points: Units[], nodes: (number | undefined)[], firstFoot?: Units, lastFoot?: Units) {
  const pieces: { from: number; to: number; points: number[] }[] = [];
  let from = nodes[0] ?? 0;
  let line: number[] = [...(firstFoot ?? []), ...points[0]];
  for (let i = 1; i < points.length; i++) {
    line.push(...points[i]);
    const to = nodes[i];
    if (to === undefined) continue;
    if (i === points.length - 1 && lastFoot) line.push(...lastFoot);
    pieces.push({ from, to, points: line });
    from = to;
    line = [...points[i]];
  }
  return pieces;
}
