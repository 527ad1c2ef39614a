import type { Comparison } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';

/** How far children go: a row a band of metres, a bar and its count a set, all bars on one scale from zero. */
export function DistanceTable({ found }: { found: Comparison }) {
  const { t, n } = useWords();
  const { distanceEdges: edges, sets, total } = found;
  const most = Math.max(1, ...total.flatMap(({ distances }) => distances.map((count) => count ?? 0)));
  const bands = edges.map((from, i) =>
    i + 1 < edges.length
      ? t('trials.band-between', { from: n(from, 0), to: n(edges[i + 1], 0) })
      : t('trials.band-from', { from: n(from, 0) }),
  );
  return (
    <section>
      <h4>{t('trials.distances-title')}</h4>
      <p className="soft small">{t('trials.distances-what')}</p>
      <section
        className="table-scroller"
        aria-label={t('trials.distances-title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        tabIndex={0}
      >
        <table className="table trial-distances">
          <thead>
            <tr>
              <th scope="col">{t('trials.band-label')}</th>
              {sets.map(({ name }, s) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: sets have no other name that is theirs alone
                <th key={s} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bands.map((band, i) => (
              <tr key={band}>
                <th scope="row" className="figures">
                  {band}
                </th>
                {total.map(({ distances }, s) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={s}>
                    <span className="trial-bar">
                      <span
                        className={s === 0 ? 'first' : ''}
                        style={{ inlineSize: `${((distances[i] ?? 0) / most) * 70}%` }}
                      />
                      <span className="figures small">
                        {distances[i] === null ? t('trials.few') : n(distances[i] ?? 0, 0)}
                      </span>
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
