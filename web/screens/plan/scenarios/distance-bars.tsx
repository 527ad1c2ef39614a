import { useWords } from '../../../state/organisation.tsx';

interface BarsProps {
  before: readonly (number | null)[];
  after: readonly (number | null)[];
  stepMetres: number;
}

/** Children by distance, today's bar above the scenario's, from a common zero; the figures stand beside them. */
export function DistanceBars({ before, after, stepMetres }: BarsProps) {
  const { t, n } = useWords();
  const most = Math.max(1, ...before.map((count) => count ?? 0), ...after.map((count) => count ?? 0));
  const last = before.length - 1;
  const bar = (count: number | null, look: string) => (
    <span className={`bar ${look}`} style={{ inlineSize: `${(100 * (count ?? 0)) / most}%` }} />
  );
  const shown = (count: number | null) => (count === null ? t('scenarios.few') : n(count, 0));
  return (
    <table className="distance-bars small">
      <caption className="visually-hidden">{t('scenarios.distribution')}</caption>
      <thead>
        <tr>
          <th scope="col" className="visually-hidden">
            {t('scenarios.distribution')}
          </th>
          <td />
          <th scope="col">{t('scenarios.kpi.base')}</th>
          <th scope="col">{t('scenarios.kpi.scenario')}</th>
        </tr>
      </thead>
      <tbody>
        {before.map((old, step) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps never change place
          <tr key={step}>
            <th scope="row">
              {step === last
                ? t('scenarios.distribution-beyond', { from: n(step * stepMetres, 0) })
                : t('scenarios.distribution-to', { to: n((step + 1) * stepMetres, 0) })}
            </th>
            <td className="bars" aria-hidden>
              {bar(old, 'old')}
              {bar(after[step], 'young')}
            </td>
            <td className="figures">{shown(old)}</td>
            <td className="figures">{shown(after[step])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
