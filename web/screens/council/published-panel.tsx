import { type FormEvent, useState } from 'react';
import type { Period, Publication, Run } from '../../../api/client.ts';
import { Link } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { type Call, useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Empty, Failed, Shown } from '../../ui/states.tsx';
import { PublishingWork } from './publishing-work.tsx';
import { RoundForm } from './round-form.tsx';
import { listPublications, proposePublication } from './season-calls.ts';
import { VersionLine } from './version-line.tsx';

interface PublishedPanelProps {
  period: Period;
  runs: Call<{ runs: Run[] }>;
}

/** What the public reads of a period: publish, correct with two approvals, and every version there was. */
export function PublishedPanel({ period, runs }: PublishedPanelProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  /** How often work was begun from this page: each is followed anew. */
  const [began, setBegan] = useState(0);
  const [moving, setMoving] = useState(false);
  const publications = useCall(`${id} ${period.id}`, (signal) => listPublications(id, period.id, signal));
  return (
    <div className="stack">
      <p className="soft">{t('season.publish-what')}</p>
      <Shown call={publications}>
        {(answer) => {
          const inForce = answer.publications.find(({ status }) => status === 'published');
          return (
            <div className="stack">
              <PublishingWork
                key={began}
                period={period}
                begun={began > 0}
                onEnded={publications.reload}
                onMoving={setMoving}
              />
              {!moving && (
                <Shown call={runs}>
                  {({ runs: list }) => (
                    <PublishForm
                      period={period}
                      // A proposal is decided before there is another.
                      runs={answer.publications.some(({ status }) => status === 'proposed') ? [] : list}
                      inForce={inForce}
                      onBegun={() => {
                        setMoving(true);
                        setBegan((times) => times + 1);
                      }}
                    />
                  )}
                </Shown>
              )}
              {inForce && <AfterMainRun />}
              {inForce && <RoundForm period={period} inForce={inForce} />}
              {inForce && (
                <Link to={{ room: 'classes', organisationId: id, planId: null }}>{t('season.to-classes')}</Link>
              )}
              {answer.publications.length > 0 && <h3>{t('season.versions')}</h3>}
              <ul className="run-list">
                {answer.publications.map((publication) => (
                  <VersionLine
                    key={publication.id}
                    publication={publication}
                    inForce={publication.id === inForce?.id}
                    onChanged={publications.reload}
                  />
                ))}
              </ul>
            </div>
          );
        }}
      </Shown>
    </div>
  );
}

const promises = ['decline', 'late', 'round', 'appeal', 'correction'] as const;

/** What nobody can lose by what comes after the main run. */
function AfterMainRun() {
  const { t } = useWords();
  return (
    <section>
      <h3>{t('appeals.after-title')}</h3>
      <ul className="rule-changes">
        {promises.map((promise) => (
          <li key={promise}>{t(`appeals.after-${promise}`)}</li>
        ))}
      </ul>
    </section>
  );
}

interface PublishFormProps {
  period: Period;
  runs: readonly Run[];
  inForce: Publication | undefined;
  onBegun: () => void;
}

function PublishForm({ period, runs, inForce, onBegun }: PublishFormProps) {
  const { t, n, date } = useWords();
  const { id } = useOrganisation();
  const possible = runs.filter((run) => isPublishable(run, inForce));
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { busy, failure, run: act } = useAction();
  const runId = chosen ?? possible[0]?.id;
  if (!runId) return inForce ? null : <Empty title={t('season.publish-none')}>{t('season.publish-none.next')}</Empty>;
  const publish = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      await proposePublication(id, period.id, runId, reason);
      setReason('');
      onBegun();
    });
  };
  return (
    <form className="start-run" onSubmit={publish}>
      <Field label={t('season.publish-run')}>
        {(control) => (
          <select {...control} className="input" value={runId} onChange={(event) => setChosen(event.target.value)}>
            {possible.map((run) => (
              <option key={run.id} value={run.id}>
                {t('season.publish-run-line', {
                  date: date(run.createdAt),
                  kind: t(run.drawId ? 'season.run-kind.draw' : 'season.run-kind.round'),
                  placed: n(run.counts?.placed ?? 0, 0),
                  applicants: n(run.counts?.applicants ?? 0, 0),
                })}
              </option>
            ))}
          </select>
        )}
      </Field>
      {inForce && (
        <Field label={t('season.publish-reason')} hint={t('season.publish-reason.hint')}>
          {(control) => (
            <input {...control} className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
      )}
      <p className="season-actions">
        <Button look="main" type="submit" disabled={busy}>
          {inForce ? t('season.publish-propose', { version: inForce.version + 1 }) : t('season.publish-do')}
        </Button>
      </p>
      {failure && <Failed failure={failure} />}
    </form>
  );
}

/** Certified, and either drawn under seal or a round on the version in force. */
function isPublishable(run: Run, inForce: Publication | undefined): boolean {
  if (!run.certified || run.id === inForce?.runId) return false;
  return run.baseRunId === null ? run.drawId !== null : run.baseRunId === inForce?.runId;
}
