import type { PlacesToFill } from './cheapest-places.ts';

/**
 * Of two assignments `held` is the cheaper in moves: takes over rings of changes from `other` that cost exactly as much as they
 * win, as long as they make no more than `room` children moved; larger rings first. A ring begins and ends at one school, or at
 * free seats, so that any choice of rings keeps within the seats.
 */
export function exchangeTies(
  places: PlacesToFill,
  moved: Uint8Array,
  held: Int32Array,
  other: Int32Array,
  room: number,
): Int32Array {
  const worth = (c: number, place: number) => (place < 0 ? places.outCost[c] : places.cost[place]);
  const moves = (place: number) => (place < 0 ? 0 : moved[place]);
  const ties = ringsOf(places, held, other)
    .map((children) => ({
      children,
      cost: children.reduce((sum, c) => sum + worth(c, other[c]) - worth(c, held[c]), 0),
      moves: children.reduce((sum, c) => sum + moves(other[c]) - moves(held[c]), 0),
    }))
    .filter(({ cost, moves: more }) => cost === 0 && more > 0);
  const next = held.slice();
  let left = room;
  for (const { children, moves: more } of ties.sort((one, another) => another.moves - one.moves)) {
    if (more > left) continue;
    for (const c of children) next[c] = other[c];
    left -= more;
  }
  return next;
}

/** The changes from one assignment to the other as rings of children, each leaving where the one before arrives. */
function ringsOf(places: PlacesToFill, held: Int32Array, other: Int32Array): number[][] {
  const schools = places.seats.length;
  const [out, free] = [schools, schools + 1];
  const at = (place: number) => (place < 0 ? out : places.school[place]);
  const leaving: { child: number; to: number }[][] = Array.from({ length: schools + 2 }, () => []);
  const surplus = new Int32Array(schools + 1);
  held.forEach((place, child) => {
    if (place === other[child]) return;
    leaving[at(place)].push({ child, to: at(other[child]) });
    surplus[at(place)]--;
    surplus[at(other[child])]++;
  });
  // More who come than go fill seats that were free, and the other way round.
  surplus.forEach((more, node) => {
    for (let i = 0; i < more; i++) leaving[node].push({ child: -1, to: free });
    for (let i = 0; i < -more; i++) leaving[free].push({ child: -1, to: node });
  });
  const rings: number[][] = [];
  for (let first = 0; first < leaving.length; first++)
    while (leaving[first].length > 0) takeRings(leaving, first, rings);
  return rings;
}

/** Walks on from `first` until it is back, and cuts a ring off whenever a node is met again. */
function takeRings(leaving: { child: number; to: number }[][], first: number, rings: number[][]): void {
  const way: { node: number; child: number }[] = [];
  const place = new Map<number, number>([[first, 0]]);
  let node = first;
  while (leaving[node].length > 0) {
    const { child, to } = leaving[node].pop()!;
    way.push({ node, child });
    const met = place.get(to);
    if (met !== undefined) {
      const ring = way.splice(met);
      for (const step of ring.slice(1)) place.delete(step.node);
      rings.push(ring.flatMap((step) => (step.child < 0 ? [] : [step.child])));
    } else place.set(to, way.length);
    node = to;
  }
}
