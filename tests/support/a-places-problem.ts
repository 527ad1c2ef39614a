import { seededRandom } from '../../api/engines/random.ts';
import {
  EXPANSION,
  FORBIDDEN,
  FORCED,
  FREE,
  type PlaceObjective,
  type PlacesProblem,
  placeObjectives,
  SCHOOL,
  SITE,
} from '../../api/engines/siting/places/types.ts';

/** A small invented town with a choice of places, now roomy, now too narrow; the same seed gives the same town. */
export function aPlacesProblem(seed: string, objective?: PlaceObjective): PlacesProblem {
  const random = seededRandom(`places ${seed}`);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const cells = whole(3, 9);
  const schools = whole(1, 3);
  const kind = [
    ...Array.from({ length: schools }, () => SCHOOL),
    ...Array.from({ length: whole(0, 1) }, () => EXPANSION),
    ...Array.from({ length: whole(1, 4) }, () => SITE),
  ];
  const point = () => [whole(0, 4000), whole(0, 4000)];
  const standing = kind.map(point);
  const schoolOf = kind.map((what) => (what === EXPANSION ? whole(0, schools - 1) : -1));
  schoolOf.forEach((school, p) => {
    if (school >= 0) standing[p] = standing[school];
  });
  const children = Float64Array.from({ length: cells }, () => whole(0, 30));
  const total = children.reduce((sum, own) => sum + own, 0);
  const narrow = 0.4 + random() * 2;
  const firstWay = [0];
  const wayPlace: number[] = [];
  const wayMetres: number[] = [];
  for (let i = 0; i < cells; i++) {
    const [x, y] = point();
    standing.forEach(([a, b], p) => {
      if (random() < 0.1) return;
      wayPlace.push(p);
      wayMetres.push(Math.round(Math.hypot(a - x, b - y)));
    });
    firstWay.push(wayPlace.length);
  }
  const choice = kind.map((what) => {
    if (what === SCHOOL) return FREE;
    return random() < 0.15 ? FORCED : random() < 0.15 ? FORBIDDEN : FREE;
  });
  return {
    children,
    firstWay: Int32Array.from(firstWay),
    wayPlace: Int32Array.from(wayPlace),
    wayMetres: Float64Array.from(wayMetres),
    kind: Uint8Array.from(kind),
    schoolOf: Int32Array.from(schoolOf),
    seats: Float64Array.from(kind, () => whole(1, Math.ceil((narrow * total) / kind.length) + 1)),
    choice: Uint8Array.from(choice),
    open: choice.filter((each) => each === FORCED).length + whole(0, 2),
    objective: objective ?? placeObjectives[whole(0, placeObjectives.length - 1)],
    limitMetres: 1500,
    wholeCells: false,
  };
}
