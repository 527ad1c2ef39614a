import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, runVerb, WorkFolder } from '../support/run-verb.ts';

let folder: WorkFolder;
beforeEach(() => {
  folder = new WorkFolder();
  folder.write(
    'schools.csv',
    'school_id,lon,lat,seats,commune',
    '01,106.70,10.77,1,x',
    '02,106.71,10.77,1,y',
    '03,106.75,10.77,5,z',
  );
  folder.write(
    'applicants.csv',
    'applicant_id,lon,lat,commune',
    'a,106.70,10.77,x',
    'b,106.71,10.77,x',
    'c,106.70,10.77,y',
  );
  folder.write(
    'travel.csv',
    'from_id,to_id,metres,seconds',
    ...['a,01,900,90', 'a,02,50,80', 'a,03,2000,900', 'b,01,950,60', 'b,02,10,70', 'b,03,2500,800'],
    ...['c,01,100,50', 'c,02,800,75', 'c,03,,', 'nobody,01,5,'],
  );
});
afterEach(() => folder.remove());

function writeRules(change: Record<string, unknown>): void {
  const rules = { mechanism: 'deferred-acceptance', criteria: [{ rule: 'distance' }], imputeChoicesByDistance: true };
  folder.write('rules.json', JSON.stringify({ ...rules, ...change }));
}

function call(verb: 'assign' | 'verify', ...further: string[]): Promise<Answer> {
  const files = ['schools', 'applicants', 'rules'].flatMap((name) => [
    `--${name}`,
    folder.path(name === 'rules' ? 'rules.json' : `${name}.csv`),
  ]);
  const travel = further.some((word) => word === '--straight') ? [] : ['--travel', folder.path('travel.csv')];
  const target = verb === 'assign' ? '--out' : '--run';
  return runVerb(verb, ...files, ...travel, target, folder.path('out'), ...further);
}

async function expectRefused(change: Record<string, unknown>, phrases: string[], ...further: string[]): Promise<void> {
  writeRules(change);
  const { exitCode, stderr } = await call('assign', ...further);
  for (const phrase of phrases) expect(stderr).toContain(phrase);
  expect(exitCode).toBe(1);
  expect(existsSync(folder.path('out'))).toBe(false);
}

/** School by applicant, from placements.csv. */
function placed(): Record<string, string> {
  const [, ...lines] = folder.read('out/placements.csv').trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(',').slice(0, 2)));
}

