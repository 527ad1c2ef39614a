import { type FormEvent, useState } from 'react';
import type { Level } from '../../../api/client.ts';
import { type ApiFailure, asFailure } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FileField } from '../../ui/file-field.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { applyImport, forgetImport, type ImportAnswer, previewImport } from './calls.ts';
import { ImportPreview } from './import-preview.tsx';

const kinds = [
  'schools',
  'zones',
  'population',
  'communes',
  'commune-changes',
  'roads',
  'applicants',
  'pupils',
  'births',
  'people',
] as const;

interface ImportUploadProps {
  /** The level of files that do not state it row by row. */
  level: Level;
  onWritten: () => void;
}

/** A file from the office: read first, shown, and written only when a person says so. */
export function ImportUpload({ level, onWritten }: ImportUploadProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [doing, setDoing] = useState<'import-reading' | 'import-writing' | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const attempt = async (what: typeof doing, work: () => Promise<void>) => {
    setDoing(what);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(asFailure(error));
    }
    setDoing(null);
  };
  const read = (kind: string, file: File, ages: string) =>
    attempt('import-reading', async () => setAnswer(await previewImport(id, kind, file, { level, ages })));
  const write = (batchId: string) =>
    attempt('import-writing', async () => {
      const { batch } = await applyImport(id, batchId);
      setAnswer(null);
      showToast(t('planner.import-done', { counts: t('planner.import-counts', batch.counts) }));
      onWritten();
    });
  const forget = (batchId: string) =>
    attempt(null, async () => {
      await forgetImport(id, batchId);
      setAnswer(null);
    });
  return (
    <section className="panel-stack" aria-label={t('planner.import-new')}>
      <h2>{t('planner.import-new')}</h2>
      {!answer && <FileForm busy={doing !== null} onFile={(...given) => void read(...given)} />}
      {doing && <p role="status">{t(`planner.${doing}`)}</p>}
      {doing && <Loading lines={2} />}
      {failure && <Failed failure={failure} />}
      {answer && !doing && (
        <ImportPreview
          answer={answer}
          onApply={() => void write(answer.batch.id)}
          onForget={() => void forget(answer.batch.id)}
        />
      )}
    </section>
  );
}

function FileForm({ busy, onFile }: { busy: boolean; onFile: (kind: string, file: File, ages: string) => void }) {
  const { t } = useWords();
  const [kind, setKind] = useState<string>(kinds[0]);
  const [file, setFile] = useState<File | null>(null);
  const [ages, setAges] = useState('');
  const [tried, setTried] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (file) onFile(kind, file, kind === 'people' ? ages.trim() : '');
  };
  return (
    <form className="panel-stack" onSubmit={send}>
      <p className="soft">{t('planner.import-new.what')}</p>
      <div className="upload-row">
        <Field label={t('planner.import-kind')}>
          {(control) => (
            <select {...control} className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
              {kinds.map((value) => (
                <option key={value} value={value}>
                  {t(`planner.import-kind.${value}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <FileField
          label={t('planner.import-file')}
          error={tried && !file ? t('planner.import-file.missing') : null}
          onFile={setFile}
        />
      </div>
      {kind === 'people' && (
        <Field label={t('planner.import-ages')} hint={t('planner.import-ages.hint')}>
          {(control) => (
            <input {...control} className="input" value={ages} onChange={(event) => setAges(event.target.value)} />
          )}
        </Field>
      )}
      <div className="form-end">
        <Button look="main" type="submit" disabled={busy}>
          {t('planner.import-preview')}
        </Button>
      </div>
    </form>
  );
}
