import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { Period, Run } from '../../../api/client.ts';
import { asFailure } from '../../api.ts';
import { Link } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { type Call, useCall } from '../../state/use-call.ts';
import { Progress } from '../../ui/progress.tsx';
import { Empty, failureText, Shown } from '../../ui/states.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { cancelRun, getRun } from './calls.ts';
import { kindOf } from './kind-of-run.ts';
import { RunResult } from './run-result.tsx';

const moving: readonly Run['status'][] = ['queued', 'running', 'verifying'];

/** One run: its progress while it works, its result when it is done. */
export function RunView({ period, runId }: { period: Period; runId: string }) {
  const { t, code, date } = useWords();
  const { id } = useOrganisation();
  const [following, setFollowing] = useState(true);
  const run = useCall(`${id} ${runId}`, (signal) => getRun(id, runId, signal), following ? 1 : null);
  const stillMoving = run.value === null || moving.includes(run.value.status);
  if (following !== (stillMoving && run.failure === null)) setFollowing(stillMoving && run.failure === null);
  return (
    <article className="stack">
      <Link
        className="back-link no-print"
        to={{ room: 'council', organisationId: id, periodId: period.id, runId: null }}
      >
        <ArrowLeft aria-hidden size={18} /> {t('council.back-to-period')}
      </Link>
      <Shown call={run} lines={6}>
        {(value) => (
          <>
            <header>
              <h2 className="period-name">
                {period.name} {value.synthetic && <SyntheticStamp />}
              </h2>
              <p className="soft figures">
                {t('council.run-of', { date: date(value.createdAt) })} · {code(`council.mechanism.${value.mechanism}`)}{' '}
                · {t(`season.run-kind.${kindOf(value)}`)}
                {value.seed !== '' && ` · ${t('council.seed')}: ${value.seed}`}
              </p>
            </header>
            <RunBody run={value} call={run} />
          </>
        )}
      </Shown>
    </article>
  );
}

function RunBody({ run, call }: { run: Run; call: Call<Run> }) {
  const { t, code } = useWords();
  const organisationId = useOrganisation().id;
  if (run.status === 'done') return <RunResult run={run} onVerified={call.set} />;
  if (run.status === 'cancelled') {
    return <Empty title={t('council.run-cancelled')}>{t('council.run-cancelled.next')}</Empty>;
  }
  if (run.status === 'sealed') return <Empty title={t('season.run-sealed')}>{t('season.run-sealed.next')}</Empty>;
  if (run.status === 'failed') return <Empty title={t('council.run-failed')}>{run.failure}</Empty>;
  const stop = async () => {
    try {
      call.set(await cancelRun(organisationId, run.id));
    } catch (error) {
      showToast(failureText(asFailure(error), t));
    }
  };
  return (
    <Progress
      share={run.progress.share}
      step={code(`council.step.${run.progress.step}`)}
      // What belongs to a draw is not stopped: it would be a way to throw again.
      onCancel={run.drawId ? undefined : () => void stop()}
    />
  );
}
