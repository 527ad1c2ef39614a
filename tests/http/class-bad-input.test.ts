import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassPlan } from '../../api/client.ts';
import type { ClassField } from '../../api/domains/classes/columns.ts';
import { say } from '../../web/text/text.ts';
import { ClassTown } from '../support/a-class-town.ts';
import { anEnrolmentTown, type EnrolmentTown } from '../support/an-enrolment-town.ts';

let town: EnrolmentTown;
let school: ClassTown;
beforeAll(async () => {
  town = await anEnrolmentTown();
  school = new ClassTown(town);
});
afterAll(() => town?.close());

/** A refusal as the screens say it, in both languages. */
async function said(response: Response): Promise<{ vi: string; en: string }> {
  const { error } = (await response.json()) as {
    error: { message: string; issues: ({ code: string; params?: object } & Record<string, unknown>)[] };
  };
  const inWords = (language: 'vi' | 'en') =>
    error.issues.map((issue) => say(language, `issues.${issue.code}`, { ...issue, ...issue.params })).join(' ');
  const sentences = { vi: inWords('vi'), en: inWords('en') };
  for (const sentence of [error.message, ...Object.values(sentences)]) expect(sentence).not.toMatch(/[{}@]|issues\./);
  return sentences;
}

const aTable = (heading: string, cell: (i: number) => string, count = 12) =>
  [`Mã HS,Họ tên,${heading}`, ...Array.from({ length: count }, (_, i) => `P${i},Em ${i},${cell(i)}`)].join('\n');
const make = (list: string, mapping: ClassField[], classCount = 2) =>
  school.upload('/class-plans/table', list, { ...aQuestion, mapping, classCount });
const plan = (list: string, field: ClassField, classCount = 2) =>
  school.plan(list, ['pupil_id', 'name', field], { classCount });
const aQuestion = {
  ...{ name: 'Grade 1', schoolName: 'Bắc', schoolYear: '2026-2027', level: 'primary', grade: '1', purposes: {} },
};
const withRules = (of: ClassPlan, rules: object) =>
  town.json<ClassPlan>('PUT', `/class-plans/${of.id}/settings`, {
    body: { classCount: of.settings.classCount, labels: null, rules },
  });

describe('a list that cannot be taken in says what, where and what to do', () => {
  it('with a header row and no pupil', async () => {
    const sentences = await said(await school.upload('/class-tables/preview', 'Mã HS,Họ tên\n'));
    expect(sentences.vi).toContain('chỉ có dòng tiêu đề');
    expect(sentences.en).toContain('no row of a pupil');
  });

  it('with a wish for a pupil it does not have: row, column and code', async () => {
    const list = aTable('Bạn', (i) => (i === 3 ? 'P99' : ''));
    const sentences = await said(await make(list, ['pupil_id', 'name', 'friend']));
    expect(sentences.vi).toContain('Dòng 5, cột "Bạn"');
    expect(sentences.en).toContain('pupil "P99"');
  });

  it('with a code given twice: both rows', async () => {
    const list = `${aTable('Toán', () => '5', 3)}\nP1,Em,5`;
    const sentences = await said(await make(list, ['pupil_id', 'name', 'maths']));
    expect(sentences.vi).toContain('Dòng 5: mã "P1" đã có ở dòng 3');
    expect(sentences.en).toContain('P1');
  });

  it('with two columns for one meaning: its name on the screen', async () => {
    const sentences = await said(await make('a,b,c\n1,2,3', ['pupil_id', 'pupil_id', 'name'], 1));
    expect(sentences.vi).toContain('"Mã học sinh"');
    expect(sentences.en).toContain('"Pupil code"');
  });

  it('with letters of TCVN3, pasted or in a file', async () => {
    const pasted = 'Mã HS,Họ tên\n1,NguyÔn V¨n §¹t\n2,TrÇn ThÞ H»ng\n';
    for (const bytes of [
      pasted,
      Uint8Array.from(pasted.replace('Mã', 'Ma').replace('Họ', 'Ho'), (c) => c.charCodeAt(0)),
    ])
      expect((await said(await school.upload('/class-tables/preview', bytes))).vi).toContain('TCVN3');
  });

  it('with more classes than pupils, and with none asked for', async () => {
    const many = await make(
      aTable('Toán', () => '5', 3),
      ['pupil_id', 'name', 'maths'],
      5,
    );
    expect(((await many.json()) as { error: { message: string } }).error.message).toContain('5 classes for 3 pupils');
    expect(
      (
        await make(
          aTable('Toán', () => '5', 3),
          ['pupil_id', 'name', 'maths'],
          0,
        )
      ).status,
    ).toBe(422);
  });
});

