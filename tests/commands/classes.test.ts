import { existsSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueSentence } from '../../api/commands/print-issues.ts';
import type { Issue } from '../../geodata/sources/issues.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

let folder: WorkFolder;
beforeEach(() => {
  folder = new WorkFolder();
});
afterEach(() => folder.remove());

const header = 'pupil_id,name,sex,maths,needs';
/** Twelve pupils, six of each sex. */
const twelve = Array.from(
  { length: 12 },
  (_, i) => `${String(i).padStart(2, '0')},N${i},${'FM'[i % 2]},${4 + (i % 5)},`,
);
const usual = [{ rule: 'size', maxGap: 1 }, { rule: 'sex' }, { rule: 'balance-mean', attribute: 'maths' }];

interface Asked {
  pupils?: string[];
  rules?: object[];
  cap?: number;
  wishes?: string[];
  classes?: string;
  more?: string[];
}

function argumentsFor({ pupils = twelve, rules = usual, cap, wishes, classes = '3', more = [] }: Asked): string[] {
  folder.write('pupils.csv', ...(pupils[0]?.startsWith('pupil_id') ? [] : [header]), ...pupils);
  folder.write('rules.json', JSON.stringify({ ...(cap !== undefined && { cap }), rules }));
  if (wishes) folder.write('wishes.csv', 'pupil_id,kind,other_id', ...wishes);
  return [
    ...['--pupils', folder.path('pupils.csv'), '--classes', classes, '--rules', folder.path('rules.json')],
    ...(wishes ? ['--wishes', folder.path('wishes.csv')] : []),
    ...more,
  ];
}

async function split(asked: Asked) {
  const given = argumentsFor(asked);
  const answer = await runVerb(
    'classes',
    ...given,
    '--out',
    folder.path('out'),
    '--issues',
    folder.path('issues.json'),
  );
  const issues = existsSync(folder.path('issues.json')) ? JSON.parse(folder.read('issues.json')) : [];
  return { ...answer, issues: issues as (Issue & { params: Record<string, unknown> })[] };
}

/** Exit 1, these issues, each a whole sentence in both languages, a phrase of each, and no file of a result. */
async function expectRefused(asked: Asked, expected: object[], ...phrases: string[]) {
  const { exitCode, stderr, issues } = await split(asked);
  expect(issues).toMatchObject(expected);
  for (const phrase of phrases) expect(stderr).toContain(phrase);
  for (const language of ['vi', 'en'] as const)
    for (const issue of issues) {
      const sentence = issueSentence(issue, language);
      expect(sentence).toMatch(/[.)…]/);
      expect(sentence).not.toMatch(/issues\.|@classes|\{\w+\}/);
    }
  expect(exitCode).toBe(1);
  expect(existsSync(folder.path('out'))).toBe(false);
}