const zone = { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' };

describe('zone-first over files', () => {
  it.each([undefined, 'deferred-acceptance', 'nearest-first'])(
    'places the zone, then the rest, then %s',
    async (then) => {
      writeRules({ mechanism: 'zone-first', ...(then ? { then } : {}), criteria: [zone, { rule: 'distance' }] });
      expect((await call('assign')).exitCode).toBe(0);
      expect(placed()).toEqual({ a: '01', b: '03', c: '02' });
      const run = JSON.parse(folder.read('out/run.json'));
      expect(run).toMatchObject({
        mechanism: 'zone-first',
        zoneFirst: { placedInZone: 2, placedOutside: 1 },
      });
      const { exitCode, stdout } = await call('verify');
      expect(JSON.parse(stdout)).toMatchObject({ sound: true, mechanism: 'zone-first', blockingPairs: 0, wasted: 0 });
      expect(exitCode).toBe(0);
    },
  );

  it('is refused by name without a criterion zone', async () => {
    await expectRefused({ mechanism: 'zone-first' }, ['zone-first', '"zone"', 'rules.json']);
  });
});

describe('travel-time over files', () => {
  const timed = { criteria: [{ rule: 'travel-time' }] };

  it('ranks by the seconds of travel.csv', async () => {
    writeRules(timed);
    expect((await call('assign')).exitCode).toBe(0);
    expect(placed()).toEqual({ a: '03', b: '02', c: '01' });
    const a = JSON.parse(folder.read('out/receipts.jsonl').split('\n')[0]);
    expect(a.steps[0]).toMatchObject({ schoolId: '02', seconds: 80, ended: { seconds: 70 }, decidedBy: 'travel-time' });
    expect((await call('verify')).exitCode).toBe(0);
  });

  it('counts seconds of one band as equal', async () => {
    writeRules({ criteria: [{ rule: 'travel-time', bandSeconds: 100 }, zone] });
    expect((await call('assign')).exitCode).toBe(0);
    expect(placed()).toMatchObject({ a: '01', c: '02' });
    expect((await call('verify')).exitCode).toBe(0);
  });

  it('is refused where the column is missing, also when straight lines are measured, which take no time', async () => {
    folder.write('travel.csv', 'from_id,to_id,metres', 'a,01,900', 'b,01,950', 'c,01,100');
    await expectRefused(timed, ['travel-time', 'seconds', '--roads']);
    await expectRefused(timed, ['travel-time', 'seconds', '--straight'], '--straight');
  });

  it('is refused where the seconds of a wish that counts are blank or no number', async () => {
    folder.write('travel.csv', 'from_id,to_id,metres,seconds', 'a,01,900,90', 'b,01,950,', 'c,01,,');
    await expectRefused(timed, ['3', '"b"', '"01"', 'seconds']);
    folder.write('travel.csv', 'from_id,to_id,metres,seconds', 'a,01,900,1.5');
    await expectRefused(timed, ['2', '1.5']);
  });
});

describe('relative-proximity over files', () => {
  it('tells in run.json how often it was recomputed and whether it settled', async () => {
    writeRules({ criteria: [{ rule: 'relative-proximity' }] });
    expect((await call('assign')).exitCode).toBe(0);
    expect(JSON.parse(folder.read('out/run.json')).relativeProximity).toEqual({
      rounds: expect.any(Number),
      settled: true,
    });
    const { exitCode, stdout } = await call('verify');
    expect(JSON.parse(stdout)).toMatchObject({ sound: true, blockingPairs: 0 });
    expect(exitCode).toBe(0);
  });

  it('goes with deferred-acceptance alone', async () => {
    await expectRefused({ mechanism: 'nearest-first', criteria: [{ rule: 'relative-proximity' }] }, [
      'relative-proximity',
      'nearest-first',
    ]);
  });
});

describe('least-total-distance with a limit on children who change school, over files', () => {
  beforeEach(() => {
    folder.write('applicants.csv', 'applicant_id,last_school', 'a,01', 'b,', 'c,01');
    folder.write('schools.csv', 'school_id,seats', '01,2', '02,2');
    folder.write(
      'travel.csv',
      'from_id,to_id,metres',
      ...['a,01,900', 'a,02,50', 'b,01,950', 'b,02,10', 'c,01,500', 'c,02,100'],
    );
  });
  const rules = (share: number) => ({ mechanism: 'least-total-distance', criteria: [], mostMoved: { share } });

  it('moves as many as the limit allows, those who win most, and verify proves it', async () => {
    writeRules(rules(0.5));
    expect((await call('assign')).exitCode).toBe(0);
    expect(placed()).toEqual({ a: '02', b: '02', c: '01' });
    expect(JSON.parse(folder.read('out/run.json')).movedLimit).toEqual({
      ...{ counted: 2, limit: 1, moved: 1, metresPerMove: 0, aboveLeastByAtMost: 0 },
    });
    const { exitCode, stdout } = await call('verify');
    expect(JSON.parse(stdout)).toMatchObject({ sound: true, optimal: true, moved: 1, aboveLeastByAtMost: 0 });
    expect(exitCode).toBe(0);
  });

  it('says so where the limit cannot be kept', async () => {
    folder.write('schools.csv', 'school_id,seats', '01,1', '02,2');
    writeRules(rules(0));
    const { exitCode, stderr } = await call('assign');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('at least 1 must');
    expect((await call('verify')).exitCode).toBe(0);
  });
});
