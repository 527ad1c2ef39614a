import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacementRow } from '#engines/enrolment-records.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { SlowFamilies } from '../../support/slow-families.ts';
import { contestedTowns, townsWithFamilies } from '../assignment/random-families.ts';

//  Three seats in the north for the twins and an, one in the south for binh, who would rather go north.
const town = (fallback = 'apart') =>
  anEnrolment()
    .withRules({ criteria: [{ rule: 'twins', fallback }, { rule: 'listed' }] })
    .withSchool('north', { seats: 3 })
    .withSchool('south', { seats: 3 })
    .withChild('an', { wishes: ['north', 'south'], listed: { north: 1, south: 4 } })
    .withChild('binh', { wishes: ['north', 'south'], listed: { north: 4, south: 1 } })
    .withChild('mai', { twins: 'm', wishes: ['north', 'south'], listed: { north: 3, south: 2 } })
    .withChild('minh', { twins: 'm', wishes: ['north', 'south'], listed: { north: 2, south: 3 } });

const honest = () => town().solve().rows;
const moved = (changes: Record<string, Partial<PlacementRow>>, rows = honest()) =>
  rows.map((row) => ({ ...row, ...changes[row.applicantId] }));
const south = { schoolId: 'south', choiceRank: 2 };
const north = { schoolId: 'north', choiceRank: 1 };