const classesOf = () =>
  folder
    .read('out/classes.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

describe('classes', () => {
  it('writes every pupil once, labels 1 to N, and every rule with value, best possible and gap', async () => {
    const { exitCode } = await split({});
    expect(exitCode).toBe(0);
    const rows = classesOf();
    expect(rows.map(([id]) => id)).toEqual(twelve.map((line) => line.slice(0, 2)));
    expect([...new Set(rows.map(([, label]) => label))].sort()).toEqual(['1', '2', '3']);
    const balance = JSON.parse(folder.read('out/balance.json'));
    expect(balance.hardBroken).toBe(0);
    expect(balance.rules.map(({ rule }: { rule: string }) => rule)).toEqual(['size', 'sex', 'balance-mean']);
    for (const { value, bestPossible, gap } of balance.rules) expect(value - bestPossible).toBeCloseTo(gap, 12);
    expect(balance.rules[1]).toMatchObject({ value: 0, bestPossible: 0, gap: 0 });
  });

  it('prints figures without the noise of binary fractions, and is judged by them', async () => {
    // Means of 0.1, 0.2 … in classes that differ: 0.30000000000000004 is not a figure for people.
    const pupils = twelve.map((line, i) => line.replace(/,[^,]*,$/, `,${((i * i * 7 + i) % 11) / 10},`));
    const asked = { pupils, rules: [{ rule: 'balance-mean', attribute: 'maths' }], classes: '5' };
    await split(asked);
    const printed = [...folder.read('out/balance.json').matchAll(/: (-?[\d.e-]+)/g)].map(([, figure]) => figure);
    expect(printed.some((figure) => figure.includes('.'))).toBe(true);
    expect(printed.filter((figure) => (figure.split('.')[1] ?? '').length > 9)).toEqual([]);
    const judged = await runVerb('verify-classes', ...argumentsFor(asked), '--run', folder.path('out'));
    expect(JSON.parse(judged.stdout)).toMatchObject({ valuesWrong: 0, boundsWrong: 0, sound: true });
  });

  it('gives the same bytes whatever the order of rows, with a BOM and CRLF as without', async () => {
    await split({ wishes: ['00,friend,05', '03,apart,04'] });
    const [lists, balance] = [folder.read('out/classes.csv'), folder.read('out/balance.json')];
    await split({ pupils: [...twelve].reverse(), wishes: ['03,apart,04', '00,friend,05'] });
    expect([folder.read('out/classes.csv'), folder.read('out/balance.json')]).toEqual([lists, balance]);
    const given = argumentsFor({ wishes: ['00,friend,05', '03,apart,04'] });
    writeFileSync(folder.path('pupils.csv'), `\uFEFF${[header, ...twelve].join('\r\n')}\r\n`);
    expect((await runVerb('classes', ...given, '--out', folder.path('out'))).exitCode).toBe(0);
    expect(folder.read('out/classes.csv')).toBe(lists);
  });

  it('splits otherwise by another seed, and is found sound by its verifier with its own alone', async () => {
    const pupils = twelve.map((line, i) => line.replace(/,[^,]*,$/, `,${i % 2 ? '' : 5},`));
    await split({ pupils, more: ['--seed', 'S1'] });
    const given = argumentsFor({ pupils });
    const judged = await runVerb('verify-classes', ...given, '--seed', 'S1', '--run', folder.path('out'));
    expect(judged.exitCode).toBe(0);
    expect(JSON.parse(judged.stdout)).toMatchObject({ hardBroken: 0, replayDifferences: 0, sound: true, seed: 'S1' });
    const other = await runVerb('verify-classes', ...given, '--seed', 'S2', '--run', folder.path('out'));
    expect(other.exitCode).toBe(1);
    expect(JSON.parse(other.stdout).replayDifferences).toBeGreaterThan(0);
    const judgedOnly = [...given, '--seed', 'S2', '--run', folder.path('out'), '--judge-only'];
    expect((await runVerb('verify-classes', ...judgedOnly)).exitCode).toBe(0);
  });

  it('is found unsound when its lists were changed, and cannot be judged without lists', async () => {
    await split({});
    const rows = folder.read('out/classes.csv').split('\n');
    rows[1] = `00,${rows[1].endsWith('1') ? '2' : '1'}`;
    writeFileSync(folder.path('out/classes.csv'), rows.join('\n'));
    const judged = await runVerb('verify-classes', ...argumentsFor({}), '--run', folder.path('out'));
    expect(judged.exitCode).toBe(1);
    expect(JSON.parse(judged.stdout)).toMatchObject({ replayDifferences: 1, sound: false });
    expect(JSON.parse(judged.stdout).hardBroken).toBe(1);
    const none = await runVerb('verify-classes', ...argumentsFor({}), '--run', folder.path('nowhere'));
    expect(none.exitCode).toBe(2);
  });

  it('puts everyone into one class where one is asked for', async () => {
    const { exitCode } = await split({ classes: '1' });
    expect(exitCode).toBe(0);
    expect(new Set(classesOf().map(([, label]) => label))).toEqual(new Set(['1']));
  });

  it('counts 0, false and no as no mark, and a blank score as none', async () => {
    const cells = ['1', '0', 'false', 'no', '', 'yes'];
    const pupils = cells.map((cell, i) => `${i},N${i},F,${i === 0 ? '' : '5,5'.replace(',', '.')},${cell}`);
    const rules = [
      { rule: 'spread', attribute: 'needs', maxPerClass: 1 },
      { rule: 'balance-mean', attribute: 'maths' },
    ];
    const { exitCode } = await split({ pupils, rules, classes: '2' });
    expect(exitCode).toBe(0);
    const balance = JSON.parse(folder.read('out/balance.json'));
    expect(balance.rules).toMatchObject([{ value: 1 }, { value: 0, blank: 1 }]);
  });

  it('takes 5,000 wishes', { timeout: 60_000 }, async () => {
    const pupils = Array.from({ length: 200 }, (_, i) => `${1000 + i},N${i},${'FM'[i % 2]},5,`);
    const wishes = Array.from({ length: 5000 }, (_, i) => {
      const one = i % 200;
      return `${1000 + one},friend,${1000 + ((one + 1 + (i % 37)) % 200)}`;
    });
    const { exitCode } = await split({ pupils, wishes, classes: '5' });
    expect(exitCode).toBe(0);
    expect(JSON.parse(folder.read('out/balance.json')).rules.at(-1)).toMatchObject({ rule: 'friend' });
  });
});

describe('bad input of a class allocation', () => {
  it('no pupils, and more classes than pupils', async () => {
    await expectRefused({ pupils: [header] }, [{ code: 'class-no-pupils', file: 'pupils.csv' }]);
    await expectRefused({ classes: '13' }, [{ code: 'class-fewer-pupils' }], '12', '13');
  });

  it('classes that are no whole number is wrong usage', async () => {
    for (const classes of ['0', '-1', '2.5', 'x']) expect((await split({ classes })).exitCode, classes).toBe(2);
    const given = argumentsFor({}).filter((each, i, all) => each !== '--classes' && all[i - 1] !== '--classes');
    expect((await runVerb('classes', ...given, '--out', folder.path('out'))).exitCode).toBe(2);
  });

  it('the same pupil twice', async () => {
    await expectRefused({ pupils: [...twelve, twelve[3]] }, [{ severity: 'error', file: 'pupils.csv', row: 14 }], '03');
  });

  it('an unknown pupil, kind or oneself in a wish', async () => {
    await expectRefused(
      { wishes: ['00,friend,99', '01,hates,02', '03,apart,03'] },
      [
        { code: 'class-wish-unknown-pupil', file: 'wishes.csv', row: 2, column: 'other_id', value: '99' },
        { code: 'class-wish-kind', row: 3, value: 'hates' },
        { code: 'class-wish-self', row: 4, value: '03' },
      ],
      '"99"',
    );
  });

  it('names in TCVN3', async () => {
    const given = argumentsFor({});
    const row = Buffer.from([0x4e, 0x67, 0x75, 0x79, 0xd4, 0x6e, 0x20, 0x56, 0xa8, 0x6e, 0x20, 0xae, 0xe4, 0x6e, 0x67]);
    const line = (id: string) => Buffer.concat([Buffer.from(`${id},`), row, Buffer.from(',F,5,\n')]);
    const body = Array.from({ length: 40 }, (_, i) => line(String(100 + i)));
    writeFileSync(folder.path('pupils.csv'), Buffer.concat([Buffer.from(`${header}\n`), ...body]));
    const { exitCode, stderr } = await runVerb('classes', ...given, '--out', folder.path('out'));
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/TCVN3|VNI|UTF-8/);
    expect(stderr).not.toMatch(/issues\./);
    expect(existsSync(folder.path('out'))).toBe(false);
  });

  it('a score that is no number, an attribute that is not there, a rule nobody knows', async () => {
    await expectRefused({ pupils: [...twelve.slice(1), '00,An,F,good,'] }, [
      { code: 'number-unreadable', file: 'pupils.csv', row: 13, column: 'maths', value: 'good' },
    ]);
    await expectRefused({ rules: [{ rule: 'balance-count', attribute: 'height' }] }, [
      { code: 'rules-unknown-attribute' },
    ]);
    await expectRefused({ rules: [{ rule: 'magic' }] }, [{ code: 'rules-unknown-name', value: 'magic' }], 'magic');
    await expectRefused({ rules: [{ rule: 'size', gap: 1 }] }, [{ code: 'rules-unknown-property' }], 'gap');
  });

  it('ethnicity without a purpose', async () => {
    await expectRefused(
      { rules: [{ rule: 'ethnicity' }] },
      [{ code: 'class-purpose-missing', file: 'rules.json' }],
      'purpose',
    );
  });

  it('a cap below pupils divided by classes: as many pupils as it takes, and how far to raise it', async () => {
    await expectRefused(
      { cap: 3 },
      [
        { code: 'class-contradiction', params: { rules: 'cap', count: 10 } },
        { code: 'class-repair-raise', params: { what: 'cap', from: 3, to: 4 } },
        { code: 'class-repair-classes', params: { cap: 3, from: 3, to: 4 } },
      ],
      'Cap',
    );
  });

  it('more pins than seats', async () => {
    const pupils = ['pupil_id,pinned', ...Array.from({ length: 9 }, (_, i) => `${i},${i < 5 ? '2' : ''}`)];
    await expectRefused({ pupils, rules: [{ rule: 'pinned' }], cap: 4 }, [
      { code: 'class-contradiction', params: { rules: 'cap, pinned (pinned)', pupils: '0, 1, 2, 3, 4' } },
      { code: 'class-pins-over-cap', params: { class: 2, cap: 4, pupils: 5, needed: 5 } },
      { code: 'class-repair-raise' },
    ]);
  });

  it('twins to be together who are pinned apart', async () => {
    const pupils = ['pupil_id,pinned,family,twins', '1,1,f,together', '2,2,f,', '3,,,', '4,,,'];
    await expectRefused({ pupils, rules: [{ rule: 'twins' }, { rule: 'pinned' }], classes: '2' }, [
      { code: 'class-contradiction', params: { rules: 'twins (family), pinned (pinned)', pupils: '1, 2' } },
      { code: 'class-repair-free-pupil' },
    ]);
  });

  it('rules that contradict each other are called what people call them, in both languages', async () => {
    const pupils = ['pupil_id,pinned,family,twins', '1,1,f,together', '2,2,f,', '3,,,', '4,,,'];
    const { issues } = await split({ pupils, rules: [{ rule: 'twins' }, { rule: 'pinned' }], classes: '2' });
    expect(issueSentence(issues[0], 'en')).toContain('Twins (family), Fixed class (pinned)');
    expect(issueSentence(issues[0], 'vi')).toContain('Anh chị em sinh đôi (family), Lớp đã định (pinned)');
    const few = await split({ cap: 3 });
    expect(issueSentence(few.issues[1], 'en')).toContain('rule Cap, raise "most pupils in a class" from 3 to 4');
    expect(issueSentence(few.issues[1], 'vi')).toContain(
      'quy tắc Sĩ số tối đa, nâng "sĩ số tối đa một lớp" từ 3 lên 4',
    );
    const tied = await split({ wishes: ['00,together,01', '01,apart,00'] });
    expect(tied.stderr).toMatch(/Apart, Together|Together, Apart/);
  });

  it('everyone to be apart from everyone', async () => {
    const wishes = twelve.flatMap((_, i) => twelve.slice(i + 1).map((_, j) => `${pad(i)},apart,${pad(i + 1 + j)}`));
    await expectRefused({ wishes }, [
      { code: 'class-contradiction', params: { rules: 'apart', count: 4 } },
      { code: 'class-repair-drop-wishes', params: { wish: 'apart', count: 66 } },
    ]);
  });

  it('a hard difference that cannot be kept', async () => {
    const pupils = twelve.map((line, i) => line.replace(/,[FM],/, i < 6 ? ',F,' : ',M,'));
    const rules = [
      { rule: 'balance-count', attribute: 'sex', hard: true, maxGap: 1 },
      { rule: 'same-class', attribute: 'needs' },
    ];
    const bound = pupils.map((line, i) => (i < 5 ? `${line}fr` : line));
    const { issues, exitCode } = await split({ pupils: bound, rules });
    expect(exitCode).toBe(1);
    expect(issues[0]).toMatchObject({ code: 'class-contradiction' });
    expect(issues[0].params.rules).toBe('balance-count (sex), same-class (needs)');
  });
});

const pad = (i: number) => String(i).padStart(2, '0');
