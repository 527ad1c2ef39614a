import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import { summarise } from '#engines/assignment/outcome.ts';
import { run } from '#engines/assignment/run.ts';
import { isMember } from '#engines/assignment/types.ts';
import { cases } from '../../support/cases.ts';
import { enrolmentOfEveryRule } from './every-rule.ts';

/** Everything about one random case: the problem, the holding, and what is said of it. */
function solved(number: number) {
  const town = enrolmentOfEveryRule(number, { mostChildren: 9 });
  const { problem } = encode(town.records(), town.rules(), town.seed);
  const holding = run(problem!);
  return { problem: problem!, holding, outcome: summarise(problem!, holding) };
}

describe('what a holding means at each seat group', () => {
  it('is how many were placed, who came last and who was first turned away, by looking at every child', () => {
    let [last, turnedAway] = [0, 0];
    for (let number = 0; number < cases(500); number++) {
      const { problem, holding, outcome } = solved(2_200_000 + number);
      const { groups, wishes, decidedGroup, ranking } = problem;
      const competing = [...decidedGroup.keys()].filter((a) => decidedGroup[a] < 0);
      const byKey = (one: number, other: number) => ranking.keys[one] - ranking.keys[other];
      for (let g = 0; g < groups.school.length; g++) {
        const admitted = competing.filter((a) => holding.group[a] === g).map((a) => holding.wish[a]);
        const refused = competing
          .filter((a) => isMember(groups, g, a))
          .flatMap((a) => {
            const list = [...wishes.applicant.keys()].filter((w) => wishes.applicant[w] === a);
            const [own] = list.filter((w) => wishes.school[w] === groups.school[g]);
            const held = holding.wish[a];
            // Asked in vain: nothing better was had, and of this school's groups at most a later one.
            if (own === undefined || (held >= 0 && held < own) || (held === own && holding.group[a] <= g)) return [];
            return [own];
          });
        expect({ number, g, ...cells(outcome, g) }).toEqual({
          ...{ number, g, placed: [...holding.group].filter((own) => own === g).length },
          last: admitted.sort(byKey).at(-1) ?? -1,
          turnedAway: refused.sort(byKey)[0] ?? -1,
        });
        if (admitted.length > 1) last++;
        if (refused.length > 1) turnedAway++;
      }
    }
    expect(Math.min(last, turnedAway)).toBeGreaterThan(cases(500) / 10);
  });

  it('passes on what nobody claimed, seat by seat, so that the groups of a school add up to its seats', () => {
    let passed = 0;
    for (let number = 0; number < cases(500); number++) {
      const { problem, outcome } = solved(2_300_000 + number);
      const { groups } = problem;
      const seats = [...groups.seats];
      const unclaimed = seats.map(() => 0);
      for (let g = 0; g < seats.length; g++) {
        unclaimed[g] = seats[g] - outcome.placed[g];
        for (; groups.passesTo[g] >= 0 && seats[g] > outcome.placed[g]; passed++) {
          seats[g]--;
          seats[groups.passesTo[g]]++;
        }
      }
      expect({ number, seats: [...outcome.seats], unclaimed: [...outcome.unclaimed] }).toEqual({
        number,
        seats,
        unclaimed,
      });
      expect(seats.reduce((sum, own) => sum + own, 0)).toBe(groups.seats.reduce((sum, own) => sum + own, 0));
    }
    expect(passed).toBeGreaterThan(0);
  });
});

function cells({ placed, last, turnedAway }: ReturnType<typeof summarise>, g: number) {
  return { placed: placed[g], last: last[g], turnedAway: turnedAway[g] };
}