describe('the verifier of families', () => {
  it('finds an honest run sound', () => {
    expect(town().solve().placed).toEqual({ an: 'north', binh: 'south', mai: 'north', minh: 'north' });
    expect(town().judge(honest())).toMatchObject({
      sound: true,
      blockingPairs: 0,
      blockingFamilies: 0,
      splitFamilies: 0,
      unexplainedFallbacks: 0,
      needlessFallbacks: 0,
      declaredFallbacks: 0,
    });
  });

  it('says nothing of families where the rules do not', () => {
    const { rows } = town()
      .withRules({ criteria: [{ rule: 'listed' }] })
      .solve();
    expect(
      town()
        .withRules({ criteria: [{ rule: 'listed' }] })
        .judge(rows),
    ).not.toHaveProperty('blockingFamilies');
  });

  it('finds every run of the engine sound', () => {
    const towns = fc.oneof(contestedTowns({ mostChildren: 8 }), townsWithFamilies({ mostChildren: 8 }));
    fc.assert(
      fc.property(towns, (random) => {
        const { examples, sound } = random.judge(random.solve().rows);
        expect(examples).toEqual({});
        expect(sound).toBe(true);
      }),
      { numRuns: cases(1500) },
    );
  });

  it('finds blocking children and families exactly where the slow twin finds an assignment unstable', () => {
    fc.assert(
      fc.property(contestedTowns({ mostChildren: 5 }), fc.infiniteStream(fc.nat({ max: 3 })), (random, chance) => {
        const twin = new SlowFamilies(random);
        const matching = new Map<string, string>();
        for (const unit of twin.units) {
          const school = twin.wishes(unit[0])[chance.next().value as number];
          if (school) for (const id of unit) matching.set(id, school);
        }
        const groups = new Map<string, string>();
        for (const school of random.schools.keys()) {
          const units = twin.units.filter(([first]) => matching.get(first) === school);
          const taken = twin.choose(school, units);
          if (taken.size < units.flat().length) return;
          for (const [id, group] of taken) groups.set(id, group);
        }
        const rows = [...random.children.keys()].map((applicantId) => ({
          applicantId,
          schoolId: matching.get(applicantId) ?? '',
          choiceRank: matching.has(applicantId)
            ? random.children.get(applicantId)!.wishes!.indexOf(matching.get(applicantId)!) + 1
            : null,
          imputed: false,
          metres: null,
          seatGroup: groups.get(applicantId) ?? '',
          decidedBy: 'listed',
        }));
        const { blockingPairs, blockingFamilies, ...verdict } = random.judge(rows);
        expect(blockingPairs === 0 && blockingFamilies === 0).toBe(twin.isStable(matching));
        expect(verdict).toMatchObject({ reserveViolations: 0, misstated: 0, ineligible: 0, splitFamilies: 0 });
      }),
      { numRuns: cases(1000) },
    );
  });

  it('counts a family put behind a later child as blocking, once', () => {
    const rows = moved({ mai: south, minh: south, binh: north });
    expect(town().judge(rows)).toMatchObject({ sound: false, blockingFamilies: 1, blockingPairs: 0, wasted: 0 });
  });

  it('counts seats left empty that a whole family would rather have as wasted', () => {
    const rows = moved({ mai: south, minh: south });
    expect(town().judge(rows)).toMatchObject({ sound: false, blockingFamilies: 1, blockingPairs: 1, wasted: 2 });
  });

  it('counts a child that a school would take by passing over a family as blocking', () => {
    const rows = moved({ an: south, binh: north });
    expect(town().judge(rows)).toMatchObject({ sound: false, blockingFamilies: 0, blockingPairs: 1 });
  });

  it('counts a family whose children were split', () => {
    expect(town().judge(moved({ mai: south }))).toMatchObject({ sound: false, splitFamilies: 1 });
    const last = moved({
      mai: { ...south, decidedBy: 'twins-together-last' },
      minh: { decidedBy: 'twins-together-last' },
    });
    expect(town('together-last').judge(last)).toMatchObject({ sound: false, splitFamilies: 1 });
  });

  it.each([
    ['for one child of the family alone', { mai: { decidedBy: 'twins-apart' } }, 1],
    ['for a child without a family', { an: { decidedBy: 'twins-apart' } }, 1],
    [
      'that the rules do not name',
      { mai: { decidedBy: 'twins-together-last' }, minh: { decidedBy: 'twins-together-last' } },
      2,
    ],
  ])('counts a fallback declared %s', (_, changes, count) => {
    expect(town().judge(moved(changes))).toMatchObject({ sound: false, unexplainedFallbacks: count });
  });

  it.each([
    ['apart', 'twins-apart'],
    ['together-last', 'twins-together-last'],
  ])('counts a fallback %s of a family that could have stayed whole where it is', (fallback, decidedBy) => {
    const rows = moved({ mai: { decidedBy }, minh: { decidedBy } });
    expect(town(fallback).judge(rows)).toMatchObject({ sound: false, needlessFallbacks: 1, declaredFallbacks: 1 });
  });

  it('names of a family the first child by its id, whatever the order of the rows and records', () => {
    const rows = moved({ mai: south, minh: south, binh: north });
    const turned = town().records(['minh', 'mai', 'binh', 'an']);
    for (const records of [town().records(), turned])
      expect(town().judge(rows, records).examples).toEqual({
        blockingFamilies: [{ applicantId: 'mai', schoolId: 'north' }],
      });
  });

  it('gives a seat kept for one of two of a family to the first by its id, whatever the order of the records', () => {
    const reserves = [{ name: 'local', attribute: 'commune', value: 'x', seats: 1 }];
    const built = town().withRules({ reserves });
    for (const id of ['mai', 'minh']) built.children.get(id)!.commune = 'x';
    const { rows } = built.solve();
    expect(rows.map(({ seatGroup }) => seatGroup)).toEqual(['open', 'open', 'local', 'open']);
    for (const records of [built.records(), built.records(['minh', 'mai', 'binh', 'an'])])
      expect(built.judge(rows, records)).toMatchObject({ sound: true, reserveViolations: 0 });
  });

  it('judges the children of a family that was split each by itself', () => {
    const verdict = town().judge(moved({ mai: south }));
    expect(verdict).toMatchObject({ splitFamilies: 1, blockingFamilies: 0, blockingPairs: 2, wasted: 2 });
    expect(verdict.examples.blockingPairs).toEqual(
      ['binh', 'mai'].map((applicantId) => ({ applicantId, schoolId: 'north' })),
    );
  });

  it('judges children apart each by itself', () => {
    const rows = moved({
      mai: { ...south, decidedBy: 'twins-apart' },
      minh: { decidedBy: 'twins-apart' },
      binh: north,
    });
    expect(town().judge(rows)).toMatchObject({
      sound: false,
      blockingPairs: 1,
      blockingFamilies: 0,
      splitFamilies: 0,
      needlessFallbacks: 0,
    });
  });
});
