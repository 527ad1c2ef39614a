import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { solve } from '../../../api/engines/siting/solve.ts';
import { needSharedData } from '../../support/shared-data.ts';
import { readPmedcap, sanFrancisco } from '../../support/siting-instances.ts';

test('the smaller capacitated p-medians of the OR-Library are closed at their published optima', async (context) => {
  for (const number of [2, 4, 5]) {
    const { problem, optimum } = readPmedcap(
      readFileSync(needSharedData(context, `siting/pmedcap-${number}.txt`), 'utf8'),
    );
    const solved = await solve(problem);
    expect('answer' in solved && [solved.answer.allocation.cost, solved.answer.bound, solved.answer.status]).toEqual([
      optimum,
      optimum,
      'optimal',
    ]);
  }
});

test('San Francisco: the exact mean of four stores, and the tracts four stores cover within 5 km', async (context) => {
  const rows = readFileSync(
    needSharedData(context, 'siting/SF_network_distance_candidateStore_16_censusTract_205_new.csv'),
    'utf8',
  );
  const nearest = await solve(sanFrancisco(rows, 4, (metres, people) => metres * people).problem);
  const { people } = sanFrancisco(rows, 4, () => 0);
  expect('answer' in nearest && nearest.answer.allocation.cost / people).toBeCloseTo(2982.1268579890657, 8);
  // PySAL covers the most people and tells the share of tracts among them.
  const { problem } = sanFrancisco(rows, 4, (metres, own) => (metres > 5000 ? own : 0));
  const covered = await solve(problem);
  const { share } = 'answer' in covered ? covered.answer.allocation : { share: [] };
  const tracts = problem.pairCost.filter((cost, pair) => cost === 0 && share[pair] > 0).length;
  expect(tracts / problem.demandCount).toBeCloseTo(0.897560975609756, 12);
});
