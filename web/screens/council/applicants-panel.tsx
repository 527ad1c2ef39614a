import { Download } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { ImportBatch, Period } from '../../../api/client.ts';
import { save } from '../../api.ts';
import { forgetImport, listImports } from '../../state/imports.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { FileField } from '../../ui/file-field.tsx';
import { IssueLines } from '../../ui/issue-lines.tsx';
import { LoadFile, type ReadFile } from '../../ui/load-file.tsx';
import { Empty, Failed, Shown } from '../../ui/states.tsx';

interface ApplicantsPanelProps {
  period: Period;
  /** Called when dossiers were written. */
  onLoaded: () => void;
}

/** Lists of applicants enter the period here: read first, looked at, written whole or not at all; and every list that entered. */
export function ApplicantsPanel({ period, onLoaded }: ApplicantsPanelProps) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const imports = useCall(id, (signal) => listImports(id, signal));
  return (
    <div className="stack">
      <p className="figures">{t('council.applicants-now', { count: n(period.applicants, 0) })}</p>
      <section className="start-run" aria-label={t('council.applicants-load')}>
        <h3>{t('council.applicants-load')}</h3>
        <LoadFile
          form={(busy, read) => <ListForm period={period} busy={busy} read={read} />}
          onWritten={() => {
            imports.reload();
            onLoaded();
          }}
        />
        <ul className="plain-list soft small">
          <li>{t('council.applicants-same-code')}</li>
          <li>{t('council.applicants-undo')}</li>
          <li>{t('council.applicants-runs')}</li>
        </ul>
      </section>
      <h3>{t('council.applicants-lists')}</h3>
      <Shown call={imports}>
        {({ batches }) => (
          <Lists batches={batches.filter((batch) => isFor(period, batch))} onForgotten={imports.reload} />
        )}
      </Shown>
    </div>
  );
}

/** Lists loaded into this very period, and those loaded by its level alone. */
function isFor(period: Period, { kind, periodId, level }: ImportBatch): boolean {
  return kind === 'applicants' && (periodId === null ? level === period.level : periodId === period.id);
}

function ListForm({ period, busy, read }: { period: Period; busy: boolean; read: ReadFile }) {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (file) read('applicants', file, { periodId: period.id });
  };
  return (
    <form className="stack" onSubmit={send}>
      <p>{t('council.applicants-what')}</p>
      <FileField
        label={t('imports.file')}
        hint={t('council.applicants-file.hint')}
        accept=".csv,.xlsx,.xls,.txt"
        error={tried && !file ? t('imports.file.missing') : null}
        onFile={setFile}
      />
      <p className="season-actions">
        <Button look="main" type="submit" disabled={busy}>
          {t('imports.preview')}
        </Button>
        <Button look="quiet" icon={<Download aria-hidden size={18} />} onClick={() => void saveSample(t)}>
          {t('council.applicants-sample')}
        </Button>
      </p>
    </form>
  );
}

/** A list with its heads and two invented rows, as spreadsheets open it. */
function saveSample(t: (key: 'council.applicants-sample-rows' | 'council.applicants-sample-name') => string) {
  const rows = `\ufeff${t('council.applicants-sample-rows').split(' / ').join('\n')}\n`;
  return save(new Response(rows, { headers: { 'content-type': 'text/csv' } }), t('council.applicants-sample-name'));
}

function Lists({ batches, onForgotten }: { batches: readonly ImportBatch[]; onForgotten: () => void }) {
  const { t, n, code, date } = useWords();
  const { id } = useOrganisation();
  const { busy, failure, run } = useAction();
  const forget = (batchId: string) =>
    void run(async () => {
      await forgetImport(id, batchId);
      onForgotten();
    });
  if (batches.length === 0)
    return <Empty title={t('council.applicants-none')}>{t('council.applicants-none.next')}</Empty>;
  return (
    <>
      {failure && <Failed failure={failure} />}
      <ul className="run-list">
        {batches.map(({ id: batchId, file, status, createdAt, counts, issues, summary }) => (
          <li key={batchId} className="season-line">
            <p>
              <b>{file}</b> <span className="tag">{code(`imports.status.${status}`)}</span>
            </p>
            <p className="soft small figures">
              {date(createdAt)} ·{' '}
              {t('council.applicants-counts', { added: n(counts.added, 0), changed: n(counts.changed, 0) })}
            </p>
            <IssueLines issues={issues} all={Number(summary.issues)} />
            {status === 'preview' && (
              <Button disabled={busy} onClick={() => forget(batchId)}>
                {t('imports.forget')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
