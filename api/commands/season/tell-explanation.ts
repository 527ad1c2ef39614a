import { say, sayNumber } from '#text/text.ts';
import type { Explanation } from '../../domains/assignments/types.ts';
import { commandLanguage } from '../print-issues.ts';
import type { Call } from './acts.ts';

type Step = Explanation['steps'][number];

/** One child's explanation as the council reads it: the place, then every school considered and what decided there. */
export function tellExplanation(
  { tell }: Call,
  { applicantId: id, placedAt, decidedBy, steps, synthetic }: Explanation,
) {
  if (placedAt) tell('council.child-placed', { id, school: placedAt.schoolName });
  else tell('council.child-unplaced', { id });
  tell('council.child-decided', { reason: `@reasons.${decidedBy}` });
  for (const step of steps.filter(({ outcome }) => outcome !== 'not-needed')) {
    tell('commands.run.step', {
      rank: step.choiceRank,
      school: step.schoolName,
      outcome: `@council.outcome.${step.outcome}`,
    });
    const last = sayPlace(step.lastGroup, step.lastMetres, step.lastSeconds, null);
    const lottery = step.decidedBy === 'lottery' ? step.own.lottery : null;
    const own = sayPlace(step.own.group, step.own.metres, step.own.seconds, lottery);
    tell(last ? 'commands.run.step-line' : 'commands.run.step-left', { seats: step.seats, last });
    if (own) tell('commands.run.step-own', { own });
    if (step.decidedBy !== null) tell('commands.run.step-decided', { reason: `@reasons.${step.decidedBy}` });
    if (step.withinUncertainty && step.uncertaintyMetres !== null)
      tell('commands.run.step-uncertain', { metres: step.uncertaintyMetres });
  }
  if (synthetic) tell('common.synthetic-whole');
}

/** Group, time, metres and drawn number of one child, those that are known; '' where none is. */
function sayPlace(
  group: string | null,
  metres: number | null,
  seconds: number | null,
  lottery: Step['own']['lottery'],
) {
  const language = commandLanguage();
  const t = (key: string, params: Record<string, unknown>) => say(language, `council.place-${key}`, params);
  return [
    group === null ? '' : t('group', { group }),
    seconds === null ? '' : t('time', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }),
    metres === null ? '' : t('metres', { metres: `${sayNumber(language, metres, 0)} m` }),
    lottery === null ? '' : t('lottery', { number: lottery }),
  ]
    .filter(Boolean)
    .join(', ');
}
