import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, runVerb, WorkFolder } from '../support/run-verb.ts';

let folder: WorkFolder;
beforeEach(() => {
  folder = new WorkFolder();
  folder.write(
    'schools.csv',
    'school_id,name,lon,lat,seats,commune',
    '01,Một,106.70,10.77,1,x',
    '02,Hai,106.71,10.77,1,y',
  );
  folder.write(
    'applicants.csv',
    'applicant_id,lon,lat,group',
    'b,106.701,10.77,2',
    'a,106.702,10.77,1',
    'c,106.72,10.77,2',
  );
  folder.write('choices.csv', 'applicant_id,rank,school_id', 'a,1,01', 'b,1,01', 'b,2,02', 'c,1,02');
  folder.write('travel.csv', 'from_id,to_id,metres', 'a,01,300', 'b,01,100', 'b,02,1100', 'c,02,1050', 'c,01,');
  writeRules({});
});
afterEach(() => folder.remove());

function writeRules(change: Record<string, unknown>): void {
  const rules = {
    mechanism: 'deferred-acceptance',
    criteria: [{ rule: 'group', order: ['1', '2'] }, { rule: 'distance' }],
  };
  folder.write('rules.json', JSON.stringify({ ...rules, ...change }));
}

/** The usual call, an option replaced or (undefined) left out. */
function call(verb: 'assign' | 'verify', change: Record<string, string | true | undefined> = {}): Promise<Answer> {
  const usual: Record<string, string | true | undefined> = {
    schools: folder.path('schools.csv'),
    applicants: folder.path('applicants.csv'),
    choices: folder.path('choices.csv'),
    travel: folder.path('travel.csv'),
    rules: folder.path('rules.json'),
    ...(verb === 'assign' ? { out: folder.path('out') } : { run: folder.path('out') }),
    ...change,
  };
  const argv = Object.entries(usual).flatMap(([name, value]) =>
    value === undefined ? [] : value === true ? [`--${name}`] : [`--${name}`, value],
  );
  return runVerb(verb, ...argv);
}

/** Refused: exit 1, every phrase on stderr, nothing written. */
async function expectRefused(change: Record<string, string | true | undefined>, ...phrases: string[]): Promise<void> {
  const { exitCode, stderr } = await call('assign', change);
  for (const phrase of phrases) expect(stderr).toContain(phrase);
  expect(exitCode).toBe(1);
  expect(existsSync(folder.path('out'))).toBe(false);
}

