import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import { run } from '#engines/assignment/run.ts';
import { checkPublicResult } from '#engines/verification/public-result/check-public-result.ts';
import { aPublicResult } from '../../support/a-public-result.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { townsWithFamilies } from './random-families.ts';

const twins = (fallback: 'apart' | 'together-last' = 'apart') => ({
  mechanism: 'nearest-first',
  criteria: [{ rule: 'twins', fallback }, { rule: 'distance' }],
  imputeChoicesByDistance: true,
});

/** Two schools, the near one with `seats`, twins a and b, and c between them in the line. */
function town(seats: number, fallback?: 'apart' | 'together-last'): AnEnrolment {
  return anEnrolment()
    .withRules(twins(fallback))
    .withSchool('near', { seats })
    .withSchool('remote', { seats: 3 })
    .withChild('a', { twins: 't', order: 1, metres: { near: 100, remote: 900 } })
    .withChild('b', { twins: 't', order: 3, metres: { near: 120, remote: 880 } })
    .withChild('c', { order: 2, metres: { near: 300, remote: 700 } });
}

describe('nearest first with twins', () => {
  it('lets a family come with its later child and take the nearest school that has a seat for each', () => {
    const own = town(2);
    const { placed, rows } = own.solve();
    expect(placed).toEqual({ a: 'remote', b: 'remote', c: 'near' });
    expect(own.judge(rows)).toMatchObject({ sound: true, replayDifferences: 0, splitFamilies: 0 });
    expect(town(3).solve().placed).toEqual({ a: 'near', b: 'near', c: 'near' });
  });

  it('lets three of a family come to the line once, and leaves what they do not need', () => {
    const own = town(4).withChild('d', { twins: 't', order: 0, metres: { near: 90, remote: 900 } });
    own.withChild('e', { order: 4, metres: { near: 300, remote: 900 } }).withSchool('near', { seats: 7 });
    expect(own.solve().placed).toEqual({ a: 'near', b: 'near', c: 'near', d: 'near', e: 'near' });
    own.withSchool('near', { seats: 4 });
    expect(own.solve().placed).toEqual({ a: 'near', b: 'near', c: 'near', d: 'near', e: 'remote' });
  });

  it('goes by the child who has farthest to go', () => {
    const own = town(3).withSchool('other', { seats: 2 });
    for (const [id, metres] of Object.entries({ a: 10, b: 500 })) own.children.get(id)!.metres!.other = metres;
    expect(own.solve().placed).toMatchObject({ a: 'near', b: 'near' });
  });

  it.each([
    ['apart', { a: 'near', b: 'remote', c: 'near' }, 'twins-apart'],
    ['together-last', { a: '', b: '', c: 'near' }, 'twins-together-last'],
  ] as const)('falls back %s where no school has a seat for each', (fallback, places, decidedBy) => {
    const own = town(2, fallback).withSchool('remote', { seats: 1 });
    const { placed, rows } = own.solve();
    expect(placed).toEqual(places);
    expect(rows.map((row) => row.decidedBy).slice(0, 2)).toEqual([decidedBy, decidedBy]);
    expect(own.judge(rows)).toMatchObject({ sound: true, declaredFallbacks: 1 });
  });

  it('leaves decisions of the council and their seats alone, and has nobody without a school in the line', () => {
    const own = town(3)
      .withChild('d', { order: 0, metres: { near: 900, remote: 1 }, decision: ['near', 'QĐ-1', 'lý do'] })
      .withChild('e', { twins: 'u', order: 0, metres: {} })
      .withChild('f', { twins: 'u', order: 0, metres: {} })
      .withChild('g', { order: 0, metres: {} });
    const { placed, rows } = own.solve();
    expect(placed).toEqual({ a: 'remote', b: 'remote', c: 'near', d: 'near', e: '', f: '', g: '' });
    expect(own.judge(rows)).toMatchObject({ sound: true, replayDifferences: 0, splitFamilies: 0 });
    const { problem } = encode(own.records(), own.rules(), '0');
    const { wish, group, families } = run(problem!);
    expect([...wish.keys()].filter((a) => wish[a] >= 0)).toEqual([0, 1, 2]);
    expect([...group.keys()].filter((a) => group[a] >= 0)).toEqual([0, 1, 2, 3]);
    expect(families!.standings).toEqual(['whole', 'whole']);
  });

  it('is caught where twins are split, or said to fall back, without need', () => {
    const own = town(3);
    const { rows } = own.solve();
    const split = rows.map((row) =>
      row.applicantId === 'b' ? { ...row, schoolId: 'remote', metres: 880, choiceRank: 2 } : row,
    );
    expect(own.judge(split)).toMatchObject({ sound: false, splitFamilies: 1, replayDifferences: 1 });
    const declared = rows.map((row) => (row.applicantId === 'c' ? row : { ...row, decidedBy: 'twins-apart' }));
    expect(own.judge(declared)).toMatchObject({ sound: false, replayDifferences: 2 });
  });

  it('gives what the words say, in any order of the rows, and is found sound', () => {
    let again = 0;
    const property = fc.property(townsWithFamilies({ mostChildren: 8 }), (other) => {
      const [{ fallback }] = other.rules().criteria as { fallback: 'apart' | 'together-last' }[];
      const drawn = anEnrolment().withRules({ ...twins(fallback), maxMetres: other.rules().maxMetres });
      for (const [id, school] of other.schools) drawn.withSchool(id, school);
      for (const [id, child] of other.children) drawn.withChild(id, { ...child, metres: child.metres ?? {} });
      const solved = drawn.solve();
      expect(solved.placed).toEqual(slowLine(drawn, fallback));
      const turned = drawn.records([...drawn.children.keys()].reverse(), [...drawn.schools.keys()].reverse());
      expect(drawn.solve(turned).rows).toEqual(solved.rows);
      const { sound, examples } = drawn.judge(solved.rows);
      expect({ sound, examples }).toEqual({ sound: true, examples: {} });
      const told = checkPublicResult(aPublicResult(drawn));
      expect({ ...told, sound: true }).toEqual(told);
      if (told.notAgain === null && solved.rows.some(({ decidedBy }) => decidedBy === 'twins-apart')) again++;
    });
    fc.assert(property, { numRuns: cases(1000), seed: 15 });
    expect(again).toBeGreaterThan(0);
  });
});

