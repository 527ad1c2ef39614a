import { describe, expect, it } from 'vitest';
import { decodeSiting, type SitingResult } from '../../../api/engines/siting/decode.ts';
import { encodeSiting, type SitingQuestion, type SitingRecords } from '../../../api/engines/siting/encode.ts';
import { solve } from '../../../api/engines/siting/solve.ts';
import { randomSiting } from '../../support/random-siting.ts';
import { sitingByHighs } from '../../support/siting-by-highs.ts';

const rounds = Number(process.env.SITING_ROUNDS ?? 60);
const seeds = Array.from({ length: rounds }, (_, round) => String(round));

/** What the rows of the answer break, as sentences. */
function faultsOf(records: SitingRecords, question: SitingQuestion, result: SitingResult): string[] {
  const faults: string[] = [];
  const sentOf = new Float64Array(records.demandIds.length);
  const partsOf = new Int32Array(records.demandIds.length);
  const used = new Float64Array(records.siteIds.length);
  for (const { demand, site, weight } of result.sent) {
    sentOf[demand] += weight;
    partsOf[demand]++;
    if (records.weights[demand] > 0) used[site] += (records.loads[demand] * weight) / records.weights[demand];
    if (records.statuses[site] === 'closed') faults.push(`sends to closed ${site}`);
    if (records.statuses[site] === 'candidate' && !result.opened.includes(site)) faults.push(`sends to shut ${site}`);
  }
  records.weights.forEach((weight, i) => {
    if (Math.abs(weight - sentOf[i]) > 1e-6) faults.push(`row ${i} sends ${sentOf[i]} of ${weight}`);
    if (question.singleSource && partsOf[i] > 1) faults.push(`row ${i} is divided`);
  });
  used.forEach((load, j) => {
    if (load > records.capacities[j] + 1e-6) faults.push(`site ${j} holds ${load} in ${records.capacities[j]}`);
  });
  if (result.opened.length > question.open) faults.push(`${result.opened.length} open`);
  return faults;
}

describe('choosing sites against the whole model by HiGHS', () => {
  it('has the same optimum, a bound never past it, or says infeasible where HiGHS does', async () => {
    const wrong: string[] = [];
    let infeasible = 0;
    for (const seed of seeds) {
      const { records, question } = randomSiting(seed);
      const twin = await sitingByHighs(records, question);
      const encoded = encodeSiting(records, question);
      const solved = await solve(encoded.problem);
      if (!('answer' in solved) || twin === 'infeasible') {
        if ('answer' in solved) wrong.push(`${seed}: answered what is infeasible`);
        else if (twin !== 'infeasible')
          wrong.push(`${seed}: ${JSON.stringify(solved.deficit)} where ${twin.objective}`);
        else if (!solved.proved) wrong.push(`${seed}: infeasible but not proved`);
        infeasible++;
        continue;
      }
      const result = decodeSiting(encoded, question, solved.answer);
      const near = 1e-6 * (1 + Math.abs(twin.objective));
      const sign = question.objective === 'coverage' ? -1 : 1;
      if (Math.abs(result.objective - twin.objective) > near)
        wrong.push(`${seed}: ${result.objective} for ${twin.objective}`);
      if (sign * (result.bound - twin.objective) > near)
        wrong.push(`${seed}: bound ${result.bound} past ${twin.objective}`);
      if (result.status !== 'optimal') wrong.push(`${seed}: ${result.status}, ${result.objective}, ${result.bound}`);
      wrong.push(...faultsOf(records, question, result).map((fault) => `${seed}: ${fault}`));
    }
    expect(wrong).toEqual([]);
    expect(infeasible).toBeGreaterThan(rounds / 20);
    expect(infeasible).toBeLessThan(rounds / 1.5);
  });
});
