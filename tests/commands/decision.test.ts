import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionEffect } from '#engines/assignment/decision-effect.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

let folder: WorkFolder;
beforeAll(() => {
  folder = new WorkFolder();
  folder.write('schools.csv', 'school_id,name,lon,lat,seats', 'n,Bắc,106.7,10.7,2', 's,Nam,106.8,10.7,1');
  const ids = ['c0', 'c1', 'c2', 'c3', 'c4'];
  folder.write('applicants.csv', 'applicant_id,group', ...ids.map((id) => `${id},1`));
  const travel = ids.flatMap((id, i) => [`${id},n,${10 * (i + 1)}`, `${id},s,${100 + i}`]);
  folder.write('travel.csv', 'from_id,to_id,metres', ...travel);
  const criteria = [{ rule: 'group', order: ['1'] }, { rule: 'distance' }];
  folder.write(
    'rules.json',
    JSON.stringify({ mechanism: 'deferred-acceptance', criteria, imputeChoicesByDistance: true }),
  );
});
afterAll(() => folder.remove());

const decide = (child: string, school: string) => {
  const files = ['schools.csv', 'applicants.csv', 'travel.csv', 'rules.json'];
  const inputs = files.flatMap((name) => [`--${name.slice(0, name.indexOf('.'))}`, folder.path(name)]);
  return runVerb('decision', ...inputs, '--child', child, '--school', school);
};

describe('decision', () => {
  it('tells before it is signed who loses the seat, where to, and how many stand in the same position', async () => {
    const { exitCode, stdout, stderr } = await decide('c4', 'n');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const effect = JSON.parse(stdout) as DecisionEffect;
    expect(effect.decided).toMatchObject([
      { applicantId: 'c4', fromSchoolId: null, toSchoolId: 'n', toMetres: 50, samePosition: 2 },
    ]);
    // North takes c0 and c1, south c2: c1 gives way to c4 and takes the seat of c2, who has none then.
    expect(effect.others).toMatchObject([
      { applicantId: 'c1', fromSchoolId: 'n', toSchoolId: 's', better: false },
      { applicantId: 'c2', fromSchoolId: 's', toSchoolId: null, better: false },
    ]);
  });

  it('refuses a dossier or a school that is not in the files, by name', async () => {
    expect(await decide('c9', 'n')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('"c9"') });
    expect(await decide('c4', 'west')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('"west"') });
    expect(await runVerb('decision', '--child', 'c4')).toMatchObject({ exitCode: 2 });
  });
});