/** One after the other by id: the towns drawn here have no column `order`. */
function slowLine(town: AnEnrolment, fallback: string): Record<string, string> {
  const { maxMetres } = town.rules();
  const free = new Map([...town.schools].map(([name, { seats }]) => [name, seats]));
  const placed: Record<string, string> = Object.fromEntries([...town.children.keys()].map((id) => [id, '']));
  const reach = (id: string, school: string) => town.children.get(id)!.metres?.[school] ?? Number.POSITIVE_INFINITY;
  const within = (id: string, school: string) => reach(id, school) <= (maxMetres ?? Number.MAX_VALUE);
  const sit = (ids: string[], family: string[]) => {
    const farthest = (school: string) => Math.max(...family.map((id) => reach(id, school)));
    const [school] = [...town.schools.keys()]
      .filter((name) => family.every((id) => within(id, name)) && free.get(name)! >= ids.length)
      .sort((one, other) => farthest(one) - farthest(other) || (one < other ? -1 : 1));
    if (school === undefined) return false;
    free.set(school, free.get(school)! - ids.length);
    for (const id of ids) placed[id] = school;
    return true;
  };
  const ids = [...town.children.keys()].sort();
  for (const id of ids) {
    const { twins: name } = town.children.get(id)!;
    const family = name ? ids.filter((other) => town.children.get(other)!.twins === name) : [id];
    if (family[family.length - 1] !== id || sit(family, family) || fallback !== 'apart') continue;
    if (family.length > 1) for (const child of family) sit([child], family);
  }
  return placed;
}
