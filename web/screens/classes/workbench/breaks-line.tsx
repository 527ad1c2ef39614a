import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ClassPlan } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import type { Standing } from './derive.ts';
import { sayBreak } from './say-rules.ts';

const mostShown = 6;

/** Said at once: is every hard rule kept, and where not, in words. */
export function BreaksLine({
  standing,
  plan,
  nameOf,
}: {
  standing: Standing;
  plan: ClassPlan;
  nameOf: (id: string) => string;
}) {
  const words = useWords();
  const { t, code, n } = words;
  const { breaks, settings, issues, judged } = standing;
  if (issues.length > 0)
    return (
      <ul className="notice notice-bad" role="alert">
        {issues.slice(0, mostShown).map((issue) => (
          <li key={JSON.stringify(issue)}>
            {code(`issues.${issue.code}`, { file: '–', row: '–', ...issue, ...issue.params })}
          </li>
        ))}
      </ul>
    );
  if (!judged) return null;
  if (breaks.length === 0)
    return (
      <p className="breaks-line good" role="status">
        <CircleCheck aria-hidden size={18} /> {t('classes.kept')}
      </p>
    );
  const said = breaks
    .slice(0, mostShown)
    .map((broken) => sayBreak(words, plan.columns, settings.labels, nameOf, broken));
  return (
    <div className="breaks-line bad" role="alert">
      <TriangleAlert aria-hidden size={18} />
      <div>
        <b>{t('classes.broken', { count: n(breaks.length, 0) })}</b>
        <ul>
          {[...new Set(said)].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {breaks.length > mostShown && <li>…</li>}
        </ul>
      </div>
    </div>
  );
}
