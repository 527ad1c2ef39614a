import { segmentMm } from './ellipsoid.ts';
import type { NetworkDraft } from './network-draft.ts';
import { directionFlags, type LonLat, type Profile, unitsPerDegree } from './types.ts';

/** The drawn line is followed in steps of 4 m; a road within 15 m of it is the one meant. */
const stepMm = 4_000;
const besideMm = 15_000;
/** Shorter touches are crossing streets, not the street closed. */
const leastTouchMm = 10_000;
/** A closed stretch that ends this near a junction ends at it. */
const nearJunctionMm = 5_000;

/** Closes the stretches of road or ferry under the line to the profiles; one point closes its whole edge. False: no road there. */
export function closeWay(draft: NetworkDraft, line: readonly LonLat[], profiles: readonly Profile[]): boolean {
  const closed = profiles.reduce(
    (flags, name) => flags | directionFlags[name].forward | directionFlags[name].backward,
    0,
  );
  const touched = new Map<number, { low: number; high: number }>();
  for (const [lon, lat] of stepsAlong(line)) {
    const foot = draft.nearest(lon, lat, closed, besideMm, { ferries: true });
    if (!foot) continue;
    const known = touched.get(foot.edge);
    if (!known) touched.set(foot.edge, { low: foot.positionMm, high: foot.positionMm });
    else {
      known.low = Math.min(known.low, foot.positionMm);
      known.high = Math.max(known.high, foot.positionMm);
    }
  }
  let hasEffect = false;
  for (const [edge, stretch] of touched) {
    const { mm } = draft.edge(edge);
    const { low, high } = line.length === 1 ? { low: 0, high: mm } : stretch;
    if (high - low < Math.min(leastTouchMm, mm / 2)) continue;
    closeStretch(draft, edge, low <= nearJunctionMm ? 0 : low, high >= mm - nearJunctionMm ? mm : high, closed);
    hasEffect = true;
  }
  return hasEffect;
}

/** Cuts the stretch out of its edge and takes the flags from it; the rest stays open. */
function closeStretch(draft: NetworkDraft, edge: number, low: number, high: number, closed: number): void {
  let piece = edge;
  if (high < draft.edge(piece).mm) {
    draft.cut(piece, high);
    piece = draft.baseEdges + draft.added.length - 2;
  }
  if (low > 0) {
    draft.cut(piece, low);
    piece = draft.baseEdges + draft.added.length - 1;
  }
  const whole = draft.edge(piece);
  draft.removed.add(piece);
  draft.add({ ...whole, flags: whole.flags & ~closed });
}

function* stepsAlong(line: readonly LonLat[]): Generator<[number, number]> {
  const units = line.map(([lon, lat]) => [lon * unitsPerDegree, lat * unitsPerDegree]);
  if (units.length === 1) yield [units[0][0], units[0][1]];
  for (let i = 1; i < units.length; i++) {
    const [[lonA, latA], [lonB, latB]] = [units[i - 1], units[i]];
    const steps = Math.max(1, Math.ceil(segmentMm(lonA, latA, lonB, latB) / stepMm));
    for (let s = i === 1 ? 0 : 1; s <= steps; s++)
      yield [lonA + (s / steps) * (lonB - lonA), latA + (s / steps) * (latB - latA)];
  }
}
