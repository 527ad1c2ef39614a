import { beforeAll, describe, expect, it } from 'vitest';
import { allocate, repairIssue } from '../../../../api/engines/classes/allocate.ts';
import { canBeKept, explain } from '../../../../api/engines/classes/contradiction/explain.ts';
import { findRepair } from '../../../../api/engines/classes/contradiction/find-repair.ts';
import { restrict } from '../../../../api/engines/classes/contradiction/restrict.ts';
import { loadSolver } from '../../../../api/engines/classes/exact/load-solver.ts';
import type { Solver } from '../../../../api/engines/classes/exact/solver.ts';
import { countHardBreaks } from '../../../../api/engines/classes/hard-breaks.ts';
import { search } from '../../../../api/engines/classes/search/search.ts';
import { say, type TextKey } from '../../../../web/text/text.ts';
import { ClassList } from '../../../support/a-class-list.ts';
import { aRandomSchool, everySplit, problemOf } from '../../../support/a-random-school.ts';
import { cases } from '../../../support/cases.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const blank = (count: number) => Array.from({ length: count }, () => '');
const numbered = (count: number, cell: (i: number) => string) => Array.from({ length: count }, (_, i) => cell(i));

describe('a contradiction', () => {
  it('is found exactly where no split keeps the hard rules, and none of its members can be spared', () => {
    let impossible = 0;
    for (let seed = 0; seed < cases(100); seed++) {
      const classes = 2 + (seed % 2);
      const problem = problemOf(aRandomSchool(seed, { pupils: 4 + (seed % 4), classes, wishes: 8 }));
      const keeps = (own: typeof problem) =>
        everySplit(own, (classOf) => countHardBreaks(own, classOf) === 0).length > 0;
      if (keeps(problem)) continue;
      impossible++;
      const found = explain(problem, solver);
      expect(found, `seed ${seed}`).not.toBeNull();
      const { part, irreducible } = found!;
      expect(irreducible, `seed ${seed}`).toBe(true);
      expect(keeps(restrict(problem, part)), `seed ${seed}`).toBe(false);
      const without = [
        ...part.rules.map((i) => ({ ...part, rules: part.rules.filter((own) => own !== i) })),
        ...part.wishes.map((row) => ({ ...part, wishes: part.wishes.filter((own) => own !== row) })),
        ...part.pupils.map((record) => ({ ...part, pupils: part.pupils.filter((own) => own !== record) })),
        ...(part.cap ? [{ ...part, cap: false }] : []),
        ...(part.filled ? [{ ...part, filled: false }] : []),
      ];
      for (const each of without)
        expect(keeps(restrict(problem, each)), `seed ${seed} ${JSON.stringify(each)}`).toBe(true);
    }
    expect(impossible).toBeGreaterThan(0);
  });

  it('names the chain that keeps two together who are to be apart, and nobody else', () => {
    const problem = new ClassList({ sex: blank(8) }, 3)
      .withWish(0, 'together', 1)
      .withWish(1, 'together', 2)
      .withWish(2, 'apart', 0)
      .withWish(4, 'together', 5)
      .withWish(6, 'apart', 7)
      .problem([{ rule: 'size' }, { rule: 'sex' }]);
    const { contradiction, repair, issue } = allocate(problem, solver);
    expect(contradiction).toMatchObject({ rules: ['apart', 'together'], pupilIds: ['p000', 'p001', 'p002'] });
    expect(issue).toMatchObject({ code: 'class-contradiction', params: { rules: 'apart, together', count: 3 } });
    expect(repair).toEqual({ kind: 'drop-wish', wish: 'together', pupilIds: ['p000', 'p001'] });
  });

  it('names the cap where it is too low, with as many pupils as it takes, and how far to raise it', () => {
    const problem = new ClassList({ sex: blank(11) }).problem([{ rule: 'size' }], 4);
    const { contradiction, repair } = allocate(problem, solver);
    expect(contradiction).toMatchObject({ rules: ['cap'], irreducible: true });
    expect(contradiction!.pupilIds).toHaveLength(9);
    expect(repair).toEqual({ kind: 'raise', what: 'cap', rule: 'cap', attribute: null, from: 4, to: 6 });
  });

  it('names of two rules that lower the cap only the one that matters', () => {
    const problem = new ClassList({ needs: numbered(8, (i) => (i < 2 ? '1' : '')), other: blank(8) }).problem(
      [
        { rule: 'spread', attribute: 'other', capReduction: 3 },
        { rule: 'spread', attribute: 'needs', capReduction: 1 },
      ],
      4,
    );
    const { contradiction, repair } = allocate(problem, solver);
    expect(contradiction!.rules).toEqual(['cap', 'spread (needs)']);
    expect(repair).toMatchObject({ kind: 'raise', what: 'cap', to: 5 });
  });

  it('names pupils with needs beyond all places for them', () => {
    const problem = new ClassList({ needs: numbered(9, (i) => (i < 6 ? '1' : '')) }).problem([
      { rule: 'size' },
      { rule: 'spread', attribute: 'needs', maxPerClass: 2 },
    ]);
    const { contradiction, repair } = allocate(problem, solver);
    expect(contradiction).toMatchObject({ rules: ['spread (needs)'] });
    expect(contradiction!.pupilIds).toHaveLength(5);
    expect(repair).toMatchObject({ kind: 'raise', what: 'maxPerClass', from: 2, to: 3 });
  });

  it('names more pins than seats, and a pupil pinned in two ways', () => {
    const pins = new ClassList({ pinned: numbered(6, (i) => (i < 4 ? '1' : '')) }).problem([{ rule: 'pinned' }], 3);
    const found = allocate(pins, solver);
    expect(found.contradiction).toMatchObject({ rules: ['cap', 'pinned (pinned)'] });
    expect(found.repair).toMatchObject({ kind: 'raise', what: 'cap', to: 4 });
    const ways = new ClassList({ pinned: ['1', '', ''], needs: ['1', '', ''] }).problem([
      { rule: 'pinned' },
      { rule: 'teacher-fit', classes: ['2'] },
    ]);
    const other = allocate(ways, solver);
    expect(other.contradiction).toMatchObject({
      rules: ['pinned (pinned)', 'teacher-fit (needs)'],
      pupilIds: ['p000'],
    });
    expect(other.repair).toEqual({ kind: 'free-pupil', rule: 'pinned', attribute: 'pinned', pupilId: 'p000' });
  });

  it('names one more pupils than classes who are all to be apart', () => {
    const problem = new ClassList({ feud: numbered(7, (i) => (i < 5 ? 'x' : '')) }, 3).problem([
      { rule: 'keep-apart', attribute: 'feud' },
    ]);
    const { contradiction } = allocate(problem, solver);
    expect(contradiction).toMatchObject({ rules: ['keep-apart (feud)'], irreducible: true });
    expect(contradiction!.pupilIds).toHaveLength(4);
  });

  it('names the size rule where those kept together do not fit, though others could sit anywhere', () => {
    const problem = new ClassList({ programme: numbered(8, (i) => (i < 6 ? 'fr' : '')) }).problem([
      { rule: 'size' },
      { rule: 'same-class', attribute: 'programme' },
    ]);
    const { contradiction, repair } = allocate(problem, solver);
    expect(contradiction).toMatchObject({ rules: ['size', 'same-class (programme)'], irreducible: true });
    expect(contradiction!.pupilIds).toHaveLength(5);
    expect(repair).toMatchObject({ kind: 'raise', what: 'maxGap', from: 1, to: 4 });
  });

  it('names the classes nobody is left for', () => {
    const problem = new ClassList({ pinned: ['1', '1', '1'] }).problem([{ rule: 'pinned' }]);
    const { contradiction } = allocate(problem, solver);
    expect(contradiction!.rules).toEqual(['classes', 'pinned (pinned)']);
  });

  it('is one of a hard difference and what forbids it', () => {
    const problem = new ClassList({ sex: ['F', 'F', 'F', 'M', 'M', 'M'], group: ['a', 'a', 'a', '', '', ''] }).problem([
      { rule: 'sex', hard: true, maxGap: 1 },
      { rule: 'same-class', attribute: 'group' },
    ]);
    const { contradiction, repair } = allocate(problem, solver);
    expect(contradiction!.rules).toEqual(['sex (sex)', 'same-class (group)']);
    expect(repair).toMatchObject({ kind: 'free-pupil', rule: 'same-class' });
  });

  it('has a repair after which everything can be kept, said in a sentence in both languages', () => {
    let repaired = 0;
    for (let seed = 0; seed < cases(30); seed++) {
      const problem = problemOf(aRandomSchool(seed, { pupils: 5 + (seed % 4), classes: 2, wishes: 8 }));
      const contradiction = explain(problem, solver);
      expect(search(problem).hardBreaks > 0, `seed ${seed}`).toBe(contradiction !== null);
      const repair = contradiction && findRepair(problem, contradiction, solver);
      if (!repair) continue;
      repaired++;
      const { code, params } = repairIssue(repair);
      for (const language of ['vi', 'en'] as const) {
        const text = say(language, `issues.${code}` as TextKey, params);
        expect(text).not.toContain('issues.');
        expect(text).not.toMatch(/[{}]/);
      }
    }
    expect(repaired).toBeGreaterThan(0);
  });

  it('is not claimed of what can be kept', () => {
    const problem = new ClassList({ sex: blank(4) }).problem([{ rule: 'size' }], 2);
    expect(explain(problem, solver)).toBeNull();
    expect(
      canBeKept(
        problem,
        { cap: true, filled: true, rules: [0], wishes: [], pupils: [0, 1, 2, 3], others: 'seated' },
        solver,
      ),
    ).toBe(true);
  });
});
