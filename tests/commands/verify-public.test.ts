import { afterAll, describe, expect, it } from 'vitest';
import { aPublicResult } from '../support/a-public-result.ts';
import { anEnrolment } from '../support/an-enrolment.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

const work = new WorkFolder();
afterAll(() => work.remove());
const town = anEnrolment()
  .withSchool('north', { seats: 1 })
  .withChild('an', { wishes: ['north'], metres: { north: 200 } })
  .withChild('binh', { wishes: ['north'], metres: { north: 100 } })
  .withRules({ criteria: [{ rule: 'distance' }] });

const file = (name: string, content: string) => work.write(name, content);
const good = JSON.stringify(aPublicResult(town));

describe('verify-public', () => {
  it('runs a public file again and says it is sound', async () => {
    const { exitCode, stdout } = await runVerb('verify-public', file('good.json', good));
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      sound: true,
      applicants: 2,
      placed: 1,
      differences: 0,
      rootMatches: true,
    });
  });

  it('exits 1 with the counts when a seat went to another child', async () => {
    const forged = JSON.stringify({ ...JSON.parse(good), result: [[0, 0], null] });
    const other = forged === good ? JSON.stringify({ ...JSON.parse(good), result: [null, [0, 0]] }) : forged;
    const { exitCode, stdout } = await runVerb('verify-public', file('forged.json', other));
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ sound: false, rootMatches: false, blockingPairs: 1 });
  });

  it('refuses in words what is no such file, a file cut short, and another file than the published one', async () => {
    const wrong = await runVerb('verify-public', file('wrong.json', JSON.stringify({ format: 'x' })));
    expect(wrong.exitCode).toBe(1);
    expect(wrong.stderr).toMatch(/wrong\.json.*format.*truonggan-public-result/);
    const cut = await runVerb('verify-public', file('cut.json', good.slice(0, -5)));
    expect(cut.exitCode).toBe(1);
    expect(cut.stderr).toContain('cut.json');
    const other = await runVerb('verify-public', file('good.json', good), '--sha256', '0'.repeat(64));
    expect(other.exitCode).toBe(1);
    expect(other.stderr).toContain('not the published');
    expect((await runVerb('verify-public')).exitCode).toBe(2);
    expect((await runVerb('verify-public', work.path('absent.json'))).exitCode).toBe(2);
  });
});
