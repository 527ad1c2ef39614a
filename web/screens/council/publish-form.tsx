import { type FormEvent, useState } from 'react';
import type { Period, Publication, Run } from '../../../api/client.ts';
import { useOrganisation, useWords, type Words } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceField, TextField } from '../../ui/form-fields.tsx';
import { Empty, Failed } from '../../ui/states.tsx';
import { proposePublication } from './season-calls.ts';

interface PublishFormProps {
  period: Period;
  runs: readonly Run[];
  inForce: Publication | undefined;
  onBegun: () => void;
}

/** Makes a certified run the public result, or proposes it as a later version with its reason. */
export function PublishForm({ period, runs, inForce, onBegun }: PublishFormProps) {
  const words = useWords();
  const { t } = words;
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
      <ChoiceField
        label={t('season.publish-run')}
        value={runId}
        choices={possible.map((run) => ({ value: run.id, text: sayRun(words, run) }))}
        onValue={setChosen}
      />
      {inForce && (
        <TextField
          label={t('season.publish-reason')}
          hint={t('season.publish-reason.hint')}
          value={reason}
          onValue={setReason}
        />
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

function sayRun({ t, n, date }: Words, run: Run): string {
  return t('season.publish-run-line', {
    date: date(run.createdAt),
    kind: t(run.drawId ? 'season.run-kind.draw' : 'season.run-kind.round'),
    placed: n(run.counts?.placed ?? 0, 0),
    applicants: n(run.counts?.applicants ?? 0, 0),
  });
}

/** Certified, and either drawn under seal or a round on the version in force. */
function isPublishable(run: Run, inForce: Publication | undefined): boolean {
  if (!run.certified || run.id === inForce?.runId) return false;
  return run.baseRunId === null ? run.drawId !== null : run.baseRunId === inForce?.runId;
}
