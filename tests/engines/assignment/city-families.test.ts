import { describe, expect, it } from 'vitest';
import { placements } from '#engines/assignment/decode.ts';
import { encode } from '#engines/assignment/encode.ts';
import { familyAcceptance } from '#engines/assignment/family-acceptance.ts';
import { summarise } from '#engines/assignment/outcome.ts';
import { cases } from '../../support/cases.ts';
import { crowdedCity } from './random-families.ts';

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
