import type { Siting } from '../../../../api/client.ts';
import { percentUp, type Sentence, say } from './say-answer.ts';

type Progress = Siting['progress'];

/** A gap of so much says nothing of the choice. */
const farShare = 0.995;

/** What is being done, and how much of it where it is counted. */
export function sayStep({ step, done, all }: Progress): Sentence {
  if (done === null) return say(`sitings.step.${step}`);
  switch (step) {
    case 'gathering':
    case 'opening':
    case 'bounding':
    case 'halving':
      return all === null ? say(`sitings.step.${step}`) : say(`sitings.step.${step}.of`, { done, all });
    case 'swapping':
    case 'closing':
      return done === 0 ? say(`sitings.step.${step}`) : say(`sitings.step.${step}.count`, { done });
    default:
      return say(`sitings.step.${step}`);
  }
}

/** The best choice so far, and by how much at most any other could be better; nothing while that is not known. */
export function sayBest({ goal, best, bound }: Progress): Sentence[] {
  if (goal === null || best === null) return [];
  const count = Math.round(best);
  switch (goal) {
    case 'seats': {
      const least = bound === null ? null : Math.ceil(bound - 1e-6);
      if (count === 0) return [say('sitings.best.seats.all')];
      if (least === null || least <= 0) return [say('sitings.best.seats', { count })];
      return [
        least >= count ? say('sitings.best.seats.least', { count }) : say('sitings.best.seats.some', { count, least }),
      ];
    }
    case 'within': {
      const far = bound === null || bound <= 0 ? null : (bound - best) / bound;
      return [say('sitings.best.within', { count }), ...near(far)];
    }
    case 'longest': {
      const said = say('sitings.best.longest', { metres: count });
      return bound === null || bound <= 0 ? [said] : [said, say('sitings.best.longest.least', { metres: bound })];
    }
    case 'metres':
      return [say('sitings.best.metres', { km: best / 1000 }), ...near(shareAbove(best, bound))];
    case 'fairness':
      return near(shareAbove(best, bound));
  }
}

function shareAbove(best: number, bound: number | null): number | null {
  if (bound === null || bound <= 0) return null;
  return best > 0 ? (best - bound) / best : 0;
}

function near(share: number | null): Sentence[] {
  if (share === null || share > farShare) return [];
  const percent = percentUp(Math.max(0, share));
  return [percent === 0 ? say('sitings.best.surely') : say('sitings.best.near', { percent })];
}
