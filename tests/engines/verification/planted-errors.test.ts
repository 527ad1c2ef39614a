import { describe, expect, it } from 'vitest';
import type { PlacementRow } from '#engines/enrolment-records.ts';
import { seededRandom } from '#engines/random.ts';
import type { Verdict } from '#engines/verification/types.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { enrolmentOfEveryRule } from '../assignment/every-rule.ts';

const nowhere = { schoolId: '', metres: null, choiceRank: null, imputed: false, seatGroup: '', decidedBy: 'all-full' };

/** The verdict on an honest run but for faults of one kind, which name these rows. */
function verdictWith(honest: Verdict, kind: string, rows: { applicantId: string; schoolId: string }[]): Verdict {
  return {
    ...honest,
    sound: false,
    [kind]: rows.length,
    examples: { [kind]: rows.slice(0, 5).map(({ applicantId, schoolId }) => ({ applicantId, schoolId })) },
  };
}

describe('one thing changed in an honest run, by every rule and mechanism,', () => {
  const tried = () => cases(1_200);

  function* honestRuns(
    first: number,
  ): Generator<{ town: AnEnrolment; rows: PlacementRow[]; pick: (n: number) => number }> {
    for (let number = first; number < first + tried(); number++) {
      const town = enrolmentOfEveryRule(number, { mostChildren: 8 });
      const { rows } = town.solve();
      const chance = seededRandom(`planted ${number}`);
      yield { town, rows, pick: (n) => Math.floor(chance() * n) };
    }
  }

  it('is told as what it is, and nothing else is', () => {
    for (const { town, rows, pick } of honestRuns(1_200_000)) {
      const honest = town.judge(rows);
      const at = pick(rows.length);
      const row = rows[at];
      const changed = (change: Partial<PlacementRow>) =>
        town.judge(rows.map((own, i) => (i === at ? { ...own, ...change } : own)));
      expect(town.judge([...rows, row])).toEqual(verdictWith(honest, 'duplicates', [row]));
      const stranger = { ...row, applicantId: 'nobody' };
      expect(town.judge([...rows, stranger])).toEqual(verdictWith(honest, 'ineligible', [stranger]));
      if (row.schoolId === '') continue;
      for (const lie of [
        { metres: (row.metres ?? 0) + 1 },
        { metres: row.metres === null ? 0 : null },
        { choiceRank: (row.choiceRank ?? 0) + 1 },
        { choiceRank: row.choiceRank === null ? 1 : null },
        { imputed: !row.imputed },
      ])
        expect(changed(lie)).toEqual(verdictWith(honest, 'misstated', [row]));
      for (const seatGroup of ['open', 'local', 'first', 'nonsense', ''].filter((own) => own !== row.seatGroup))
        expect(changed({ seatGroup })).toEqual(verdictWith(honest, 'reserveViolations', [row]));
      const decidedBy = row.decidedBy === 'decision' ? 'lottery' : 'decision';
      expect(changed({ decidedBy })).toEqual(verdictWith(honest, 'unexplainedDecisions', [row]));
    }
  });

  it('is found where a child is moved, left out or forgotten, however its row is dressed up', () => {
    for (const { town, rows, pick } of honestRuns(1_300_000)) {
      const at = pick(rows.length);
      const row = rows[at];
      const changed = (change: Partial<PlacementRow>) =>
        town.judge(rows.map((own, i) => (i === at ? { ...own, ...change } : own)));
      const forgotten = town.judge(rows.filter((own) => own !== row));
      expect(forgotten).toMatchObject({ sound: false, missing: 1 });
      expect(forgotten.examples.missing).toEqual([{ applicantId: row.applicantId, schoolId: '' }]);
      if (row.schoolId !== '') expect(changed(nowhere).sound).toBe(false);
      expect(changed({ schoolId: 'no school' })).toMatchObject({ sound: false, ineligible: 1 });
      for (const [schoolId, { seats }] of town.schools) {
        if (schoolId === row.schoolId) continue;
        const metres = town.children.get(row.applicantId)!.metres?.[schoolId] ?? null;
        const place = (town.children.get(row.applicantId)!.wishes ?? []).indexOf(schoolId);
        const choiceRank = place < 0 ? row.choiceRank : place + 1;
        const verdict = changed({ schoolId, metres, choiceRank, imputed: place < 0, seatGroup: 'open' });
        expect(verdict.sound).toBe(false);
        const there = rows.filter((own) => own.schoolId === schoolId).length;
        expect(verdict.overSeats).toBe(Math.max(0, there + 1 - seats));
        expect(verdict.unexplainedDecisions).toBe(row.decidedBy === 'decision' ? 1 : 0);
        if (town.rules().reserves.length === 0) expect(verdict.reserveViolations).toBe(0);
      }
    }
  });
});

