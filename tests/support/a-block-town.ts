import type { BoundaryProblem } from '#engines/catchment/boundaries/types.ts';
import { seededRandom } from '#engines/random.ts';

/** A town of square blocks drawn in letters: digits are children, A, B … the gates (one child lives there), a space is water. */
export function blockTown(drawing: string[], seats: number[], options: { barriers?: [number, number][] } = {}) {
  const width = Math.max(...drawing.map((line) => line.length));
  const at = (x: number, y: number) => drawing[y]?.[x] ?? ' ';
  const numberOf = new Map<string, number>();
  const places: [number, number][] = [];
  for (let y = 0; y < drawing.length; y++)
    for (let x = 0; x < width; x++)
      if (at(x, y) !== ' ') {
        numberOf.set(`${x} ${y}`, places.length);
        places.push([x, y]);
      }
  const links = places.map(([x, y]) =>
    [
      [x + 1, y],
      [x - 1, y],
      [x, y + 1],
      [x, y - 1],
    ].flatMap(([u, v]) => numberOf.get(`${u} ${v}`) ?? []),
  );
  const gateBlock = seats.map((_, s) =>
    places.findIndex(([x, y]) => at(x, y) === String.fromCharCode('A'.charCodeAt(0) + s)),
  );
  const isBarrier = (a: number, b: number) =>
    (options.barriers ?? []).some(([x, y]) => (x === a && y === b) || (x === b && y === a));
  const metres = gateBlock.map((gate) => stepsFrom(gate, links).map((steps) => steps * 100));
  const reach = places.map((_, b) =>
    seats
      .map((__, s) => ({ s, metres: metres[s][b] }))
      .filter(({ metres: far }) => Number.isFinite(far))
      .sort((one, other) => one.metres - other.metres || one.s - other.s),
  );
  const none = new Int32Array(places.length).fill(-1);
  const problem: BoundaryProblem = {
    children: Int32Array.from(places, ([x, y]) => (/\d/.test(at(x, y)) ? Number(at(x, y)) : 1)),
    ...{ linkStart: starts(links), linkTo: Int32Array.from(links.flat()) },
    linkBarrier: Uint8Array.from(links.flatMap((own, a) => own.map((b) => (isBarrier(a, b) ? 1 : 0)))),
    ...{ seats: Int32Array.from(seats), gateBlock: Int32Array.from(gateBlock), reachStart: starts(reach) },
    reachSchool: Int32Array.from(reach.flatMap((own) => own.map(({ s }) => s))),
    reachMetres: Float64Array.from(reach.flatMap((own) => own.map(({ metres: far }) => far))),
    ...{ today: none.slice(), neighbourhood: none.slice(), feedsInto: none.slice() },
  };
  return problem;
}

/** A town of chance, small enough to try every plan. */
export function randomBlockTown(seed: number, seatsShare: number): BoundaryProblem {
  const random = seededRandom(`town ${seed}`);
  const [width, height] = [3 + Math.floor(random() * 2), 3];
  const schools = 2 + Math.floor(random() * 2);
  const letters = Array.from({ length: width * height }, () =>
    random() < 0.08 ? ' ' : String(Math.floor(random() * 4)),
  );
  for (let s = 0; s < schools; s++) {
    let place = Math.floor(random() * letters.length);
    while (/[A-Z]/.test(letters[place])) place = (place + 1) % letters.length;
    letters[place] = String.fromCharCode('A'.charCodeAt(0) + s);
  }
  const drawing = Array.from({ length: height }, (_, y) => letters.slice(y * width, (y + 1) * width).join(''));
  const problem = blockTown(drawing, new Array<number>(schools).fill(0));
  const all = problem.children.reduce((sum, count) => sum + count, 0);
  problem.seats = Int32Array.from({ length: schools }, () =>
    Math.ceil((seatsShare * all * (0.7 + 0.6 * random())) / schools),
  );
  return problem;
}

function starts(lists: readonly unknown[][]): Uint32Array {
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    start[i + 1] = start[i] + list.length;
  });
  return start;
}

function stepsFrom(gate: number, links: number[][]): number[] {
  const steps = links.map(() => Number.POSITIVE_INFINITY);
  steps[gate] = 0;
  const queue = [gate];
  for (const b of queue)
    for (const next of links[b])
      if (steps[next] === Number.POSITIVE_INFINITY) {
        steps[next] = steps[b] + 1;
        queue.push(next);
      }
  return steps;
}
