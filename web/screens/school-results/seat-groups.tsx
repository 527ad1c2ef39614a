import type { SchoolResult } from '../../../api/client.ts';
import { useWords, type Words } from '../../state/organisation.tsx';

type Group = SchoolResult['groups'][number];

/** Each kind of seats with the last child it took; a cut-off nearer than can be measured says what settled it. */
export function SeatGroups({ groups }: { groups: readonly Group[] }) {
  const words = useWords();
  const { t, n, code } = words;
  // Where no seats are kept for anybody, their kind says nothing.
  const kinds = groups.some(({ name }) => name !== 'open');
  const grouped = groups.some(({ lastGroup }) => lastGroup !== null);
  return (
    <>
      <h3>{t('results.groups-title')}</h3>
      <div className="table-scroller">
        <table className="table">
          <thead>
            <tr>
              {kinds && <th scope="col">{t('results.kind-of-seats')}</th>}
              <th scope="col" className="figure">
                {t('common.seats')}
              </th>
              <th scope="col" className="figure">
                {t('results.placed')}
              </th>
              <th scope="col" className="figure">
                {t('results.last')} <span className="unit">m</span>
              </th>
              {grouped && (
                <th scope="col" className="figure">
                  {t('results.last-group')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.name}>
                {kinds && <th scope="row">{sayGroup(words, group)}</th>}
                <td className="figure">{n(group.seats, 0)}</td>
                <td className="figure">{n(group.placed, 0)}</td>
                <td className="figure">{sayLast(words, group)}</td>
                {grouped && <td className="figure">{group.lastGroup ?? ''}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {groups
        .filter(({ closeSettledBy }) => closeSettledBy !== null)
        .map((group) => (
          <p key={group.name} className="small">
            {t('results.close', {
              kind: sayGroup(words, group),
              rule: code(`rules.${group.closeSettledBy}.sentence`),
            })}
          </p>
        ))}
    </>
  );
}

function sayGroup({ t }: Words, { name }: Group): string {
  return name === 'open' ? t('results.open-seats') : name;
}

function sayLast({ t, n }: Words, { lastMetres, placed, seats }: Group): string {
  if (lastMetres !== null) return n(lastMetres, 0);
  return t(placed < seats ? 'results.left' : 'results.not-by-distance');
}
