import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placements } from '#engines/assignment/decode.ts';
import { encode } from '#engines/assignment/encode.ts';
import { familyAcceptance } from '#engines/assignment/family-acceptance.ts';
import { summarise } from '#engines/assignment/outcome.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { contestedTowns } from './random-families.ts';

/** As in a city with thousands of families: one attempt, and whoever finds no rest falls back on the spot. */
const oneAttempt = { attempts: 1, families: 0, entries: 20 };

function judged(town: AnEnrolment) {
  const { problem } = encode(town.records(), town.rules(), '0');
  if (!problem?.families) return null;
  const holding = familyAcceptance(problem, problem.families, oneAttempt);
  const rows = [...placements(problem, holding, summarise(problem, holding))];
  const placed = Object.fromEntries(rows.map(({ applicantId, schoolId }) => [applicantId, schoolId]));
  return { placed, verdict: town.judge(rows), standings: holding.families!.standings };
}

//  Two schools, and twins of whom every result would go in a circle, twice over, with nothing in common.
const circles = (fallback: string) => {
  const town = anEnrolment().withRules({ criteria: [{ rule: 'twins', fallback }, { rule: 'listed' }] });
  for (const side of ['left', 'right']) {
    const [north, south] = [`${side}-north`, `${side}-south`];
    town
      .withSchool(north, { seats: 2 })
      .withSchool(south, { seats: 1 })
      .withChild(`${side}-an`, { wishes: [south, north], listed: { [north]: 1, [south]: 2 } })
      .withChild(`${side}-binh`, { wishes: [north, south], listed: { [north]: 4, [south]: 1 } })
      .withChild(`${side}-mai`, { twins: side, wishes: [north], listed: { [north]: 2 } })
      .withChild(`${side}-minh`, { twins: side, wishes: [north], listed: { [north]: 3 } });
  }
  return town;
};

describe('more families than can be tried in many orders', () => {
  it('fall back where every result would go in a circle, and the verifier finds the rest stable', () => {
    for (const fallback of ['apart', 'together-last']) {
      const { placed, verdict, standings } = judged(circles(fallback))!;
      expect(standings).toEqual(Array(2).fill(fallback === 'apart' ? 'apart' : 'last'));
      expect(verdict).toMatchObject({ sound: true, blockingPairs: 0, blockingFamilies: 0, declaredFallbacks: 2 });
      for (const side of ['left', 'right'])
        expect([placed[`${side}-mai`], placed[`${side}-minh`]]).toEqual(
          fallback === 'apart' ? [`${side}-north`, ''] : ['', ''],
        );
    }
  });

  it('come to a result that the verifier finds stable', () => {
    fc.assert(
      fc.property(contestedTowns({ mostChildren: 10 }), (town) => {
        const found = judged(town);
        if (found) expect(found.verdict).toMatchObject({ sound: true, blockingPairs: 0, blockingFamilies: 0 });
      }),
      { numRuns: cases(1000), seed: 7 },
    );
  });
});
