import { straightMetres } from '#engines/assignment/straight-metres.ts';
import type { ApplicantColumns } from '#engines/enrolment-records.ts';
import { GrowingColumn } from '../../domains/assignments/contract/growing-column.ts';
import type { MeasuredTravel } from '../../domains/assignments/contract/measured-travel.ts';
import type { TravelLimits } from './travel-limits.ts';

/** A degree of latitude is never shorter than this on our sphere, so that a band of latitude can be skipped unmeasured. */
const leastMetresPerDegree = 111_000;

/**
 * Straight-line metres from every applicant to the schools within the limits, and to every school in `wished` whatever they are.
 * Rows by applicant in the order of `applicants`, then school in the order of `schools`.
 */
export function measureStraight(
  applicants: ApplicantColumns,
  schools: ApplicantColumns,
  wished: Set<number>[],
  limits: TravelLimits,
): MeasuredTravel {
  const from = new GrowingColumn();
  const to = new GrowingColumn();
  const metres = new GrowingColumn();
  const homes = applicants.lonLats!;
  const gates = schools.lonLats!;
  const band = limits.maxMetres / leastMetresPerDegree;
  for (let a = 0; a < applicants.ids.length; a++) {
    const found: [number, number][] = [];
    for (let s = 0; s < schools.ids.length; s++) {
      const named = wished[a]?.has(s) ?? false;
      if (!named && Math.abs(homes[2 * a + 1] - gates[2 * s + 1]) > band) continue;
      const distance = straightMetres(homes[2 * a], homes[2 * a + 1], gates[2 * s], gates[2 * s + 1]);
      if (named || distance <= limits.maxMetres) found.push([s, distance]);
    }
    for (const [s, distance] of nearestOf(found, limits.nearest, wished[a])) {
      from.push(a);
      to.push(s);
      metres.push(distance);
    }
  }
  const snaps = new Int32Array(from.length);
  return {
    columns: { applicants: from.close(), schools: to.close(), metres: metres.close() },
    snapFromMetres: snaps,
    snapToMetres: snaps,
    facts: {},
    issues: [],
  };
}

/** The nearest `most` by metres, then place, with all that were wished; in the order of schools. */
function nearestOf(
  found: [number, number][],
  most: number | null,
  wished: Set<number> | undefined,
): [number, number][] {
  if (most === null || found.length <= most) return found;
  const near = found.toSorted((one, other) => one[1] - other[1] || one[0] - other[0]).slice(0, most);
  const kept = new Set(near.map(([s]) => s));
  return found.filter(([s]) => kept.has(s) || wished?.has(s));
}