describe('the verdict', () => {
  it('is the same whatever the order of the rows and of the records', () => {
    for (let number = 0; number < cases(800); number++) {
      const town = enrolmentOfEveryRule(1_400_000 + number, { mostChildren: 9 });
      const { rows } = town.solve();
      const lied = rows.map((row, i) => (i === 1 && row.schoolId !== '' ? { ...row, choiceRank: 77 } : row));
      const [ids, schools] = [[...town.children.keys()], [...town.schools.keys()]];
      const turned = town.records(ids.reverse(), schools.reverse());
      for (const claim of [rows, lied]) {
        const usual = town.judge(claim);
        const mixed = claim.map((_, i) => claim[(i * 7 + 3) % claim.length]);
        for (const order of [claim.toReversed(), ...(claim.length % 7 === 0 ? [] : [mixed])])
          for (const records of [town.records(), turned]) {
            const other = town.judge(order, records);
            expect({ number, ...other }).toEqual({ number, ...usual });
          }
      }
    }
  });

  it('asks of a decision a number and a reason, and that it was carried out', () => {
    const town = anEnrolment()
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withChild('an', { wishes: ['north'], decision: ['north', 'QĐ-1', 'lý do'] });
    const { rows } = town.solve();
    const judged = (change: Partial<PlacementRow>, number = 'QĐ-1', reason = 'lý do') => {
      const records = town.records();
      Object.assign(records.decisions!, { numbers: [number], reasons: [reason] });
      return town.judge([{ ...rows[0], ...change }], records);
    };
    expect(judged({})).toMatchObject({ sound: true, unexplainedDecisions: 0 });
    const unexplained = [judged({}, ' '), judged({}, 'QĐ-1', ''), judged(nowhere), judged({ decidedBy: 'lottery' })];
    for (const verdict of unexplained) expect(verdict).toMatchObject({ sound: false, unexplainedDecisions: 1 });
    expect(judged({ schoolId: 'south' })).toMatchObject({ unexplainedDecisions: 1, ineligible: 1 });
    expect(town.judge([])).toMatchObject({ sound: false, missing: 1, unexplainedDecisions: 1 });
  });
});

