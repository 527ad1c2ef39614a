import loadHighs from 'highs';
import { FORBIDDEN, FORCED, type PlacesProblem, SCHOOL } from '../../api/engines/siting/places/types.ts';

/**
 * The best choice of places by trying every one: for each a plain linear program told to HiGHS as text. Slow, obvious, shares no line with
 * the engine. Null: no choice seats everyone.
 */
export async function placesByTrying(places: PlacesProblem): Promise<number | null> {
  const { kind, choice, open, objective } = places;
  const may = Array.from(kind.keys()).filter((p) => kind[p] !== SCHOOL && choice[p] !== FORBIDDEN);
  let best: number | null = null;
  for (let bits = 0; bits < 2 ** may.length; bits++) {
    const opened = may.filter((_, at) => bits & (1 << at));
    if (opened.length > open || may.some((p) => choice[p] === FORCED && !opened.includes(p))) continue;
    const value = await worth(places, new Set([...kind.keys()].filter((p) => kind[p] === SCHOOL).concat(opened)));
    if (value === null) continue;
    const better = best === null || (objective === 'coverage' ? value > best : value < best);
    if (better) best = value;
  }
  return best;
}

async function worth(places: PlacesProblem, standing: Set<number>): Promise<number | null> {
  const { objective, wayMetres, limitMetres, children, firstWay } = places;
  const asking = children.reduce((sum, own, i) => sum + (firstWay[i] < firstWay[i + 1] ? own : 0), 0);
  if (objective === 'seats') {
    const seated = await cheapest(places, standing, () => 0, Number.POSITIVE_INFINITY, 1);
    return Math.round(seated!);
  }
  if (objective === 'worst-distance') {
    if (asking === 0) return 0;
    for (const metres of [...new Set(wayMetres)].sort((a, b) => a - b))
      if ((await cheapest(places, standing, () => 0, metres, null)) !== null) return metres;
    return null;
  }
  const cost = (metres: number) => {
    if (objective === 'coverage') return metres <= limitMetres ? 0 : 1;
    return objective === 'equity' ? metres * metres : metres;
  };
  const least = await cheapest(places, standing, cost, Number.POSITIVE_INFINITY, null);
  return least === null || objective !== 'coverage' ? least : asking - least;
}

/** Least Σ cost × children over the places that stand; `outside`: what a child without a seat costs, null: each must have one. */
async function cheapest(
  { children, firstWay, wayPlace, wayMetres, seats }: PlacesProblem,
  standing: Set<number>,
  cost: (metres: number) => number,
  longest: number,
  outside: number | null,
): Promise<number | null> {
  const aims = ['0 none'];
  const rules: string[] = [];
  const at = new Map<number, string[]>();
  for (let i = 0; i < children.length; i++) {
    if (children[i] === 0 || firstWay[i] === firstWay[i + 1]) continue;
    const terms = outside === null ? [] : [`o${i}`];
    if (outside !== null) aims.push(`${outside} o${i}`);
    for (let way = firstWay[i]; way < firstWay[i + 1]; way++) {
      if (!standing.has(wayPlace[way]) || wayMetres[way] > longest) continue;
      terms.push(`x${way}`);
      aims.push(`${cost(wayMetres[way])} x${way}`);
      at.set(wayPlace[way], [...(at.get(wayPlace[way]) ?? []), `x${way}`]);
    }
    if (terms.length === 0) return null;
    rules.push(`${terms.join(' + ')} = ${children[i]}`);
  }
  for (const [p, terms] of at) rules.push(`${terms.join(' + ')} <= ${seats[p]}`);
  if (rules.length === 0) return 0;
  const highs = await loadHighs();
  const text = `Minimize\n ${aims.join(' + ')}\nSubject To\n ${rules.join('\n ')}\nBounds\n none = 0\nEnd\n`;
  const { Status, ObjectiveValue } = highs.solve(text, { output_flag: false });
  if (Status === 'Infeasible') return null;
  if (Status !== 'Optimal') throw new Error(`HiGHS ended with ${Status}.`);
  return ObjectiveValue;
}
