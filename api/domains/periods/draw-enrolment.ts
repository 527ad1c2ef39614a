import { shareOut } from '#engines/demand/share-out.ts';

/** A school for which figures are drawn. */
export interface DrawnSchool {
  id: string;
  /** Ground of all its sites; null unknown. */
  areaSquareMetres: number | null;
  /** Children of the period whose nearest school it is. */
  nearestChildren: number;
  /** Seats the register states for the entry grade; they are kept. */
  knownSeats: number | null;
}

/** Ground below and above which more of it makes no smaller or larger school. */
const leastArea = 1_500;
const mostArea = 15_000;
/** More seats than children, so that most find one and some schools still end up full. */
const seatsPerChild = 1.03;

/**
 * Classes of the entry grade for schools without stated seats, so that all seats come to 3 % more than the children: half
 * by the children who live nearest, half by the ground where it is known. At least one class each. In order of `schools`.
 */
export function drawClasses(schools: readonly DrawnSchool[], children: number, classSize: number): (number | null)[] {
  const known = schools.reduce((sum, school) => sum + (school.knownSeats ?? 0), 0);
  const open = schools.filter((school) => school.knownSeats === null);
  const wanted = Math.max(open.length, Math.round((children * seatsPerChild - known) / classSize));
  const grounds = open.flatMap(({ areaSquareMetres }) => (areaSquareMetres === null ? [] : [clamp(areaSquareMetres)]));
  const meanGround = grounds.reduce((sum, area) => sum + area, 0) / Math.max(1, grounds.length);
  const meanChildren = Math.max(1, children / Math.max(1, schools.length));
  const weights = open.map(({ areaSquareMetres, nearestChildren }) => {
    const byChildren = nearestChildren / meanChildren;
    return areaSquareMetres === null ? byChildren : (byChildren + clamp(areaSquareMetres) / meanGround) / 2;
  });
  const shares = shareOut(Math.max(0, wanted - open.length), weights);
  let next = 0;
  return schools.map((school) => (school.knownSeats === null ? 1 + shares[next++] : null));
}

function clamp(area: number): number {
  return Math.min(mostArea, Math.max(leastArea, area));
}

/** What rules name of a child. */
export interface DrawnAttributes {
  group: string;
  siblingSchool: string | null;
}

const groupShares: [group: string, until: number][] = [
  ['1', 0.72],
  ['2', 0.9],
  ['3', 1],
];
const siblingShare = 0.12;

/** Of a hundred children so many have permanent residence where they live. */
const permanentShare = 0.78;
const dayMilliseconds = 86_400_000;

/** What a dossier says of a child and no rule need name. */
export interface DrawnPerson {
  /** ISO day. */
  birthDate: string;
  residence: 'permanent' | 'temporary';
}

/** A day among those of the grade's right age, and the kind of residence. `from`, `to`: ISO days, inclusive. */
export function drawPerson({ from, to }: { from: string; to: string }, random: () => number): DrawnPerson {
  const days = 1 + (Date.parse(to) - Date.parse(from)) / dayMilliseconds;
  const born = new Date(Date.parse(from) + dayMilliseconds * Math.floor(random() * days));
  return {
    birthDate: born.toISOString().slice(0, 10),
    residence: random() < permanentShare ? 'permanent' : 'temporary',
  };
}

/** Priority group and, for one in eight, the school an older child attends: one of the nearest. */
export function drawAttributes(nearest: readonly string[], random: () => number): DrawnAttributes {
  const drawn = random();
  const group = groupShares.find(([, until]) => drawn < until)?.[0] ?? '3';
  const hasSibling = random() < siblingShare && nearest.length > 0;
  // Drawn in any case, so that one child's answer does not move the next one's.
  const which = random();
  return { group, siblingSchool: hasSibling ? nearest[Math.floor(which * which * nearest.length)] : null };
}

/** Figures of one grade. */
export interface DrawnFigures {
  grade: string;
  classes: number;
  seats: number;
  pupils: number;
}

/** Classes, seats and pupils of every grade of a school; it is between 70 and 118 % full, each grade a little apart. */
export function drawFigures(
  grades: readonly string[],
  classes: number,
  classSize: number,
  random: () => number,
): DrawnFigures[] {
  const fill = 0.72 + 0.42 * random();
  return grades.map((grade) => {
    const seats = classes * classSize;
    return { grade, classes, seats, pupils: Math.round(seats * (fill + 0.08 * (random() - 0.5))) };
  });
}
