import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

let folder: WorkFolder;
beforeEach(() => {
  folder = new WorkFolder();
  folder.write('schools.csv', 'school_id,seats,commune,level', '01,2,x,primary', '02,1,y,primary', '03,0,y,primary');
  folder.write('applicants.csv', 'applicant_id,group,commune', 'a,1,x', 'b,2,y', 'c,2,y');
  folder.write('choices.csv', 'applicant_id,rank,school_id', 'a,1,01', 'b,1,02', 'c,1,03', 'c,2,02');
  folder.write(
    'travel.csv',
    'from_id,to_id,metres',
    ...['a,01,300', 'a,02,900', 'b,01,700', 'b,02,100', 'c,02,200', 'c,03,50', 'c,01,800'],
  );
  writeRules({});
});
afterEach(() => folder.remove());

function writeRules(change: Record<string, unknown>): void {
  const rules = { mechanism: 'deferred-acceptance', criteria: [{ rule: 'distance' }] };
  folder.write('rules.json', JSON.stringify({ ...rules, ...change }));
}

async function assign(...more: string[]) {
  const names = ['schools', 'applicants', 'choices', 'travel'];
  const files = names.flatMap((name) => [`--${name}`, folder.path(`${name}.csv`)]);
  const answer = await runVerb(
    ...['assign', ...files, '--rules', folder.path('rules.json'), '--out', folder.path('out')],
    ...['--issues', folder.path('issues.json')],
    ...more,
  );
  const issues = existsSync(folder.path('issues.json')) ? JSON.parse(folder.read('issues.json')) : [];
  return { ...answer, issues: issues as { code: string; severity: string }[] };
}

/** Refused whole: exit 1, these errors in this place, a sentence each, and no file of a result. */
async function expectRefused(expected: object[], ...phrases: string[]): Promise<void> {
  const { exitCode, stderr, issues } = await assign();
  expect(issues.filter(({ severity }) => severity !== 'warning')).toMatchObject(expected);
  for (const phrase of phrases) expect(stderr).toContain(phrase);
  expect(exitCode).toBe(1);
  expect(existsSync(folder.path('out'))).toBe(false);
}

const reserve = { name: 'local', school: '01', attribute: 'commune', value: 'x', seats: 1 };

