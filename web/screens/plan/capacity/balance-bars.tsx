import type { CapacityReport } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';

/** Communes shown in the plot; the table has them all. */
const mostBars = 12;

/** Seats less pupils by commune as bars from one zero line, the shortest of places first; what is unknown is counted, not drawn. */
export function BalanceBars({ areas }: { areas: CapacityReport['areas'] }) {
  const { t, n } = useWords();
  const inCommunes = areas.filter(({ area, all }) => area !== null && all.schools > 0);
  const known = inCommunes.flatMap(({ area, name, all }) =>
    all.balance === null ? [] : [{ key: area!, name, balance: all.balance }],
  );
  const shown = known.sort((a, b) => a.balance - b.balance).slice(0, mostBars);
  const most = Math.max(1, ...shown.map(({ balance }) => Math.abs(balance)));
  const unknown = inCommunes.length - known.length;
  if (shown.length === 0) return null;
  return (
    <figure className="balance-bars">
      <figcaption>{t('capacity.plot')}</figcaption>
      <ul>
        {shown.map(({ key, name, balance }) => (
          <li key={key}>
            <span className="balance-name">{name}</span>
            <span className="balance-track" aria-hidden="true">
              <span
                className={balance < 0 ? 'balance-bar short' : 'balance-bar'}
                style={{ width: `${(50 * Math.abs(balance)) / most}%` }}
              />
            </span>
            <span className="figures balance-value">
              {balance < 0
                ? t('capacity.plot.short', { count: n(-balance, 0) })
                : t('capacity.plot.spare', { count: n(balance, 0) })}
            </span>
          </li>
        ))}
      </ul>
      {unknown > 0 && <p className="soft small">{t('capacity.plot.unknown', { count: unknown })}</p>}
    </figure>
  );
}
