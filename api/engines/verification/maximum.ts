import type { Court } from './checks.ts';

/**
 * Reports `belowMaximum` when one more child could be placed: from some child without a place, through schools that would have
 * to pass a pupil on to another of its schools, a free seat is reached. There is such a way unless the number is the greatest
 * (Berge 1957). Pupils placed by the council stay where they are.
 */
export function checkMaximum({ records, lists, schoolOf, decided, report }: Court): void {
  const free = Array.from(records.schools.seats, (seats) => Math.max(0, seats));
  const pupils: number[][] = free.map(() => []);
  const waiting: number[] = [];
  schoolOf.forEach((school, applicant) => {
    if (school >= 0) free[school]--;
    if (decided.has(applicant)) return;
    if (school >= 0) pupils[school].push(applicant);
    else waiting.push(applicant);
  });
  const asked = new Set<number>();
  for (let applicant = waiting.pop(); applicant !== undefined; applicant = waiting.pop())
    for (const { school } of lists.of(applicant)) {
      if (asked.has(school)) continue;
      asked.add(school);
      if (free[school] > 0) {
        report('belowMaximum', '', records.schools.ids[school]);
        return;
      }
      for (const pupil of pupils[school]) waiting.push(pupil);
    }
}