describe('bad input of an assignment', () => {
  it.each([
    [{ criteria: [{ rule: 'group', attribute: 'nhom', order: ['1'] }] }, 'nhom', 'applicants.csv', 'group, commune'],
    [{ criteria: [{ rule: 'zone', attribute: 'commune', matchesSchool: 'ward' }] }, 'ward', 'schools.csv', 'level'],
    [{ reserves: [{ ...reserve, attribute: 'ward' }] }, 'ward', 'rules.json', 'group, commune'],
    [{ reserves: [{ ...reserve, value: undefined, matchesSchool: 'ward' }] }, 'ward', 'rules.json', 'level'],
  ])('rules that name a column that is not there: %j', async (change, value, file, found) => {
    writeRules(change);
    await expectRefused([{ code: 'rules-unknown-attribute', file, value }], `"${value}"`, file, found);
  });

  it('rules that reserve seats at a school that is not there', async () => {
    writeRules({ reserves: [{ ...reserve, school: '09' }] });
    await expectRefused(
      [{ code: 'rules-unknown-school', file: 'rules.json', column: 'reserves[0].school', value: '09' }],
      'rules.json',
      'reserves[0].school',
      '"09"',
    );
  });

  it('reserves that pass their seats round in a circle, or back to one that has chosen already', async () => {
    const kept = (name: string, passesTo: string) => ({ ...reserve, seats: 0, name, passesTo });
    writeRules({ reserves: [kept('địa bàn', 'chính sách'), kept('chính sách', 'địa bàn')] });
    await expectRefused(
      [{ code: 'rules-reserve-cycle', file: 'rules.json', column: 'reserves[0].passesTo', value: 'chính sách' }],
      'địa bàn → chính sách → địa bàn',
    );
    writeRules({ reserves: [kept('a', 'open'), kept('b', 'a')] });
    await expectRefused(
      [{ code: 'rules-reserve-passes-back', column: 'reserves[1].passesTo', value: 'a' }],
      '"b"',
      '"a"',
    );
  });

  it('twins whose wishes differ are named with the wish and both schools', async () => {
    folder.write('applicants.csv', 'applicant_id,group,commune,twins', 'a,1,x,t', 'b,2,y,t', 'c,2,y,');
    writeRules({ criteria: [{ rule: 'twins' }, { rule: 'distance' }] });
    await expectRefused(
      [{ code: 'twins-wishes-differ', file: 'choices.csv', row: 3, params: { applicant: 'b', other: 'a', wish: 1 } }],
      '"01"',
      '"02"',
    );
  });

  it('a guarantee of the greatest number with seats kept empty for others', async () => {
    writeRules({ guarantee: 'maximum', reserves: [{ ...reserve, kind: 'hard' }] });
    await expectRefused(
      [{ code: 'rules-guarantee-hard-reserve', file: 'rules.json', column: 'reserves[0]', value: 'local' }],
      'reserves[0]',
      '"local"',
      'Make the reserve soft',
    );
  });

  it('two decisions that place one child at different schools', async () => {
    folder.write('decisions.csv', 'applicant_id,school_id,decision,reason', 'a,01,QĐ-1,moved', 'a,02,QĐ-2,sibling');
    const { exitCode, stderr, issues } = await assign('--decisions', folder.path('decisions.csv'));
    expect(issues.filter(({ severity }) => severity !== 'warning')).toMatchObject([
      { code: 'decision-contradicts', file: 'decisions.csv', row: 3 },
    ]);
    expect(stderr).toContain('Row 3');
    expect(exitCode).toBe(1);
    expect(existsSync(folder.path('out'))).toBe(false);
  });

  it('reserves that add up to more than the seats', async () => {
    writeRules({ reserves: [{ ...reserve, school: '02', seats: 2 }] });
    await expectRefused(
      [{ code: 'reserves-above-seats', file: 'schools.csv', row: 3, column: 'seats', value: '1' }],
      'Row 3',
      'add up to 2 seats',
      'Reduce them',
    );
  });

  it('a wish for a school that is not among those of the run: closed, or of another level', async () => {
    folder.write('choices.csv', 'applicant_id,rank,school_id', 'a,1,01', 'b,1,secondary-7');
    await expectRefused(
      [{ code: 'school-unknown', file: 'choices.csv', row: 3, column: 'school_id', value: 'secondary-7' }],
      'Row 3',
      '"secondary-7"',
    );
  });

  it('a wish for a school with no seat is heard, and the receipt says that it has none', async () => {
    const { exitCode } = await assign();
    expect(exitCode).toBe(0);
    const c = JSON.parse(folder.read('out/receipts.jsonl').trim().split('\n')[2]);
    expect(c.steps).toMatchObject([
      { schoolId: '03', seats: 0, outcome: 'seats-ended', ended: null, decidedBy: 'no-seats' },
      { schoolId: '02', outcome: 'seats-ended', decidedBy: 'distance' },
    ]);
  });

  it('one school wished twice by one applicant, and one rank given twice', async () => {
    folder.write('choices.csv', 'applicant_id,rank,school_id', 'a,1,01', 'a,2,01', 'b,1,02', 'b,1,01');
    await expectRefused(
      [
        { code: 'pair-twice', file: 'choices.csv', row: 3, value: '01' },
        { code: 'rank-twice', file: 'choices.csv', row: 5, value: '1' },
      ],
      'applicant "a" and school "01" are already on row 2. Remove',
      'Row 5',
    );
  });

  it('an applicant eligible nowhere stays in the result with the reason, and a warning names its row', async () => {
    folder.write('travel.csv', 'from_id,to_id,metres', 'a,01,', 'b,02,100', 'c,03,50', 'c,02,200');
    const { exitCode, issues, stderr } = await assign();
    expect(exitCode).toBe(0);
    expect(issues).toMatchObject([
      { code: 'applicants-without-school', severity: 'warning', file: 'applicants.csv', row: 2, value: 'a' },
    ]);
    expect(stderr).toContain('Row 2: applicant "a" has no school within reach');
    expect(folder.read('out/placements.csv')).toContain('a,,,,,,no-reachable-school');
    const a = JSON.parse(folder.read('out/receipts.jsonl').split('\n')[0]);
    expect(a).toMatchObject({ placedAt: null, steps: [{ schoolId: '01', decidedBy: 'unreachable' }] });
  });

  it('a school that no distance was measured to is named by row, and nobody is placed there unseen', async () => {
    writeRules({ imputeChoicesByDistance: true });
    folder.write('choices.csv', 'applicant_id,rank,school_id', 'b,1,02');
    folder.write('travel.csv', 'from_id,to_id,metres', 'a,02,900', 'b,02,100', 'c,02,200');
    const { exitCode, issues, stderr } = await assign();
    expect(exitCode).toBe(0);
    expect(issues).toMatchObject([
      { code: 'school-without-travel', severity: 'warning', file: 'schools.csv', row: 2, value: '01' },
    ]);
    expect(stderr).toContain('no child has a way to school "01" (2 seats)');
  });

  it('a named wish for a school that no distance was measured to', async () => {
    folder.write('travel.csv', 'from_id,to_id,metres', 'b,02,100', 'c,02,200', 'c,03,50');
    await expectRefused(
      [{ code: 'wish-without-travel', file: 'choices.csv', row: 2, column: 'school_id', value: '01' }],
      'Row 2',
      '"a"',
      '"01"',
      'Add the row',
    );
  });

  it('everything that is wrong is told at once', async () => {
    writeRules({
      mechanism: 'zone-first',
      criteria: [{ rule: 'alphabet' }, { rule: 'distance', bandMetres: -1 }],
      reserves: [{ ...reserve, kind: 'firm' }],
      fallback: 'none',
    });
    await expectRefused([
      { code: 'rules-unknown-name', value: 'alphabet' },
      { code: 'rules-out-of-range', value: '-1' },
      { code: 'rules-unknown-name', value: 'firm' },
      { code: 'rules-unknown-property', column: 'fallback' },
    ]);
  });

  it('a run that was refused leaves the result that stood there before untouched', async () => {
    await assign();
    const before = folder.read('out/placements.csv');
    writeRules({ criteria: [{ rule: 'need' }] });
    expect((await assign()).exitCode).toBe(1);
    expect(folder.read('out/placements.csv')).toBe(before);
  });
});
