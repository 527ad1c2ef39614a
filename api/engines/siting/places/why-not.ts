import { type ChooseOptions, choosePlaces } from './choose-places.ts';
import { forcedCount } from './to-siting.ts';
import { FORCED, type PlacesAnswer, type PlacesProblem, type WarmStart } from './types.ts';

/** What one more forced place would change. */
export type WhyNot =
  /** It is among the chosen. */
  | { kind: 'chosen' }
  /** Everything that may be opened is forced already. */
  | { kind: 'no-room' }
  /** With it there is no seat for all: so many are missing. */
  | { kind: 'deficit'; missing: number; proved: boolean }
  /** The best that was found with it, what no choice with it passes, and the best without the rule. All in the unit of the objective. */
  | { kind: 'worse'; withIt: PlacesAnswer; without: { value: number; bound: number } };

/**
 * Why a place is not among the chosen: the same question with it forced in, from where the answer stands. Honest whatever was cut short:
 * the true difference lies between `withIt.bound − without.value` and `withIt.value − without.bound` (for coverage turned around).
 */
export async function whyNot(
  places: PlacesProblem,
  answer: { value: number; bound: number } & WarmStart,
  place: number,
  options: Pick<ChooseOptions, 'effort' | 'stop'> = {},
): Promise<WhyNot> {
  if (answer.open[place] === 1) return { kind: 'chosen' };
  if (places.open <= forcedCount(places)) return { kind: 'no-room' };
  const choice = places.choice.slice();
  choice[place] = FORCED;
  const { open, prices } = answer;
  const solved = await choosePlaces({ ...places, choice }, { ...options, warm: { open, prices } });
  if ('deficit' in solved) return { kind: 'deficit', missing: solved.deficit.missing, proved: solved.proved };
  return { kind: 'worse', withIt: solved.answer, without: { value: answer.value, bound: answer.bound } };
}
