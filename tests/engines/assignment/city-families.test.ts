import { describe, expect, it } from 'vitest';
import { placements } from '#engines/assignment/decode.ts';
import { encode } from '#engines/assignment/encode.ts';
import { familyAcceptance } from '#engines/assignment/family-acceptance.ts';
import { summarise } from '#engines/assignment/outcome.ts';
import { seededRandom } from '#engines/random.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';

/**
 * A small city short of seats: each school keeps seats for children of its commune, then for a policy few belong to, which hands
 * on what nobody claims; one family in eight children.
 */
function crowdedCity(number: number, { children, fallback }: { children: number; fallback: string }) {
  const random = seededRandom(`city ${number}`);
  const below = (n: number) => Math.floor(random() * n);
  const names = ['s0', 's1', 's2', 's3', 's4', 's5'];
  const town = anEnrolment().withRules({
    criteria: [{ rule: 'twins', fallback }, { rule: 'group', order: ['1', '2'] }, { rule: 'listed' }],
    reserves: [
      { name: 'commune', attribute: 'commune', matchesSchool: 'commune', share: 0.3, passesTo: 'policy' },
      { name: 'policy', attribute: 'policy', value: '1', share: 0.25, kind: below(3) === 0 ? 'hard' : 'soft' },
    ],
  });
  names.forEach((name, i) => {
    town.withSchool(name, { seats: Math.ceil(children / names.length) - below(3), commune: i < 3 ? 'x' : 'y' });
  });
  let eldest: string[] | null = null;
  for (let i = 0; i < children; i++) {
    const own: string[] = eldest ?? [...names].sort(() => random() - 0.5).slice(0, 2 + below(4));
    const isEldest: boolean = eldest === null && below(8) === 0;
    town.withChild(`c${String(i).padStart(3, '0')}`, {
      wishes: own,
      group: `${1 + below(2)}`,
      commune: below(2) === 0 ? 'x' : 'y',
      policy: below(6) === 0 ? '1' : '0',
      twins: eldest ? `f${i - 1}` : isEldest ? `f${i}` : '',
      listed: Object.fromEntries(names.map((name) => [name, below(1_000_000)])),
    });
    eldest = isEldest ? own : null;
  }
  return town;
}

describe('families in a city short of seats, with reserves that pass seats on', () => {
  for (const fallback of ['apart', 'together-last'])
    for (const attempts of [1, 40])
      it(`leave nobody who would rather be where it would be taken (${fallback}, attempts: ${attempts})`, () => {
        for (let number = 0; number < cases(60); number++) {
          const town = crowdedCity(number, { children: 90, fallback });
          const { problem, issues } = encode(town.records(), town.rules(), '0');
          if (!problem?.families) throw new Error(JSON.stringify(issues));
          const holding = familyAcceptance(problem, problem.families, { attempts });
          const rows = [...placements(problem, holding, summarise(problem, holding))];
          const { sound, examples } = town.judge(rows);
          expect({ number, sound, examples }).toEqual({ number, sound: true, examples: {} });
        }
      });
});
