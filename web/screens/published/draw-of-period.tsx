import type { Draw } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { DrawFacts } from '../../ui/draw-facts.tsx';
import { DrawLine } from '../../ui/draw-line.tsx';

/** The seal and draw of a period that counts now, and those there were before it: nothing sealed ever disappears. */
export function DrawOfPeriod({ draws }: { draws: readonly Draw[] }) {
  const { t } = useWords();
  const current = draws.find(({ status }) => status !== 'withdrawn') ?? null;
  const earlier = draws.filter((draw) => draw !== current);
  return (
    <>
      <h3>{t('published.draw')}</h3>
      {current === null ? <p className="soft">{t('published.no-draw')}</p> : <DrawLine draw={current} />}
      {current && <DrawFacts draw={current} />}
      {earlier.length > 0 && (
        <details className="json-view">
          <summary>{t('season.draw-earlier')}</summary>
          <ul className="plain-list">
            {earlier.map((draw) => (
              <EarlierDraw key={draw.id} draw={draw} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function EarlierDraw({ draw }: { draw: Draw }) {
  const { t, date } = useWords();
  return (
    <li>
      {date(draw.createdAt)} · {draw.seedSource} · {t(`season.draw-status.${draw.status}`)}
      {draw.withdrawnReason && ` · ${t('season.draw-withdrawn-reason', { reason: draw.withdrawnReason })}`}
      {draw.inputsSha256 && (
        <>
          {' · '}
          <code className="small">{draw.inputsSha256}</code>
        </>
      )}
    </li>
  );
}
