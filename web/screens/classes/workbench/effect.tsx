import type { ClassProblem } from '#engines/classes/types.ts';
import type { Standing as Worth } from '#engines/classes/workbench/board.ts';
import type { ClassPlan } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { nameOfRule, namesOfGoals } from './say-rules.ts';

interface EffectProps {
  problem: ClassProblem;
  columns: ClassPlan['columns'];
  before: Worth;
  after: Worth;
}

/** What a change would do, rule by rule, in words: what gets worse first. */
export function Effect({ problem, columns, before, after }: EffectProps) {
  const words = useWords();
  const { t, n } = words;
  const names = namesOfGoals(problem);
  const lines = names.map(({ rule, attribute }, i) => ({
    difference: after.values[i] - before.values[i],
    text: t('classes.effect-line', {
      rule: nameOfRule(words, columns, rule, attribute),
      before: n(before.values[i]),
      after: n(after.values[i]),
    }),
  }));
  const hurts = lines.filter(({ difference }) => difference > 1e-9);
  const helps = lines.filter(({ difference }) => difference < -1e-9);
  return (
    <div className="effect small">
      {after.hardBreaks > before.hardBreaks && (
        <p className="effect-bad">
          {t('classes.effect-breaks')} {n(before.hardBreaks, 0)} → {n(after.hardBreaks, 0)}
        </p>
      )}
      {hurts.length > 0 && (
        <p className="effect-bad">
          {t('classes.effect-hurts')} {hurts.map(({ text }) => text).join('; ')}
        </p>
      )}
      {helps.length > 0 && (
        <p className="effect-good">
          {t('classes.effect-helps')} {helps.map(({ text }) => text).join('; ')}
        </p>
      )}
      {hurts.length === 0 && after.hardBreaks <= before.hardBreaks && (
        <p className="effect-good">{t('classes.effect-none')}</p>
      )}
    </div>
  );
}
