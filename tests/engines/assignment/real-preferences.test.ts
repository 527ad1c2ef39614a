import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { needSharedData } from '../../support/shared-data.ts';

/** Rows of a small CSV without quotes, header left out. */
function rowsOf(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}

it('places 927 real students at 47 real projects by both sides’ preferences: stable, nothing wasted', (test) => {
  const [students, projects, capacities] = ['student_preference', 'project_preference', 'project_capacity'].map(
    (name) => rowsOf(needSharedData(test, `choice/wpi-2018-2019-${name}.csv`)),
  );
  const town = anEnrolment().withRules({ criteria: [{ rule: 'listed' }] });
  for (const [id, capacity] of capacities) town.withSchool(`p${id.padStart(2, '0')}`, { seats: Number(capacity) });
  const names = [...town.schools.keys()];
  const liking = new Map(projects.map(([id, ...values]) => [id, values]));
  for (const [id, ...values] of students) {
    // A wish is a project the student gave points; equal points keep the order of the table.
    const wishes = names.map((name, i) => ({ name, points: Number(values[i]) })).filter(({ points }) => points > 0);
    wishes.sort((one, other) => other.points - one.points || (one.name < other.name ? -1 : 1));
    const listed = Object.fromEntries(names.map((name, i) => [name, -Number(liking.get(id)![i])]));
    town.withChild(id, { wishes: wishes.map(({ name }) => name), listed });
  }
  const { rows, placeable } = town.solve();
  expect(rows).toHaveLength(927);
  expect(town.judge(rows)).toMatchObject({ sound: true, blockingPairs: 0, wasted: 0, overSeats: 0 });
  expect(placeable.maximum).toBeGreaterThanOrEqual(rows.filter(({ schoolId }) => schoolId !== '').length);
});
