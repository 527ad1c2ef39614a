import { Download } from 'lucide-react';
import { useMemo } from 'react';
import type { Appeal, Period } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Failed, Shown } from '../../ui/states.tsx';
import { AppealForm } from './appeal-form.tsx';
import { AppealLine } from './appeal-line.tsx';
import { AppealTermForm } from './appeal-term.tsx';
import { listAppeals, listPublications, saveAppeals } from './season-calls.ts';

/** Appeals against what a period published: those that wait first, by the day they must be answered. */
export function AppealsPanel({ period, onPeriod }: { period: Period; onPeriod: (period: Period) => void }) {
  const { t, date } = useWords();
  const { id } = useOrganisation();
  const publications = useCall(`${id} ${period.id}`, (signal) => listPublications(id, period.id, signal));
  const { appealsUntil } = period.dates;
  return (
    <div className="stack">
      <p className="soft">{t('appeals.what')}</p>
      <p>{appealsUntil ? t('appeals.until', { date: date(appealsUntil) }) : t('appeals.until-none')}</p>
      <AppealTermForm period={period} onSaved={onPeriod} />
      <Shown call={publications}>
        {(answer) =>
          answer.publications.some(({ status }) => status === 'published') ? (
            <AppealList key={period.appealTerm?.days} period={period} />
          ) : (
            <Empty title={t('appeals.nothing')}>{t('appeals.nothing.next')}</Empty>
          )
        }
      </Shown>
    </div>
  );
}

function AppealList({ period }: { period: Period }) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const appeals = useCall(`${id} ${period.id}`, (signal) => listAppeals(id, period.id, signal));
  const { busy, failure, run } = useAction();
  return (
    <>
      <AppealForm period={period} onSaved={appeals.reload} />
      <Shown call={appeals}>
        {({ appeals: list }) =>
          list.length === 0 ? (
            <Empty title={t('appeals.empty')}>{t('appeals.empty.next')}</Empty>
          ) : (
            <div className="stack">
              <Waiting
                appeals={list}
                say={(open, overdue) => t('appeals.waiting-count', { open: n(open, 0), overdue: n(overdue, 0) })}
              />
              <p className="no-print">
                <Button
                  icon={<Download aria-hidden size={18} />}
                  disabled={busy}
                  onClick={() => void run(() => saveAppeals(id, period.id))}
                >
                  {t('appeals.save')}
                </Button>
              </p>
              {failure && <Failed failure={failure} />}
              <ul className="run-list">
                {list.map((appeal) => (
                  <AppealLine key={appeal.id} appeal={appeal} onChanged={appeals.reload} />
                ))}
              </ul>
            </div>
          )
        }
      </Shown>
    </>
  );
}

function Waiting({ appeals, say }: { appeals: readonly Appeal[]; say: (open: number, overdue: number) => string }) {
  const [open, overdue] = useMemo(
    () => [appeals.filter(({ status }) => status === 'open').length, appeals.filter((appeal) => appeal.overdue).length],
    [appeals],
  );
  return <p className={overdue > 0 ? 'field-error' : undefined}>{say(open, overdue)}</p>;
}
