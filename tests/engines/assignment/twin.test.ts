import { describe, expect, it } from 'vitest';
import { placements } from '#engines/assignment/decode.ts';
import { encode } from '#engines/assignment/encode.ts';
import { summarise } from '#engines/assignment/outcome.ts';
import { run } from '#engines/assignment/run.ts';
import { cases } from '../../support/cases.ts';
import { SlowAssignment } from '../../support/slow-assignment.ts';
import { enrolmentOfEveryRule } from './every-rule.ts';

const tried = cases(24_000);

describe('the engine, its slow twin and the verifier', () => {
  it(`agree to the byte in ${tried} cases of every rule`, { timeout: 240_000 }, () => {
    const met = new Map<string, number>();
    const meet = (what: string) => met.set(what, (met.get(what) ?? 0) + 1);
    for (let number = 0; number < tried; number++) {
      const town = enrolmentOfEveryRule(number, { mostChildren: 9 });
      const rules = town.rules();
      const { problem, issues } = encode(town.records(), rules, town.seed);
      if (!problem) throw new Error(`case ${number}: ${JSON.stringify(issues)}`);
      const holding = run(problem);
      const rows = [...placements(problem, holding, summarise(problem, holding))];
      const twin = new SlowAssignment(town);
      const expected = twin.rows();
      const { proximity } = problem;
      const atRest = proximity ? { rounds: proximity.rounds, settled: proximity.settled } : null;
      if (JSON.stringify(rows) !== JSON.stringify(expected))
        expect({ number, rules, rows }).toEqual({ number, rules, rows: expected });
      expect({ number, atRest }).toEqual({ number, atRest: twin.proximity });
      const { sound, examples } = town.judge(rows);
      if (!sound) expect({ number, rules, examples }).toEqual({ number, rules, examples: {} });
      for (const { rule } of rules.criteria) meet(rule);
      for (const { kind, passesTo } of rules.reserves) meet(passesTo === undefined ? kind : 'passing');
      for (const row of rows) meet(`by ${row.decidedBy}`);
      meet(`${rules.mechanism}${rules.then ? `, ${rules.then}` : ''}`);
      if (atRest) meet(`settled ${atRest.settled}`);
      if (atRest && atRest.rounds > 1) meet('settled late');
    }
    // The cases are worth something: each rule, mechanism and reason has been met many times.
    for (const what of everything) expect({ what, met: met.get(what) ?? 0 }).toSatisfy(({ met: n }) => n > tried / 600);
  });
});

const everything = [
  ...['group', 'residence', 'sibling', 'staff', 'feeder', 'zone', 'need', 'age', 'score', 'listed'],
  ...['distance', 'straight', 'travel-time', 'relative-proximity', 'lottery', 'soft', 'hard', 'passing'],
  ...['deferred-acceptance', 'nearest-first', 'zone-first, deferred-acceptance', 'zone-first, nearest-first'],
  ...['by group', 'by zone', 'by travel-time', 'by relative-proximity', 'by order', 'by decision', 'by enough-seats'],
  ...['by all-full', 'by no-reachable-school', 'by no-wishes', 'settled true', 'settled false', 'settled late'],
];
