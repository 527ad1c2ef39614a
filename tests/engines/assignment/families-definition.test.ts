import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { SlowFamilies } from '../../support/slow-families.ts';
import { enrolments } from './random-enrolments.ts';
import { contestedTowns, townsWithFamilies } from './random-families.ts';

describe('families against the definition', () => {
  const towns = fc.oneof(contestedTowns({ mostChildren: 7 }), townsWithFamilies({ mostChildren: 7 }));

  it('are tried in towns that shrink to the smallest that fails: two children of one family at one school', () => {
    const twinless = fc.property(townsWithFamilies({ mostChildren: 7 }), (town) => familiesOf(town).length === 0);
    const { counterexample } = fc.check(twinless, { seed: 1, endOnFailure: false });
    const [smallest] = counterexample!;
    expect([smallest.children.size, smallest.schools.size, familiesOf(smallest)]).toEqual([2, 1, ['f0']]);
  });

  it('are stable with every family whole, or else no such result exists', () => {
    fc.assert(
      fc.property(towns, (town) => {
        const { rows, placed } = town.solve();
        const fellBack = rows.filter(({ decidedBy }) => decidedBy.startsWith('twins-') && isFallback(decidedBy));
        const own = new Map(Object.entries(placed).filter(([, school]) => school !== ''));
        const apart = new Set(fellBack.map(({ applicantId }) => String(town.children.get(applicantId)!.twins)));
        if (fellBack.length === 0) expect(new SlowFamilies(town).isStable(own)).toBe(true);
        else {
          expect(new SlowFamilies(town).isStabilisable()).toBe(false);
          if (fellBack[0].decidedBy === 'twins-apart')
            expect(new SlowFamilies(town, [...apart]).isStable(own)).toBe(true);
        }
        for (const unit of new SlowFamilies(town, [...apart]).units)
          expect(new Set(unit.map((id) => placed[id])).size).toBe(1);
      }),
      { numRuns: cases(5000), seed: 2024 },
    );
  });

  it('sit in the seat groups of the definition', () => {
    fc.assert(
      fc.property(towns, (town) => {
        const { rows, placed } = town.solve();
        if (rows.some(({ decidedBy }) => isFallback(decidedBy))) return;
        const twin = new SlowFamilies(town);
        for (const school of town.schools.keys()) {
          const groups = twin.choose(
            school,
            twin.units.filter(([first]) => placed[first] === school),
          );
          for (const row of rows.filter(({ schoolId, decidedBy }) => schoolId === school && decidedBy !== 'decision'))
            expect([row.applicantId, row.seatGroup]).toEqual([row.applicantId, groups.get(row.applicantId)]);
        }
      }),
      { numRuns: cases(500) },
    );
  });

  it('give the same whatever the order of the input and the names of the families', () => {
    fc.assert(
      fc.property(towns, fc.infiniteStream(fc.nat()), (town, chance) => {
        const shuffled = <T>(list: T[]) =>
          list
            .map((item) => ({ item, at: chance.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const plain = JSON.stringify({ ...town.solve(), issues: [] });
        const names = new Map(['f0', 'f1', 'f2'].map((name) => [name, `${chance.next().value} ${name}`]));
        for (const child of town.children.values()) child.twins = names.get(String(child.twins)) ?? child.twins;
        const records = town.records(shuffled([...town.children.keys()]), shuffled([...town.schools.keys()]));
        expect(JSON.stringify({ ...town.solve(records), issues: [] })).toBe(plain);
      }),
      { numRuns: cases(500) },
    );
  });

  it('change nothing where there are none: the same rows, cut-offs and receipts to the byte', () => {
    fc.assert(
      fc.property(enrolments({ mostChildren: 8 }), (town) => {
        const plain = JSON.stringify({ ...town.solve(), issues: [] });
        const written = town.rules().criteria.map(withoutNulls);
        for (const [i, child] of [...town.children.values()].entries()) child.twins = i === 0 ? 'alone' : ' ';
        town.withRules({ criteria: [...written.slice(0, 1), { rule: 'twins' }, ...written.slice(1)] });
        expect(JSON.stringify({ ...town.solve(), issues: [] })).toBe(plain);
      }),
      { numRuns: cases(500) },
    );
  });
});

/** Names of families of two or more. */
function familiesOf(town: AnEnrolment): string[] {
  const names = [...town.children.values()].map(({ twins }) => String(twins ?? '')).filter((name) => name !== '');
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

function isFallback(decidedBy: string): boolean {
  return decidedBy === 'twins-apart' || decidedBy === 'twins-together-last';
}

function withoutNulls(criterion: object): object {
  return Object.fromEntries(Object.entries(criterion).filter(([, cell]) => cell !== null));
}
