/** A child and the places it can go to. */
export interface SlowChild {
  cell: number;
  /** Key of the pair: the zone goes first, then metres, cell, place. */
  wishes: { place: number; key: readonly [number, number, number, number] }[];
}

/**
 * Deferred acceptance child by child as Gale and Shapley wrote it: whoever is without a place asks the next on its list; a
 * place keeps the best it has seats for and sends the others away. Answers the place of each child, −1 none.
 */
export function slowPlaces(children: readonly SlowChild[], seats: readonly number[]): number[] {
  const place = children.map(() => -1);
  const asked = children.map(() => 0);
  const held = seats.map((): number[] => []);
  const free = children.map((_, child) => child);
  for (let child = free.shift(); child !== undefined; child = free.shift()) {
    const wish = children[child].wishes[asked[child]++];
    if (!wish) continue;
    const here = held[wish.place];
    here.push(child);
    place[child] = wish.place;
    if (here.length <= seats[wish.place]) continue;
    const keyOf = (each: number) => children[each].wishes.find((other) => other.place === wish.place)!.key;
    here.sort((a, b) => compareKeys(keyOf(a), keyOf(b)) || a - b);
    const sent = here.pop()!;
    place[sent] = -1;
    free.push(sent);
  }
  return place;
}

export function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at] - b[at];
}