describe('assign', () => {
  it('writes placements, cut-offs, receipts, run.json and timings.json, and verify finds them sound', async () => {
    expect((await call('assign')).exitCode).toBe(0);
    expect(folder.read('out/placements.csv')).toBe(
      [
        'applicant_id,school_id,choice_rank,imputed,metres,seat_group,decided_by',
        'a,01,1,0,300,open,group',
        'b,,,,,,all-full',
        'c,02,1,0,1050,open,distance',
        '',
      ].join('\n'),
    );
    expect(
      folder
        .read('out/cutoffs.csv')
        .split('\n')
        .slice(0, 3)
        .map((line) => line.split(',').slice(0, 6).join(',')),
    ).toEqual(['school_id,seat_group,seats,placed,last_metres,last_group', '01,open,1,1,300,1', '02,open,1,1,1050,2']);
    expect(readdirSync(folder.path('out')).sort()).toEqual([
      'cutoffs.csv',
      'placements.csv',
      'receipts.jsonl',
      'run.json',
      'timings.json',
    ]);
    const verdict = await call('verify');
    expect(verdict.exitCode).toBe(0);
    expect(JSON.parse(verdict.stdout)).toMatchObject({ sound: true, overSeats: 0, blockingPairs: 0, wasted: 0 });
  });

  it('records SHA-256 of inputs and placements, counts, and the greatest number placeable', async () => {
    await call('assign');
    const run = JSON.parse(folder.read('out/run.json'));
    const sha256 = (name: string) => createHash('sha256').update(folder.read(name)).digest('hex');
    expect(run).toMatchObject({
      mechanism: 'deferred-acceptance',
      seed: '0',
      inputs: { choices: sha256('choices.csv'), rules: sha256('rules.json'), schools: sha256('schools.csv') },
      outputs: { placements: sha256('out/placements.csv') },
      counts: { applicants: 3, seats: 2, placed: 2, unplaced: 1, byReason: { 'all-full': 1, distance: 1, group: 1 } },
      totals: { metres: 1350, meanMetres: 675, maxMetres: 1050 },
      placeable: { maximum: 2, gap: 0, shortage: { missing: 1, parts: [{ schools: ['01', '02'], seats: 2 }] } },
    });
  });

  it('writes an explanation a line, where the seats ended and the child’s own value', async () => {
    await call('assign');
    const [, b] = folder
      .read('out/receipts.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(b).toMatchObject({
      applicantId: 'b',
      placedAt: null,
      decidedBy: 'all-full',
      own: { group: '2' },
      steps: [
        {
          schoolId: '01',
          metres: 100,
          seats: 1,
          outcome: 'seats-ended',
          ended: { metres: 300, group: '1' },
          decidedBy: 'group',
        },
        {
          schoolId: '02',
          metres: 1100,
          seats: 1,
          outcome: 'seats-ended',
          ended: { metres: 1050 },
          decidedBy: 'distance',
        },
      ],
    });
  });

  it('gives the same bytes whatever the order of rows, but for timings.json', async () => {
    await call('assign');
    const before = ['placements.csv', 'cutoffs.csv', 'receipts.jsonl', 'run.json'].map((name) =>
      folder.read(`out/${name}`),
    );
    for (const name of ['schools', 'applicants', 'choices', 'travel']) {
      const [header, ...rows] = folder.read(`${name}.csv`).trim().split('\n');
      folder.write(`${name}.csv`, header, ...rows.reverse());
    }
    await call('assign');
    expect(
      ['placements.csv', 'cutoffs.csv', 'receipts.jsonl', 'run.json'].map((name) => folder.read(`out/${name}`)),
    ).toEqual(before);
  });

  it('measures straight lines itself, completes wishes with them, and writes travel.csv for verify', async () => {
    writeRules({ imputeChoicesByDistance: true });
    const straight = { travel: undefined, choices: undefined, straight: true as const };
    expect((await call('assign', straight)).exitCode).toBe(0);
    expect(folder.read('out/travel.csv').split('\n').slice(0, 3)).toEqual([
      'from_id,to_id,metres,snap_from_metres,snap_to_metres',
      'a,01,218,0,0',
      'a,02,874,0,0',
    ]);
    expect(folder.read('out/placements.csv')).toContain('a,01,1,1,218,open,group');
    expect((await call('verify', { travel: undefined, choices: undefined })).exitCode).toBe(0);
    expect((await call('verify', straight)).exitCode).toBe(0);
  });

  it('measures named wishes beyond --max-metres and --nearest too', async () => {
    const { exitCode } = await call('assign', { travel: undefined, straight: true, 'max-metres': '1', nearest: '1' });
    expect(exitCode).toBe(0);
    expect(folder.read('out/travel.csv').trim().split('\n')).toHaveLength(5);
  });

  it('needs no travel where no rule uses metres', async () => {
    writeRules({ criteria: [{ rule: 'lottery' }] });
    expect((await call('assign', { travel: undefined })).exitCode).toBe(0);
    expect((await call('verify', { travel: undefined })).exitCode).toBe(0);
  });

  it('draws another order from another seed, and verify judges by the seed it is given', async () => {
    writeRules({ criteria: [{ rule: 'lottery' }] });
    const results = new Set<string>();
    for (const seed of ['1', '2', '3', '4', '5', '6']) {
      await call('assign', { seed });
      results.add(folder.read('out/placements.csv'));
      expect((await call('verify', { seed })).exitCode).toBe(0);
    }
    expect(results.size).toBeGreaterThan(1);
  });

  it('drops a wish that was measured and cannot be reached, and says so in the receipt', async () => {
    folder.write('choices.csv', 'applicant_id,rank,school_id', 'a,1,01', 'c,1,01', 'c,2,02');
    expect((await call('assign')).exitCode).toBe(0);
    expect(folder.read('out/placements.csv')).toContain('c,02,2,0,1050,open,enough-seats');
    const c = JSON.parse(folder.read('out/receipts.jsonl').trim().split('\n')[2]);
    expect(c.steps[0]).toMatchObject({ schoolId: '01', outcome: 'unreachable', decidedBy: 'unreachable' });
  });

  it('carries out decisions of the council and verify counts none unexplained', async () => {
    const decisions = folder.write(
      'decisions.csv',
      'applicant_id,school_id,decision,reason',
      'b,01,QĐ-3,"mồ côi, ở với bà"',
    );
    expect((await call('assign', { decisions })).exitCode).toBe(0);
    expect(folder.read('out/placements.csv')).toContain('b,01,1,0,100,open,decision');
    expect((await call('verify', { decisions })).exitCode).toBe(0);
    const verdict = await call('verify');
    expect(verdict.exitCode).toBe(1);
    expect(JSON.parse(verdict.stdout)).toMatchObject({ sound: false, unexplainedDecisions: 1 });
  });

  it('runs with more applicants than seats, and warns', async () => {
    const { exitCode, stderr } = await call('assign', { issues: folder.path('issues.json') });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('at least 1 will not be placed');
    expect(JSON.parse(folder.read('issues.json'))).toMatchObject([
      { code: 'more-applicants-than-seats', severity: 'warning' },
    ]);
  });

  it('runs with no applicants, and says so', async () => {
    folder.write('applicants.csv', 'applicant_id,lon,lat,group');
    folder.write('choices.csv', 'applicant_id,rank,school_id');
    const { exitCode, stderr } = await call('assign', { travel: folder.write('none.csv', 'from_id,to_id,metres') });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('There are no applicants');
    expect(folder.read('out/placements.csv').trim().split('\n')).toHaveLength(1);
    expect(folder.read('out/receipts.jsonl')).toBe('');
  });

  it('prints the schema of rules.json', async () => {
    const { exitCode, stdout } = await runVerb('assign', '--print-rules-schema');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ type: 'object', required: ['mechanism', 'criteria'] });
  });
});

