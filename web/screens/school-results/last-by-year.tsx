import { useWords } from '../../state/organisation.tsx';
import type { LastOfYear } from './last-of-years.ts';

/** How far the last child admitted lives, a bar a year from zero, its figure beside it. */
export function LastByYear({ series }: { series: readonly LastOfYear[] }) {
  const { t, metres } = useWords();
  const most = Math.max(1, ...series.map(({ lastMetres }) => lastMetres ?? 0));
  return (
    <section>
      <h2>{t('results.years-title')}</h2>
      <ol className="year-bars" aria-label={t('results.years-label')}>
        {series.map(({ schoolYear, lastMetres }) => (
          <li key={schoolYear}>
            <span className="figures">{schoolYear.replace('-', '–')}</span>
            <span className="year-bar" aria-hidden>
              <span style={{ inlineSize: `${((lastMetres ?? 0) / most) * 100}%` }} />
            </span>
            <span className="figures year-figure">
              {lastMetres === null ? <span className="soft">{t('results.left')}</span> : metres(lastMetres)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
