import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRules } from '#engines/assignment/check-rules.ts';
import { encode } from '#engines/assignment/encode.ts';
import { run } from '#engines/assignment/run.ts';
import { countRounds, restrict, zoneFirst } from '#engines/assignment/zone-first.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { enrolmentOfEveryRule } from './every-rule.ts';
import { enrolments } from './random-enrolments.ts';

const zone = { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' };
const rules = { mechanism: 'zone-first', criteria: [zone, { rule: 'distance' }], imputeChoicesByDistance: true };
const handedTo = (then: string) => ({ then });

//  Two schools of one seat, one in each commune. an, binh: commune x; chi, dung: commune y.
const town = () =>
  anEnrolment()
    .withRules(rules)
    .withSchool('north', { seats: 1, commune: 'x' })
    .withSchool('south', { seats: 1, commune: 'y' })
    .withChild('an', { commune: 'x', metres: { north: 900, south: 50 } })
    .withChild('chi', { commune: 'y', metres: { north: 100, south: 800 } });

describe('zone first', () => {
  it('gives the seats of a zone to its children, and they keep them though another school is nearer', () => {
    const { rows, receipts } = town().solve();
    expect(rows).toMatchObject([
      { applicantId: 'an', schoolId: 'north', choiceRank: 2, metres: 900 },
      { applicantId: 'chi', schoolId: 'south', choiceRank: 2, metres: 800 },
    ]);
    expect(receipts[0].steps.map(({ schoolId, outcome, decidedBy }) => [schoolId, outcome, decidedBy])).toEqual([
      ['north', 'admitted', 'enough-seats'],
      ['south', 'not-needed', 'zone-seat'],
    ]);
  });

  it('lets those without a seat in their zone compete for what is left, and says that the zone decided where it did', () => {
    const street = town()
      .withSchool('east', { seats: 1, commune: 'z' })
      .withChild('binh', { commune: 'x', metres: { north: 950, south: 10, east: 2000 } });
    const { placed, receipts, cutoffs } = street.solve();
    expect(placed).toEqual({ an: 'north', binh: 'east', chi: 'south' });
    const steps = receipts[1].steps.map(({ schoolId, outcome, ended, decidedBy }) => ({
      schoolId,
      outcome,
      endedAt: ended?.metres,
      decidedBy,
    }));
    expect(steps).toEqual([
      { schoolId: 'north', outcome: 'seats-ended', endedAt: 900, decidedBy: 'distance' },
      { schoolId: 'south', outcome: 'seats-ended', endedAt: 800, decidedBy: 'zone' },
      { schoolId: 'east', outcome: 'admitted', endedAt: 2000, decidedBy: 'enough-seats' },
    ]);
    expect(cutoffs.map(({ schoolId, lastMetres }) => [schoolId, lastMetres])).toEqual([
      ['east', 2000],
      ['north', 900],
      ['south', 800],
    ]);
  });

  it('withdraws seats that the zone used beyond the open ones from the last soft reserve that has any left', () => {
    const reserves = [
      { name: 'first', attribute: 'group', value: '1', seats: 1 },
      { name: 'second', attribute: 'group', value: '2', seats: 1 },
    ];
    const school = anEnrolment()
      .withRules({ ...rules, reserves })
      .withSchool('north', { seats: 3, commune: 'x' })
      .withChild('an', { commune: 'x', group: '', metres: { north: 1 } })
      .withChild('binh', { commune: 'x', group: '', metres: { north: 2 } })
      .withChild('chi', { commune: 'y', group: '1', metres: { north: 3 } })
      .withChild('dung', { commune: 'y', group: '2', metres: { north: 4 } });
    const { rows } = school.solve();
    expect(rows.map(({ applicantId, seatGroup, decidedBy }) => [applicantId, seatGroup, decidedBy])).toEqual([
      ['an', 'open', 'zone'],
      ['binh', 'open', 'zone'],
      ['chi', 'first', 'enough-seats'],
      ['dung', '', 'all-full'],
    ]);
    expect(school.judge(rows).sound).toBe(true);
  });

  it('withdraws such seats from that reserve first that stands nearest before the open ones, and from as many as it takes', () => {
    const names = ['first', 'second', 'third'];
    const reserves = names.map((name, i) => ({ name, attribute: 'group', value: `${i + 1}`, seats: 2 }));
    const placedWith = (inZone: number, outside: string, kept: object[] = reserves) => {
      const school = anEnrolment()
        .withRules({ ...rules, reserves: kept })
        .withSchool('north', { seats: 7, commune: 'x' });
      for (let i = 0; i < inZone; i++) school.withChild(`a${i}`, { commune: 'x', group: '', metres: { north: i } });
      [...outside].forEach((group, i) => {
        school.withChild(`b${i} of ${group}`, { commune: 'y', group, metres: { north: 100 + i } });
      });
      const { rows } = school.solve();
      expect(school.judge(rows).sound).toBe(true);
      return rows.flatMap(({ applicantId, schoolId }) =>
        schoolId && applicantId[0] === 'b' ? [applicantId.at(-1)] : [],
      );
    };
    expect(placedWith(1, '112233')).toEqual(['1', '1', '2', '2', '3', '3']);
    expect(placedWith(2, '332211')).toEqual(['3', '2', '2', '1', '1']);
    expect(placedWith(4, '332211')).toEqual(['2', '1', '1']);
    expect(placedWith(6, '332211')).toEqual(['1']);
    expect(placedWith(7, '332211')).toEqual([]);
    // A hard reserve lends nothing; one that passes to another lends what that one passes on.
    const hard = [reserves[0], { ...reserves[1], kind: 'hard' }, reserves[2]];
    expect(placedWith(4, '332211', hard)).toEqual(['2', '2', '1']);
    expect(placedWith(6, '332211', hard)).toEqual(['2', '2']);
    const passing = [{ ...reserves[0], passesTo: 'second' }, reserves[1], { ...reserves[2], kind: 'hard' }];
    expect(placedWith(4, '332211', passing)).toEqual(['3', '3', '1']);
  });

  it('withdraws no seat twice, nor one that a child of the zone has, and leaves the seats of the town as they were', () => {
    const kept = ['first', 'second'].map((name, i) => ({ name, attribute: 'group', value: `${i + 1}`, seats: 2 }));
    const school = anEnrolment()
      .withRules({ ...rules, reserves: kept })
      .withSchool('north', { seats: 5, commune: 'x' });
    //  Of the zone one child has a seat of the second, three sit on the open one and two passed on: one of each reserve.
    ['2', '', '', ''].forEach((group, i) => {
      school.withChild(`a${i}`, { commune: 'x', group, metres: { north: i } });
    });
    ['1', '1', '2', '2'].forEach((group, i) => {
      school.withChild(`b${i}`, { commune: 'y', group, metres: { north: 100 + i } });
    });
    const { rows } = school.solve();
    expect(rows.filter(({ schoolId }) => schoolId !== '').map(({ applicantId }) => applicantId)).toEqual([
      ...['a0', 'a1', 'a2', 'a3'],
      'b0',
    ]);
    expect(school.judge(rows).sound).toBe(true);
    const { problem } = encode(school.records(), school.rules(), '0');
    const before = structuredClone(problem!.groups);
    const once = run(problem!);
    expect(problem!.groups).toEqual(before);
    expect(run(problem!)).toEqual(once);
  });

  it('holds a round on a part of the wishes, each of them as it stands in the whole', () => {
    for (let number = 0; number < cases(300); number++) {
      const any = enrolmentOfEveryRule(2_100_000 + number, { mostChildren: 8, mechanism: 'zone-first' });
      const { problem } = encode(any.records(), any.rules(), any.seed);
      const { wishes, outside, groups, decidedGroup, ranking } = problem!;
      const part = restrict(problem!, 'nearest-first', groups, decidedGroup, (a) => [outside![a], wishes.start[a + 1]]);
      const whole = [...wishes.applicant.keys()].filter((w) => w >= outside![wishes.applicant[w]]);
      expect([...part.kept]).toEqual(whole);
      const own = part.problem.wishes;
      for (const column of ['applicant', 'school', 'metres', 'rank', 'imputed'] as const)
        expect([...own[column]]).toEqual(whole.map((w) => wishes[column][w]));
      expect([...part.problem.ranking.keys]).toEqual(whole.map((w) => ranking.keys[w]));
      expect(part.problem.ranking.stages).toEqual([{ keys: part.problem.ranking.keys, criteria: [] }]);
      for (let a = 0; a < decidedGroup.length; a++)
        expect(own.applicant.subarray(own.start[a], own.start[a + 1]).every((child) => child === a)).toBe(true);
      expect([own.start[0], own.start[decidedGroup.length]]).toEqual([0, whole.length]);
      expect(part.problem.rules).toEqual({ ...problem!.rules, mechanism: 'nearest-first' });
      expect(part.problem.decidedGroup).toBe(decidedGroup);
    }
  });

  it('takes its second round from the rules, and cannot be held where nobody knows which wishes are in the zone', () => {
    const { problem } = encode(town().records(), town().rules(), '0');
    const mechanisms: string[] = [];
    const held = (own: typeof problem) =>
      zoneFirst(own!, (rest) => {
        mechanisms.push(rest.rules.mechanism);
        return run(rest);
      });
    held(problem);
    held(encode(town().records(), town().withRules(handedTo('nearest-first')).rules(), '0').problem);
    expect(mechanisms).toEqual(['deferred-acceptance', 'nearest-first']);
    expect(() => held({ ...problem!, outside: undefined })).toThrow('zone');
  });

  it('counts the children of each round, and those of a decision in neither', () => {
    const street = town()
      .withSchool('east', { seats: 4, commune: 'z' })
      .withChild('hoa', { commune: 'q', metres: { east: 3000 } })
      .withChild('khoi', { commune: 'q', metres: { east: 3100 } })
      .withChild('binh', { commune: 'x', metres: { north: 950, south: 10, east: 2000 } })
      .withChild('dung', { commune: 'q', metres: { south: 10 } })
      .withChild('giang', { commune: 'x', metres: { north: 1 }, decision: ['east', 'QĐ-1', 'lý do'] });
    const { problem } = encode(street.records(), street.rules(), '0');
    expect(street.solve().placed).toEqual({
      ...{ an: 'north', binh: 'east', chi: 'south', dung: '', giang: 'east', hoa: 'east', khoi: 'east' },
    });
    expect(countRounds(problem!, run(problem!))).toEqual({ placedInZone: 2, placedOutside: 3 });
  });

  it('hands the rest to the line of nearest-first when the rules say so', () => {
    const street = town()
      .withRules({ ...rules, ...handedTo('nearest-first') })
      .withSchool('east', { seats: 1, commune: 'z' })
      .withChild('binh', { commune: 'q', order: '1', metres: { north: 5, south: 10, east: 2000 } })
      .withChild('dung', { commune: 'q', order: '2', metres: { north: 5, south: 10, east: 30 } });
    const { rows } = street.solve();
    expect(rows.map(({ applicantId, schoolId, decidedBy }) => [applicantId, schoolId, decidedBy])).toEqual([
      ['an', 'north', 'zone'],
      ['binh', 'east', 'order'],
      ['chi', 'south', 'zone'],
      ['dung', '', 'all-full'],
    ]);
    expect(street.judge(rows)).toMatchObject({ sound: true, blockingPairs: 0, replayDifferences: 0 });
  });

  it('is refused without a zone, `then` without zone-first, and reserves before a line', () => {
    const codes = (change: Record<string, unknown>) =>
      checkRules({ ...rules, ...change }).issues.map(({ code, value }) => `${code} ${value}`);
    expect(codes({ criteria: [{ rule: 'distance' }] })).toEqual(['rules-zone-first-without-zone zone']);
    expect(codes({ mechanism: 'nearest-first', ...handedTo('nearest-first') })).toEqual([
      'rules-then-without-zone-first nearest-first',
    ]);
    expect(codes(handedTo('alphabet'))).toEqual(['rules-unknown-name alphabet']);
    const reserves = [{ name: 'local', attribute: 'commune', value: 'x', seats: 1 }];
    expect(codes({ ...handedTo('nearest-first'), reserves })).toEqual(['rules-reserves-nearest-first local']);
    expect(codes({})).toEqual([]);
  });

  it.each(['deferred-acceptance', 'nearest-first'])('is found sound by the verifier on every run, then %s', (then) => {
    fc.assert(
      fc.property(enrolments({ mostChildren: 9 }), (random) => {
        const change = then === 'nearest-first' ? { reserves: [] } : {};
        random.withRules({ mechanism: 'zone-first', then, ...change }).withCriterion(zone);
        if (!random.records().applicants.attributes.commune) return;
        expect(random.judge(random.solve().rows)).toMatchObject({ sound: true, examples: {} });
      }),
      { numRuns: cases(500) },
    );
  });

  it('is found unsound when a seat of the zone goes to another, or a seat left goes to one who comes after', () => {
    const street = town()
      .withSchool('east', { seats: 1, commune: 'z' })
      .withChild('binh', { commune: 'x', metres: { north: 950, south: 10, east: 2000 } })
      .withChild('dung', { commune: 'x', metres: { north: 960, south: 20, east: 2500 } });
    const { rows } = street.solve();
    const [an, binh, chi, dung] = rows;
    const swap = (one: typeof an, other: typeof an) => [
      ...rows.filter((row) => row !== one && row !== other),
      { ...other, applicantId: one.applicantId },
      { ...one, applicantId: other.applicantId },
    ];
    expect(street.judge(swap(an, binh)).blockingPairs).toBeGreaterThan(0);
    expect(street.judge(swap(binh, dung)).blockingPairs).toBeGreaterThan(0);
    expect(street.judge(swap(an, chi)).blockingPairs).toBeGreaterThan(0);
    const emptied = rows.map((row) => (row === binh ? { ...dung, applicantId: 'binh' } : row));
    expect(street.judge(emptied)).toMatchObject({ sound: false, wasted: 2 });
  });
});
