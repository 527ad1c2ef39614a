import { describe, expect, test } from 'vitest';
import { choosePlaces } from '../../../api/engines/siting/places/choose-places.ts';
import type { PlacesProgress } from '../../../api/engines/siting/places/places-progress.ts';
import { placeObjectives } from '../../../api/engines/siting/places/types.ts';
import type { SearchProgress } from '../../../api/engines/siting/search-progress.ts';
import { solve } from '../../../api/engines/siting/solve.ts';
import { aPlacesProblem } from '../../support/a-places-problem.ts';
import { cases } from '../../support/cases.ts';
import { readPmedcap } from '../../support/siting-instances.ts';

const seeds = Array.from({ length: cases(5) }, (_, seed) => `heard ${seed}`);

describe('a choice of places that is listened to', () => {
  for (const objective of placeObjectives)
    test(`gives the same answer by ${objective}, and never tells of a choice better than its own bound`, async () => {
      const steps = new Set<string>();
      for (const seed of seeds) {
        const told: PlacesProgress[] = [];
        const heard = await choosePlaces(aPlacesProblem(seed, objective), { onProgress: (each) => told.push(each) });
        expect(heard, seed).toEqual(await choosePlaces(aPlacesProblem(seed, objective)));
        for (const { share, done, all, goal, best, bound, step } of told) {
          steps.add(step);
          expect(share >= 0 && share <= 1, seed).toBe(true);
          expect(done, seed).toBeLessThanOrEqual(all ?? done);
          if (best === null || bound === null) continue;
          const slack = 1e-6 * (1 + Math.abs(best));
          expect(goal === 'within' ? bound - best : best - bound, `${seed}, ${goal}`).toBeGreaterThanOrEqual(-slack);
        }
        if (objective !== 'total-distance' || !('answer' in heard)) continue;
        for (const { best, bound } of told) {
          if (best !== null) expect(best, seed).toBeGreaterThanOrEqual(heard.answer.value - 1e-6);
          if (bound !== null) expect(bound, seed).toBeLessThanOrEqual(heard.answer.value + 1e-6);
        }
      }
      expect(steps).toContain('opening');
      if (objective === 'worst-distance') expect(steps).toContain('halving');
    });

  test('by the fewest without a seat tells children first, then metres, each from its half of the work', async () => {
    const goals = new Set<string>();
    for (const seed of seeds) {
      const told: PlacesProgress[] = [];
      const solved = await choosePlaces(aPlacesProblem(seed, 'seats'), { onProgress: (each) => told.push(each) });
      if (!('answer' in solved)) throw new Error('Children may stay without a seat.');
      const { value } = solved.answer;
      for (const each of told) {
        if (each.share < 0.5) expect(each.goal, seed).toBe('seats');
        // Metres are told where all have a seat; else how many have none, while their ways are shortened.
        else if (value === 0) expect(each.goal, seed).toBe('metres');
        else expect(each, seed).toMatchObject({ goal: 'seats', best: value });
        goals.add(each.goal);
      }
    }
    expect(goals.size).toBe(2);
  });
});

test('a search tells sites opened, swaps, rounds and branches as they are done, and its last bound is that of the answer', async () => {
  const told: SearchProgress[] = [];
  const { problem } = readPmedcap(aTown());
  const solved = await solve(problem, { onProgress: (each) => told.push(each) });
  const quiet = await solve(problem);
  expect(solved).toEqual(quiet);
  if (!('answer' in solved)) throw new Error('The town has seats for all.');
  const of = (step: SearchProgress['step']) => told.filter((each) => each.step === step);
  expect(of('opening')[0]).toMatchObject({ done: 0, all: 4, cost: null, bound: null });
  expect(of('opening').at(-1)!.done).toBe(4);
  expect(of('swapping').map(({ done }) => done)).toEqual(of('swapping').map((_, i) => i + 1));
  expect(of('bounding').map(({ done }) => done)).toEqual(of('bounding').map((_, i) => i + 1));
  const bounds = told.flatMap(({ bound }) => (bound === null ? [] : [bound]));
  expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
  const costs = told.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  expect(costs).toEqual([...costs].sort((a, b) => b - a));
  expect(solved.answer.allocation.cost).toBeLessThanOrEqual(costs.at(-1)!);
  expect(solved.answer.bound).toBeGreaterThanOrEqual(bounds.at(-1)!);
});

/** Forty customers on a lattice that is a little bent, each also a candidate, four of which open with seats for hardly more than all. */
function aTown(): string {
  const lines = Array.from({ length: 40 }, (_, i) => {
    const [x, y] = [(i % 8) * 13 + ((i * 7) % 5), Math.floor(i / 8) * 17 + ((i * 11) % 7)];
    return `${i + 1} ${x} ${y} ${3 + ((i * 5) % 9)}`;
  });
  return ['1 0', '40 4 78', ...lines].join('\n');
}
