import './council.css';
import { LockOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Period } from '../../../api/client.ts';
import { go, Link } from '../../state/navigation.tsx';
import { setOperatorToken, useOperatorToken } from '../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { type Call, useCall } from '../../state/use-call.ts';
import { useTitle } from '../../state/use-title.ts';
import { appeals } from '../../text/appeals.ts';
import { council } from '../../text/council.ts';
import { family } from '../../text/family.ts';
import { issues } from '../../text/issues.ts';
import { reasons } from '../../text/reasons.ts';
import { ruleEditor } from '../../text/rule-editor.ts';
import { rules } from '../../text/rules.ts';
import { registerWords } from '../../text/say.ts';
import { season } from '../../text/season.ts';
import { Button } from '../../ui/button.tsx';
import { Guide } from '../../ui/guide.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Empty, Shown } from '../../ui/states.tsx';
import { TokenGate } from '../../ui/token-gate.tsx';
import { listPeriods } from './calls.ts';
import { NewPeriod } from './new-period.tsx';
import { PeriodView } from './period-view.tsx';
import { RunView } from './run-view.tsx';

registerWords({ appeals, council, family, issues, reasons, ruleEditor, rules, season });

interface CouncilScreenProps {
  periodId: string | null;
  runId: string | null;
}

/** The council's room: the token first, then periods at the left and the work at the right. */
export function CouncilScreen({ periodId, runId }: CouncilScreenProps) {
  const { t } = useWords();
  const organisation = useOrganisation();
  const token = useOperatorToken();
  const periods = useCall(token ? `${organisation.id} ${token}` : null, (signal) =>
    listPeriods(organisation.id, signal),
  );
  useTitle(t('council.title'));
  const refused = periods.failure?.code === 'forbidden';
  if (!token || refused) return <TokenGate refused={refused} />;
  return (
    <div className="council">
      <Side key={periodId} chosen={periodId !== null}>
        <PeriodList periods={periods} openId={periodId} />
        {periods.value && (
          <NewPeriod
            onOpened={(period) => {
              periods.reload();
              go({ room: 'council', organisationId: organisation.id, periodId: period.id, runId: null });
            }}
          />
        )}
        <Guide room="council" />
        <Button look="quiet" icon={<LockOpen aria-hidden size={18} />} onClick={() => setOperatorToken(null)}>
          {t('council.token-leave')}
        </Button>
      </Side>
      <div className="council-main">
        <Shown call={periods} lines={6}>
          {(answer) => <Opened periods={answer.periods} call={periods} periodId={periodId} runId={runId} />}
        </Shown>
      </div>
    </div>
  );
}

/** Periods and help at the left; on a phone, once a period is chosen, behind one button, so that the work stands first. */
function Side({ chosen, children }: { chosen: boolean; children: ReactNode }) {
  const { t } = useWords();
  const [shown, setShown] = useState(!chosen);
  return (
    <aside
      className={shown ? 'council-side no-print' : 'council-side folded no-print'}
      aria-label={t('council.periods')}
    >
      <Button look="quiet" className="council-side-button" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t('council.periods-show')}
      </Button>
      {children}
    </aside>
  );
}

interface OpenedProps extends CouncilScreenProps {
  periods: readonly Period[];
  call: Call<{ periods: Period[] }>;
}

function Opened({ periods, call, periodId, runId }: OpenedProps) {
  const { t } = useWords();
  const period = periods.find((p) => p.id === periodId) ?? (periodId ? undefined : periods[0]);
  if (!period) return <Empty title={t('council.periods-empty')}>{t('council.periods-empty.next')}</Empty>;
  if (runId) return <RunView key={runId} period={period} runId={runId} />;
  const replace = (next: Period) => call.set({ periods: periods.map((p) => (p.id === next.id ? next : p)) });
  return <PeriodView key={period.id} period={period} onPeriod={replace} onLoaded={call.reload} />;
}

function PeriodList({ periods, openId }: { periods: Call<{ periods: Period[] }>; openId: string | null }) {
  const { t, n } = useWords();
  const organisationId = useOrganisation().id;
  const list = periods.value?.periods ?? [];
  const open = openId ?? list[0]?.id;
  return (
    <nav aria-label={t('council.periods')}>
      <h1 className="council-title">{t('council.title')}</h1>
      <ul className="period-list">
        {list.map((period) => (
          <li key={period.id}>
            <Link
              to={{ room: 'council', organisationId, periodId: period.id, runId: null }}
              aria-current={period.id === open ? 'true' : undefined}
            >
              <b>
                <LevelMark level={period.level} /> {period.name}
              </b>
              <span className="soft small figures">
                {period.seats === null
                  ? t('council.period-facts-unknown', { applicants: n(period.applicants, 0) })
                  : t('council.period-facts', { applicants: n(period.applicants, 0), seats: n(period.seats, 0) })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
