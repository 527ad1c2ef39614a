import type { SchoolSummary } from '../../../api/client.ts';

export const fillClasses = ['under', 'near', 'over', 'unknown'] as const;
export type FillClass = (typeof fillClasses)[number];

/** Full begins at 80 % of the seats; over 100 % is overcrowded. Unknown stays its own class. */
export function fillClass(fill: number | null): FillClass {
  if (fill === null) return 'unknown';
  if (fill > 1) return 'over';
  return fill >= 0.8 ? 'near' : 'under';
}

/** A total over the schools where the figure is known, with how many those are; null when none. */
export interface KnownTotal {
  total: number | null;
  known: number;
}

export interface NetworkFigures {
  schools: number;
  seats: KnownTotal;
  pupils: KnownTotal;
  /** Pupils per seat over the schools where both are known. */
  fill: KnownTotal;
}

/** Totals of a list of schools. Unknown figures are left out, never counted as zero. */
export function networkFigures(schools: readonly SchoolSummary[]): NetworkFigures {
  const both = schools.filter((school) => school.seats !== null && school.pupils !== null);
  const seats = sumKnown(both.map((school) => school.seats));
  const pupils = sumKnown(both.map((school) => school.pupils));
  const share = seats.total && pupils.total !== null ? pupils.total / seats.total : null;
  return {
    schools: schools.length,
    seats: sumKnown(schools.map((school) => school.seats)),
    pupils: sumKnown(schools.map((school) => school.pupils)),
    fill: { total: share, known: both.length },
  };
}

function sumKnown(values: readonly (number | null)[]): KnownTotal {
  const known = values.filter((value) => value !== null);
  return { total: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0), known: known.length };
}