describe('demands that cannot be kept are told with the pupils, the class and the figure', () => {
  it('more pupils fixed to a class than it has seats', async () => {
    const made = await plan(
      aTable('Lớp', (i) => (i < 8 ? '1' : '')),
      'pinned',
    );
    await withRules(made, { cap: 7, rules: [{ rule: 'pinned' }] });
    const proposal = await school.proposal(made);
    expect(proposal.failure).toContain('Class no. 1: 8 pupils are fixed to it and need 8 seats, while the cap is 7');
    // The rule is called what the screens call it, without its column.
    expect(proposal.failure).toContain('Cap, Fixed class.');
    expect(proposal.concerned).toEqual(['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7']);
    expect(proposal.repairs).toMatchObject([{ code: 'class-repair-raise' }]);
  });

  it('twins fixed to two classes and asked to be together', async () => {
    const cell = (i: number) => ['1,P1', '2,'][i] ?? ',';
    const made = await school.plan(aTable('Lớp,Cùng lớp với', cell), ['pupil_id', 'name', 'pinned', 'together'], {
      classCount: 2,
    });
    const proposal = await school.proposal(made);
    expect(proposal).toMatchObject({ status: 'failed', concerned: ['P0', 'P1'] });
    expect(proposal.repairs[0].text).toContain('drop the wish "Together" between pupils P0 and P1');
  });

  it('everybody apart from everybody: all those wishes are one repair, and it is done', async () => {
    const all = Array.from({ length: 12 }, (_, i) => `P${i}`);
    const list = aTable('Khác lớp với', (i) => all.filter((id) => id !== `P${i}`).join(';'));
    const made = await plan(list, 'apart', 3);
    const proposal = await school.proposal(made);
    expect(proposal.concerned).toHaveLength(4);
    expect(proposal.repairs).toMatchObject([
      { code: 'class-repair-drop-wishes', text: 'Cheapest repair: drop all 132 wishes "Apart" of this list.' },
    ]);
    const path = `/class-proposals/${proposal.id}/repair`;
    await town.json('POST', path, { body: { code: 'class-repair-drop-wishes' } });
    expect((await school.workbench(made)).wishes).toEqual([]);
    expect(await school.proposal(made)).toMatchObject({ status: 'done', concerned: [] });
  });

  it('a fixed class that is not there: whose cell, what it says, what the classes are called', async () => {
    const made = await plan(
      aTable('Lớp', (i) => (i === 2 ? '6A' : '')),
      'pinned',
    );
    const path = `/class-plans/${made.id}/proposals`;
    const sentences = await said(await town.request('POST', path, { body: { seed: '1' } }));
    expect(sentences.vi).toContain('Em Em 2 (P2): cột "Lớp" ghi "6A", mà các lớp ở đây tên là 1, 2.');
    expect(sentences.en).toContain('Correct the cell under Data');
    // Mended as it says: the classes are given that name.
    const body = { classCount: 2, labels: ['6A', '6B'], rules: made.settings.rules };
    await town.json('PUT', `/class-plans/${made.id}/settings`, { body });
    const proposal = await school.proposal(made);
    const { classes } = await town.json<{ classes: Record<string, number> }>(
      'GET',
      `/class-proposals/${proposal.id}/classes`,
    );
    expect(classes.P2).toBe(0);
  });

  it('fewer seats than pupils, told by arithmetic for a thousand', async () => {
    const made = await plan(
      aTable('Bạn', (i) => `P${(i + 1) % 1000}`, 1000),
      'friend',
      25,
    );
    await withRules(made, { cap: 35, rules: [{ rule: 'friend' }] });
    const proposal = await school.proposal(made);
    expect(proposal.failure).toBe('The pupils cannot be split by these rules.');
    expect(proposal.repairs.map(({ text }) => text).join(' ')).toMatch(/from 35 to 40.*at least 29 classes are needed/);
    expect(proposal.concerned).toEqual([]);
  }, 60_000);
});

describe('what is unusual but right is taken as it is', () => {
  it('one class of everybody', async () => {
    const made = await plan(
      aTable('Toán', () => '5'),
      'maths',
      1,
    );
    expect(await school.proposal(made)).toMatchObject({ status: 'done', classCount: 1 });
  });

  it('five thousand wishes', async () => {
    const friends = (i: number) => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((k) => `P${(i + k * 13) % 500}`).join(';');
    const made = await plan(aTable('Bạn', friends, 500), 'friend', 15);
    expect((await school.workbench(made)).wishes).toHaveLength(5000);
    expect(await school.proposal(made)).toMatchObject({ status: 'done' });
  }, 120_000);

  it('scores that are missing: absent, counted as absent, never zero', async () => {
    const made = await plan(aTable('Toán', (i) => (i % 3 ? '' : '7,5')).replaceAll('7,5', '"7,5"'), 'maths');
    const { balance } = await school.proposal(made);
    expect(balance?.find(({ rule }) => rule === 'scores')).toMatchObject({ value: 0, blank: 8 });
    const { pupils } = await school.workbench(made);
    expect(pupils.filter(({ attributes }) => attributes.maths === undefined)).toHaveLength(8);
  });
});
