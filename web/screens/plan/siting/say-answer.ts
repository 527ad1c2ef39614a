import type { SitingQuestion, SitingResult, WhyNotAnswer } from '../../../../api/client.ts';
import type { TextKey } from '../../../text/text.ts';

type Chosen = Extract<SitingResult, { kind: 'chosen' }>;

/** A sentence: its key and values; numbers are written whole unless they are percents. */
export interface Sentence {
  key: TextKey;
  params: Record<string, number>;
}

export const say = (key: TextKey, params: Record<string, number> = {}): Sentence => ({ key, params });

/** A share in percent, to a tenth, upwards: a gap is never told smaller than it is. */
export function percentUp(share: number): number {
  return Math.ceil(Math.round(share * 1e8) / 1e5) / 10;
}

/** What was reached, and how much better any other choice could be. */
export function sayAnswer(result: Chosen, { objective, limitMetres }: SitingQuestion): Sentence[] {
  const { value, bound, gap, distanceGap, status } = result;
  const late = status === 'time-limit' ? [say('sitings.say.time')] : [];
  const best = status === 'optimal' || gap === 0;
  const percent = percentUp(gap);
  switch (objective) {
    case 'seats': {
      if (value > 0)
        return [
          value === bound
            ? say('sitings.say.seats.least', { count: value })
            : say('sitings.say.seats.some', { count: value, bound }),
          ...late,
        ];
      const ways =
        distanceGap === null
          ? []
          : [
              percentUp(distanceGap) === 0
                ? say('sitings.say.distance.best')
                : say('sitings.say.distance.near', { percent: percentUp(distanceGap) }),
            ];
      return [say('sitings.say.seats.all'), ...ways, ...late];
    }
    case 'worst-distance':
      return [
        best
          ? say('sitings.say.worst.best', { metres: value })
          : say('sitings.say.worst.near', { metres: value, bound }),
        ...late,
      ];
    case 'coverage': {
      const most = Math.floor(bound + 1e-6);
      const params = { count: Math.round(value), limit: limitMetres };
      return [
        most <= params.count
          ? say('sitings.say.coverage.best', params)
          : say('sitings.say.coverage.near', { ...params, bound: most }),
        ...late,
      ];
    }
    case 'equity':
      return [best ? say('sitings.say.equity.best') : say('sitings.say.equity.near', { percent }), ...late];
    default:
      return [best ? say('sitings.say.distance.best') : say('sitings.say.distance.near', { percent }), ...late];
  }
}

/** Why a place is not among the chosen, honest about what is not proved. */
export function sayWhyNot(
  { kind, missing, without, withIt }: WhyNotAnswer,
  { objective }: SitingQuestion,
  { after }: Chosen,
): Sentence[] {
  if (kind === 'deficit') return [say('sitings.why.deficit', { missing: Math.ceil((missing ?? 0) - 1e-6) })];
  if (kind !== 'worse' || !without || !withIt) return [say(`sitings.why.${kind === 'worse' ? 'same' : kind}`)];
  // For the most children within the limit more is better; turned around, less is.
  const sign = objective === 'coverage' ? -1 : 1;
  const found = sign * (withIt.value - without.value);
  const surely = sign * (withIt.bound - without.value);
  const near = 1e-6 * (1 + Math.abs(without.value));
  const means =
    withIt.meanMetres === null || after.meanMetres === null || withIt.meanMetres === after.meanMetres
      ? []
      : [say('sitings.why.mean', { after: withIt.meanMetres, before: after.meanMetres })];
  if (found < -near) return [say('sitings.why.better'), ...means];
  if (found <= near) {
    const farther = (withIt.meanMetres ?? 0) > (after.meanMetres ?? 0);
    const params = { after: withIt.meanMetres ?? 0, before: after.meanMetres ?? 0 };
    return objective === 'seats' && farther
      ? [say('sitings.why.farther', params)]
      : [say('sitings.why.same'), ...means];
  }
  return [
    difference(objective, found, without.value, withIt.value),
    ...means,
    say(surely > near ? 'sitings.why.sure' : 'sitings.why.unsure'),
  ];
}

function difference(objective: SitingQuestion['objective'], found: number, before: number, after: number): Sentence {
  if (objective === 'seats') return say('sitings.why.worse.seats', { count: Math.round(found) });
  if (objective === 'worst-distance') return say('sitings.why.worse.metres', { metres: after, before });
  if (objective === 'coverage') return say('sitings.why.worse.coverage', { count: Math.round(found) });
  return say('sitings.why.worse.percent', { percent: Math.round((1000 * found) / before) / 10 });
}
