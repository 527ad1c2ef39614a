import type { LevelForecast } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';

/** The permanent back-test in plain words: what earlier forecasts missed, what the simple ways would have, what nobody could know. */
export function TrustCard({ backTest }: { backTest: LevelForecast['backTest'] }) {
  const { t, n } = useWords();
  const lines = backTest.filter(({ forecast }) => forecast.wholeMape !== null);
  const first = lines[0];
  return (
    <section className="trust-card" aria-label={t('forecast.trust-title')}>
      <h3>{t('forecast.trust-title')}</h3>
      {!first && <p>{t('forecast.trust-none')}</p>}
      {lines.map(({ yearsAhead, forecast, references }) => {
        const best = Math.min(
          ...Object.values(references).map(({ wholeMape }) => wholeMape ?? Number.POSITIVE_INFINITY),
        );
        const ours = forecast.wholeMape!;
        const key = ours <= best ? 'forecast.trust-line' : 'forecast.trust-line-worse';
        return <p key={yearsAhead}>{t(key, { years: yearsAhead, ours: n(ours, 1), best: n(best, 1) })}</p>;
      })}
      {first?.forecast.schoolMedianApe != null && first.noiseFloor.schoolMedianApe !== null && (
        <p>
          {t('forecast.trust-schools', {
            ours: n(first.forecast.schoolMedianApe, 1),
            floor: n(first.noiseFloor.schoolMedianApe, 1),
          })}
        </p>
      )}
      {first?.coverage != null && <p>{t('forecast.trust-coverage', { percent: n(100 * first.coverage, 0) })}</p>}
      {first && <p className="soft small">{t('forecast.trust-how', { origins: first.origins })}</p>}
    </section>
  );
}
