import type { AreaBalance, LevelNorms, SchoolBalance, SchoolFigures } from './types.ts';

/** What a figure falls short of; the words are `capacity.warning.<code>`. */
export type CapacityWarningCode =
  | 'pupils-over-seats'
  | 'class-over-cap'
  | 'too-few-classes'
  | 'too-many-classes'
  | 'land-small'
  | 'children-over-seats'
  | 'places-short'
  | 'rooms-short';

/** A warning, never a refusal. */
export interface CapacityWarning {
  code: CapacityWarningCode;
  area: string | null;
  school: string | null;
  value: number;
  norm: number;
  /** How far beyond the norm, as a share of it: what the list is ranked by. */
  beyond: number;
}

/** All warnings of schools and areas, the farthest beyond its norm first, then by area and school. Unknown figures warn of nothing. */
export function warnings(
  figures: readonly SchoolFigures[],
  schools: readonly SchoolBalance[],
  areas: readonly AreaBalance[],
  norms: LevelNorms,
  cap: number | null,
): CapacityWarning[] {
  const found: CapacityWarning[] = [];
  schools.forEach((school, i) => {
    found.push(...ofSchool(figures[i], school, norms, cap));
  });
  for (const area of areas) if (area.area !== null) found.push(...ofArea(area, norms));
  return found.sort(
    (a, b) => b.beyond - a.beyond || compare(a.area, b.area) || compare(a.school, b.school) || compare(a.code, b.code),
  );
}

type Check = [code: CapacityWarningCode, value: number | null, norm: number | null, side: 'above' | 'below'];

function ofSchool(
  { landSquareMetres, grades }: SchoolFigures,
  { id, area, seats, pupils, classes, averageClass }: SchoolBalance,
  norms: LevelNorms,
  levelCap: number | null,
): CapacityWarning[] {
  const caps = grades.flatMap((grade) => (grade.cap === null || grade.classes === null ? [] : [grade]));
  const weighted = caps.reduce((sum, grade) => sum + grade.cap! * grade.classes!, 0);
  const cap = classes !== null && classes > 0 && caps.length === grades.length ? weighted / classes : levelCap;
  const land = landSquareMetres === null || pupils === null || pupils === 0 ? null : landSquareMetres / pupils;
  return check(area, id, [
    ['pupils-over-seats', pupils, seats, 'above'],
    ['class-over-cap', averageClass, cap, 'above'],
    ['too-few-classes', classes, norms.leastClasses, 'below'],
    ['too-many-classes', classes, norms.mostClasses, 'above'],
    ['land-small', land, norms.landPerPupil, 'below'],
  ]);
}

function ofArea(area: AreaBalance, norms: LevelNorms): CapacityWarning[] {
  const seats = area.all.seats.total;
  return check(area.area, null, [
    ['children-over-seats', area.children, seats, 'above'],
    ['places-short', seats, area.placesWanted, 'below'],
    ['rooms-short', area.roomsPer10000, norms.roomsPer10000, 'below'],
  ]);
}

function check(area: string | null, school: string | null, checks: Check[]): CapacityWarning[] {
  return checks.flatMap(([code, value, norm, side]) => {
    if (value === null || norm === null) return [];
    const short = side === 'above' ? value - norm : norm - value;
    if (short <= 1e-9) return [];
    return [{ code, area, school, value, norm, beyond: norm === 0 ? short : short / norm }];
  });
}

function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