describe('assign refuses, names file, row, column and value, and writes nothing', () => {
  it('an unknown school in a wish', async () => {
    folder.write('choices.csv', 'applicant_id,rank,school_id', 'a,1,zz');
    await expectRefused({ issues: folder.path('issues.json') }, '"zz"', 'choices.csv', '2');
    expect(JSON.parse(folder.read('issues.json'))).toMatchObject([
      { code: 'school-unknown', file: 'choices.csv', row: 2, column: 'school_id', value: 'zz' },
    ]);
  });

  it('an unknown applicant, and ids that lost their zeros', async () => {
    folder.write('choices.csv', 'applicant_id,rank,school_id', 'a,1,1', 'z,1,01');
    await expectRefused({}, 'there is no "1", but there is "01"', 'no applicant has the id "z"');
  });

  it.each([
    ['-1', 'is negative'],
    ['2.5', 'is not a whole number'],
    ['many', 'is not a number'],
  ])('seats of %s', async (seats, phrase) => {
    folder.write('schools.csv', 'school_id,name,lon,lat,seats', `01,Một,106.7,10.77,${seats}`, '02,Hai,106.71,10.77,1');
    await expectRefused({}, 'schools.csv', 'seats', phrase);
  });

  it('blank seats, unless they are left out on purpose', async () => {
    folder.write('schools.csv', 'school_id,name,lon,lat,seats', '01,Một,106.7,10.77,', '02,Hai,106.71,10.77,1');
    await expectRefused({}, '--leave-out-unknown');
    const leave = { 'leave-out-unknown': true as const };
    expect((await call('assign', leave)).exitCode).toBe(0);
    expect(folder.read('out/placements.csv')).toContain('a,,,,,,no-reachable-school');
    expect(folder.read('out/cutoffs.csv')).not.toContain('01,open');
    expect((await call('verify', leave)).exitCode).toBe(0);
  });

  it('an id, a rank, a school or a measured pair given twice', async () => {
    folder.write('applicants.csv', 'applicant_id,group', 'a,1', 'a,2');
    await expectRefused({}, 'applicants.csv', '"a" is already on row 2');
    folder.write('applicants.csv', 'applicant_id,group', 'a,1', 'b,1', 'c,1');
    folder.write('choices.csv', 'applicant_id,rank,school_id', 'a,1,01', 'a,1,02', 'b,1,01', 'b,2,01');
    folder.write('travel.csv', 'from_id,to_id,metres', 'a,01,1', 'a,02,1', 'b,01,3', 'a,01,1');
    await expectRefused(
      {},
      'already has a wish 1 on row 2',
      'applicant "b" and school "01" are already on row 4',
      'travel.csv, row 5',
    );
  });

  it('a wish that was not measured where metres are needed', async () => {
    folder.write('travel.csv', 'from_id,to_id,metres', 'a,01,300', 'b,01,100', 'c,02,1');
    await expectRefused({}, 'choices.csv', 'row 4', 'the distance from applicant "b" to school "02" was not measured');
  });

  it.each(['1.5', '-3', 'near'])('metres of %s', async (metres) => {
    folder.write('travel.csv', 'from_id,to_id,metres', `a,01,${metres}`);
    await expectRefused({}, 'travel.csv', `"${metres}" is not a whole number of metres`);
  });

  it('a run without choices and without completion by distance', async () => {
    await expectRefused({ choices: undefined }, 'There are no wishes');
  });

  it('a run that needs distances and has none', async () => {
    await expectRefused({ travel: undefined }, 'Add --travel, --roads or --straight');
  });

  it('rules that are unknown, not JSON, or name a column that is not there', async () => {
    writeRules({ mechanism: 'first-come' });
    await expectRefused({}, 'rules.json', 'the name "first-come" is not known');
    writeRules({ criteria: [{ rule: 'need', attribute: 'hardship' }] });
    await expectRefused({}, '"hardship"', 'applicants.csv');
    folder.write('rules.json', '{');
    await expectRefused({}, 'is not JSON');
  });

  it('a file that is not there, or lacks a column', async () => {
    await expectRefused({ schools: folder.path('nowhere.csv') }, 'nowhere.csv', 'ENOENT');
    folder.write('schools.csv', 'school_id,name', '01,Một');
    await expectRefused({}, 'has no column "seats"');
  });

  it('two decisions about one child, and one without a reason', async () => {
    const decisions = folder.write('decisions.csv', 'applicant_id,school_id,decision,reason', 'b,01,1,x', 'b,02,2,y');
    await expectRefused({ decisions }, 'already placed at another school on row 2');
    folder.write('decisions.csv', 'applicant_id,school_id,decision,reason', 'b,01,1,');
    await expectRefused({ decisions }, 'carries its number and reason');
  });
});

describe('assign and verify, wrongly used', () => {
  it('answer 2 for missing options, two sources of distance, a foreign DIR, no run', async () => {
    expect((await call('assign', { out: undefined })).exitCode).toBe(2);
    expect((await call('assign', { straight: true })).exitCode).toBe(2);
    expect((await call('assign', { out: folder.directory })).exitCode).toBe(2);
    expect((await call('verify')).exitCode).toBe(2);
  });

  it('verify answers 1 for a run that was changed', async () => {
    await call('assign');
    folder.write(
      'out/placements.csv',
      ...folder.read('out/placements.csv').trim().replace('a,01,1,0,300', 'a,01,1,0,30').split('\n'),
    );
    const { exitCode, stdout } = await call('verify');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ sound: false, misstated: 1 });
  });
});
