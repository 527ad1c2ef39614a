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
      {first && <TrustTable lines={lines} />}
    </section>
  );
}

type Line = LevelForecast['backTest'][number];
type Errors = Line['forecast'];

const methods: readonly (readonly [string, (line: Line) => Errors])[] = [
  ['ours', ({ forecast }) => forecast],
  ['naive', ({ references }) => references.naive],
  ['mean3', ({ references }) => references.mean3],
  ['mean5', ({ references }) => references.mean5],
  ['floor', ({ noiseFloor }) => noiseFloor],
];

/** Every way that was tried on the past, the whole and a typical school, by years ahead. */
function TrustTable({ lines }: { lines: readonly Line[] }) {
  const { t, n, code } = useWords();
  const shown = (value: number | null) =>
    value === null ? <span className="unknown">{t('common.unknown')}</span> : n(value, 1);
  return (
    <details>
      <summary>{t('forecast.trust-all')}</summary>
      {(['wholeMape', 'schoolMedianApe'] as const).map((figure) => (
        <div key={figure} className="table-scroller">
          <table className="table trust-table">
            <caption className="small">
              {t(`forecast.trust-table-${figure === 'wholeMape' ? 'whole' : 'school'}`)}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('forecast.trust-way')}</th>
                {lines.map(({ yearsAhead }) => (
                  <th scope="col" className="figure" key={yearsAhead}>
                    {t('forecast.year-option', { count: yearsAhead })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {methods.map(([id, of]) => (
                <tr key={id}>
                  <th scope="row">{code(`forecast.way-${id}`, {})}</th>
                  {lines.map((line) => (
                    <td className="figure" key={line.yearsAhead}>
                      {shown(of(line)[figure])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </details>
  );
}
