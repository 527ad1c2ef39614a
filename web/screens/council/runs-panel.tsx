import { type FormEvent, useState } from 'react';
import type { Period, Run } from '../../../api/client.ts';
import { type ApiFailure, asFailure } from '../../api.ts';
import { go, Link } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import type { Call } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Empty, Failed, Shown } from '../../ui/states.tsx';
import { startRun } from './calls.ts';
import { kindOf } from './kind-of-run.ts';

interface RunsPanelProps {
  period: Period;
  runs: Call<{ runs: Run[] }>;
}

/** Start a run, and every run that was. */
export function RunsPanel({ period, runs }: RunsPanelProps) {
  const { t } = useWords();
  return (
    <div className="stack">
      <StartRun period={period} />
      <h3>{t('council.runs-title')}</h3>
      <Shown call={runs}>
        {(answer) =>
          answer.runs.length === 0 ? (
            <Empty title={t('council.runs-empty')}>{t('council.runs-empty.next')}</Empty>
          ) : (
            <ul className="run-list">
              {answer.runs.map((run) => (
                <RunLine key={run.id} run={run} />
              ))}
            </ul>
          )
        }
      </Shown>
    </div>
  );
}

function StartRun({ period }: { period: Period }) {
  const { t } = useWords();
  const organisationId = useOrganisation().id;
  const [seed, setSeed] = useState(period.schoolYear);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const start = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const run = await startRun(organisationId, period.id, seed.trim() || '0');
      go({ room: 'council', organisationId, periodId: period.id, runId: run.id });
    } catch (error) {
      setFailure(asFailure(error));
      setBusy(false);
    }
  };
  return (
    <form className="start-run" onSubmit={(event) => void start(event)}>
      <h3>{t('council.run-new')}</h3>
      <p className="soft">{t('council.run-what')}</p>
      <div className="start-run-row">
        <Field label={t('council.seed')} hint={t('council.seed.hint')}>
          {(control) => (
            <input {...control} className="input" value={seed} onChange={(event) => setSeed(event.target.value)} />
          )}
        </Field>
        <Button look="main" type="submit" disabled={busy}>
          {t('council.run-start')}
        </Button>
      </div>
      {failure && <Failed failure={failure} />}
    </form>
  );
}

function RunLine({ run }: { run: Run }) {
  const { t, code, n, date } = useWords();
  const organisationId = useOrganisation().id;
  return (
    <li>
      <Link className="run-line" to={{ room: 'council', organisationId, periodId: run.periodId, runId: run.id }}>
        <b>{code(`council.mechanism.${run.mechanism}`)}</b>
        <span className="tag">{t(`season.run-kind.${kindOf(run)}`)}</span>
        <span className={`tag status-${run.status}`}>{t(`council.status.${run.status}`)}</span>
        <span className="soft small figures">
          {date(run.createdAt)}
          {run.seed !== '' && ` · ${t('council.seed')}: ${run.seed}`}
          {run.counts && ` · ${t('council.count.placed')}: ${n(run.counts.placed, 0)} / ${n(run.counts.applicants, 0)}`}
        </span>
      </Link>
    </li>
  );
}
