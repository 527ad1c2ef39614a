import { difference, knownSum } from './known-sum.ts';
import type { SchoolBalance, SchoolFigures, SeatsBasis } from './types.ts';

/** Seats the register states for every grade. */
export function statedSeats({ grades }: SchoolFigures): number | null {
  return grades.length === 0 ? null : knownSum(grades.map(({ seats }) => seats)).total;
}

/** Classes of each grade × the most pupils of a class there. */
export function seatsByClasses({ grades }: SchoolFigures): number | null {
  if (grades.length === 0) return null;
  return knownSum(grades.map(({ classes, cap }) => (classes === null || cap === null ? null : classes * cap))).total;
}

/**
 * Rooms × classes a room can hold in its sessions × the lowest cap of the level; whole classes only. Rooms of a school of several levels
 * cannot be told apart: unknown.
 */
export function seatsByRooms(
  { rooms, onlyLevel, grades }: SchoolFigures,
  classesPerRoom: number | null,
  cap: number | null,
) {
  const caps = grades.flatMap((grade) => grade.cap ?? []);
  const least = caps.length > 0 ? Math.min(...caps) : cap;
  if (rooms === null || !onlyLevel || classesPerRoom === null || least === null) return null;
  return Math.floor(rooms * classesPerRoom + 1e-9) * least;
}

/** Seats by the surest figure there is: stated, else by classes, else by rooms; null when none is known. */
export function balanceOfSchool(
  school: SchoolFigures,
  classesPerRoom: number | null,
  cap: number | null,
): SchoolBalance {
  const found: [SeatsBasis, number | null][] = [
    ['stated', statedSeats(school)],
    ['classes', seatsByClasses(school)],
    ['rooms', seatsByRooms(school, classesPerRoom, cap)],
  ];
  const [basis, seats] = found.find(([, value]) => value !== null) ?? [null, null];
  const { grades, id, area, ownership, rooms } = school;
  const pupils = grades.length === 0 ? null : knownSum(grades.map((grade) => grade.pupils)).total;
  const classes = grades.length === 0 ? null : knownSum(grades.map((grade) => grade.classes)).total;
  return {
    ...{ id, area, ownership, rooms, seats, basis, pupils, classes },
    balance: difference(seats, pupils),
    averageClass: pupils === null || classes === null || classes === 0 ? null : pupils / classes,
  };
}