describe('every class of fault', () => {
  const street = (rules: object) =>
    anEnrolment()
      .withRules({ criteria: [{ rule: 'distance' }], ...rules })
      .withSchool('north', { seats: 2 })
      .withSchool('south', { seats: 2 })
      .withChild('an', { twins: 'm', group: '1', wishes: ['north', 'south'], metres: { north: 100, south: 900 } })
      .withChild('binh', { twins: 'm', group: '1', wishes: ['north', 'south'], metres: { north: 101, south: 901 } })
      .withChild('chi', { twins: '', group: '2', wishes: ['north', 'south'], metres: { north: 300, south: 500 } });
  const told = (rules: object, change: (rows: PlacementRow[]) => PlacementRow[], stated?: number) => {
    const town = street(rules);
    const { rows } = town.solve();
    expect(town.judge(rows).sound).toBe(true);
    return town.judge(change(rows.map((row) => ({ ...row }))), town.records(), stated);
  };
  const at = (row: PlacementRow, schoolId: string): PlacementRow => {
    const metres = street({}).children.get(row.applicantId)!.metres![schoolId];
    return { ...row, schoolId, metres, choiceRank: schoolId === 'north' ? 1 : 2, seatGroup: 'open' };
  };
  const empty = (row: PlacementRow): PlacementRow => ({ ...row, ...nowhere });
  const twins = { criteria: [{ rule: 'twins' }, { rule: 'distance' }] };
  const least = { mechanism: 'least-total-distance', criteria: [] };

  it.each<[string, object, (rows: PlacementRow[]) => PlacementRow[], object]>([
    ['a blocking pair', {}, ([a, b, c]) => [a, at(b, 'south'), at(c, 'north')], { blockingPairs: 1, wasted: 0 }],
    ['a seat wasted', {}, ([a, b, c]) => [a, b, empty(c)], { blockingPairs: 1, wasted: 1 }],
    [
      'a family sent away from a school that would keep it',
      twins,
      ([a, b, c]) => [at(a, 'south'), at(b, 'south'), at(c, 'north')],
      { blockingFamilies: 1, splitFamilies: 0 },
    ],
    ['a family torn apart', twins, ([a, b, c]) => [a, at(b, 'south'), at(c, 'north')], { splitFamilies: 1 }],
    [
      'a fallback that the rules do not have',
      twins,
      (rows) => rows.map((row) => (row.applicantId === 'chi' ? row : { ...row, decidedBy: 'twins-together-last' })),
      { unexplainedFallbacks: 2 },
    ],
    [
      'a fallback without need',
      twins,
      (rows) => rows.map((row) => (row.applicantId === 'chi' ? row : { ...row, decidedBy: 'twins-apart' })),
      { needlessFallbacks: 1, declaredFallbacks: 1 },
    ],
    [
      'another line',
      { mechanism: 'nearest-first' },
      ([a, b, c]) => [a, at(b, 'south'), at(c, 'north')],
      { replayDifferences: 2 },
    ],
    ['metres that could be fewer', least, ([a, b, c]) => [a, at(b, 'south'), at(c, 'north')], { optimal: false }],
    [
      'fewer children than could be placed',
      { guarantee: 'maximum' },
      ([a, b, c]) => [a, b, empty(c)],
      { belowMaximum: 1 },
    ],
  ])('is caught: %s', (_, rules, change, counts) => {
    expect(told(rules, change)).toMatchObject({ sound: false, ...counts });
  });

  it('is caught: fallbacks that are declared for a child alone, for a part of a family, or by another name', () => {
    const apart = { decidedBy: 'twins-apart' };
    const judged = (change: (rows: PlacementRow[]) => PlacementRow[]) => told(twins, change);
    const alone = judged(([a, b, c]) => [a, b, { ...c, ...apart }]);
    expect(alone).toMatchObject({ sound: false, unexplainedFallbacks: 1, declaredFallbacks: 0, splitFamilies: 0 });
    expect(alone.examples.unexplainedFallbacks).toEqual([{ applicantId: 'chi', schoolId: 'south' }]);
    const half = judged(([a, b, c]) => [{ ...a, ...apart }, b, c]);
    expect(half).toMatchObject({ sound: false, unexplainedFallbacks: 1, declaredFallbacks: 0 });
    const mixed = judged(([a, b, c]) => [{ ...a, ...apart }, { ...b, decidedBy: 'twins-together-last' }, c]);
    expect(mixed).toMatchObject({ sound: false, unexplainedFallbacks: 2, declaredFallbacks: 0 });
    const gone = judged(([a, , c]) => [{ ...a, ...apart }, c]);
    expect(gone).toMatchObject({ sound: false, missing: 1, unexplainedFallbacks: 1, splitFamilies: 1 });
    const first = judged(([, b, c]) => [b, c]);
    expect(first).toMatchObject({ sound: false, missing: 1, splitFamilies: 1 });
    expect(first.examples.splitFamilies).toEqual([{ applicantId: '', schoolId: '' }]);
  });

  it('is caught: a fallback without need beside children whom the council placed, and only where there is none', () => {
    const town = (northSeats: number) =>
      street(twins)
        .withSchool('north', { seats: northSeats })
        .withChild('dung', { twins: '', wishes: ['north'], metres: { north: 1 }, decision: ['north', 'QĐ-1', 'lý do'] })
        .withChild('giang', {
          twins: '',
          wishes: ['south'],
          metres: { south: 1 },
          decision: ['south', 'QĐ-2', 'lý do'],
        });
    const { rows } = town(3).solve();
    expect(rows.map(({ schoolId }) => schoolId)).toEqual(['north', 'north', 'south', 'north', 'south']);
    const apart = rows.map((row, i) => (i < 2 ? { ...row, decidedBy: 'twins-apart' } : row));
    expect(town(3).judge(rows)).toMatchObject({ sound: true });
    expect(town(3).judge(apart)).toMatchObject({ sound: false, needlessFallbacks: 1, declaredFallbacks: 1 });
    // With a seat fewer the family does not fit beside the child placed there.
    expect(town(2).judge(apart)).toMatchObject({ overSeats: 1, needlessFallbacks: 0 });
  });

  it('is caught: a family of three of whom one sits elsewhere, whichever it is', () => {
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'twins' }, { rule: 'lottery' }] })
      .withSchool('north', { seats: 3 })
      .withSchool('south', { seats: 3 });
    for (const id of ['a', 'b', 'c']) town.withChild(id, { twins: 'm', wishes: ['north', 'south'] });
    const { rows } = town.solve();
    for (const away of rows) {
      const change = { schoolId: 'south', choiceRank: 2, seatGroup: 'open' };
      const claim = rows.map((row) => (row === away ? { ...row, ...change } : row));
      expect(town.judge(claim)).toMatchObject({ sound: false, splitFamilies: 1, unexplainedFallbacks: 0 });
    }
  });

  it('is caught: a number of priorities set aside that is not the stated one', () => {
    const town = street({ guarantee: 'maximum' });
    const { rows } = town.solve();
    expect(town.judge(rows, town.records(), 0)).toMatchObject({ sound: true, misstatedPriorities: 0 });
    expect(town.judge(rows, town.records(), 1)).toMatchObject({ sound: false, misstatedPriorities: 1 });
  });

  it('shows five examples and counts them all', () => {
    const town = anEnrolment().withSchool('north', { seats: 9 });
    for (let i = 0; i < 9; i++) town.withChild(`c${i}`, { wishes: ['north'] });
    const { rows } = town.solve();
    const verdict = town.judge(rows.map((row) => ({ ...row, choiceRank: 2 })));
    expect(verdict.misstated).toBe(9);
    expect(verdict.examples.misstated.map(({ applicantId }) => applicantId)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
    expect(verdict).toMatchObject({ applicants: 9, placed: 9, mechanism: 'deferred-acceptance' });
  });
});
