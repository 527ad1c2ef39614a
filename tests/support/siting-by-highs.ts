import loadHighs from 'highs';
import type { SitingRecords } from '../../api/engines/siting/encode.ts';

/** The whole siting problem written out as one plain model, told to HiGHS as text: slow, obvious, shares no line with the engine. */
export async function sitingByHighs(
  records: SitingRecords,
  question: { objective: 'total-distance' | 'coverage'; radiusMetres: number; open: number; singleSource: boolean },
): Promise<{ objective: number } | 'infeasible'> {
  const highs = await loadHighs();
  const { demandIds, siteIds, weights, loads, capacities, statuses, pairDemand, pairSite, pairMetres } = records;
  const isCoverage = question.objective === 'coverage';
  const pairs = Array.from(pairDemand, (_, p) => p).filter((p) => statuses[pairSite[p]] !== 'closed');
  const gain = (p: number) => {
    const weight = weights[pairDemand[p]];
    if (!isCoverage) return weight * pairMetres[p];
    return pairMetres[p] <= question.radiusMetres ? weight : 0;
  };
  const lines = [isCoverage ? 'Maximize' : 'Minimize', ` ${sum(pairs.map((p) => [gain(p), `x${p}`]))}`, 'Subject To'];
  demandIds.forEach((_, i) => {
    if (weights[i] === 0 && loads[i] === 0) return;
    const own = pairs.filter((p) => pairDemand[p] === i);
    lines.push(own.length === 0 ? ' 0 none = 1' : ` ${sum(own.map((p) => [1, `x${p}`]))} = 1`);
  });
  siteIds.forEach((_, j) => {
    const own = pairs.filter((p) => pairSite[p] === j);
    if (statuses[j] === 'candidate') for (const p of own) lines.push(` x${p} - y${j} <= 0`);
    if (Number.isFinite(capacities[j]) && own.length > 0)
      lines.push(` ${sum(own.map((p) => [loads[pairDemand[p]], `x${p}`]))} <= ${capacities[j]}`);
  });
  const candidates = siteIds.map((_, j) => j).filter((j) => statuses[j] === 'candidate');
  if (candidates.length > 0) lines.push(` ${sum(candidates.map((j) => [1, `y${j}`]))} <= ${question.open}`);
  lines.push('Bounds', ...pairs.map((p) => ` 0 <= x${p} <= 1`), ' none = 0');
  const whole = [...candidates.map((j) => `y${j}`), ...(question.singleSource ? pairs.map((p) => `x${p}`) : [])];
  if (whole.length > 0) lines.push('Binaries', ` ${whole.join(' ')}`);
  const { Status, ObjectiveValue } = highs.solve(`${lines.join('\n')}\nEnd\n`, {
    output_flag: false,
    mip_rel_gap: 1e-9,
  });
  if (Status === 'Infeasible') return 'infeasible';
  if (Status !== 'Optimal') throw new Error(`HiGHS ended with ${Status}.`);
  return { objective: ObjectiveValue };
}

function sum(terms: [number, string][]): string {
  if (terms.length === 0) return '0 none';
  return terms.map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`).join(' ');
}
