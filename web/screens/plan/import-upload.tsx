import { type FormEvent, useState } from 'react';
import type { Level } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FileField } from '../../ui/file-field.tsx';
import { LoadFile } from '../../ui/load-file.tsx';

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

/** What a forecast is made from: figures an office may wish to invent, to see what comes of them. */
const mayBeSynthetic: ReadonlySet<string> = new Set(['pupils', 'births']);

interface ImportUploadProps {
  /** The level of files that do not state it row by row. */
  level: Level;
  onWritten: () => void;
}

/** A file from the office: read first, shown, and written only when a person says so. */
export function ImportUpload({ level, onWritten }: ImportUploadProps) {
  const { t } = useWords();
  return (
    <section className="panel-stack" aria-label={t('planner.import-new')}>
      <h2>{t('planner.import-new')}</h2>
      <LoadFile
        form={(busy, read) => (
          <FileForm busy={busy} onFile={(kind, file, more) => read(kind, file, { level, ...more })} />
        )}
        onWritten={onWritten}
      />
    </section>
  );
}

interface FileFormProps {
  busy: boolean;
  /** `more`: what is told beside the file. */
  onFile: (kind: string, file: File, more: Readonly<Record<string, string>>) => void;
}

function FileForm({ busy, onFile }: FileFormProps) {
  const { t } = useWords();
  const [kind, setKind] = useState<string>(kinds[0]);
  const [file, setFile] = useState<File | null>(null);
  const [ages, setAges] = useState('');
  const [synthetic, setSynthetic] = useState(false);
  const [tried, setTried] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!file) return;
    onFile(kind, file, {
      ages: kind === 'people' ? ages.trim() : '',
      ...(synthetic && mayBeSynthetic.has(kind) && { synthetic: 'true' }),
    });
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
          label={t('imports.file')}
          error={tried && !file ? t('imports.file.missing') : null}
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
      {mayBeSynthetic.has(kind) && (
        <div>
          <label className="rail-line">
            <input type="checkbox" checked={synthetic} onChange={() => setSynthetic(!synthetic)} />
            <span>{t('planner.import-synthetic')}</span>
          </label>
          <p className="soft">{t('planner.import-synthetic.hint')}</p>
        </div>
      )}
      <div className="form-end">
        <Button look="main" type="submit" disabled={busy}>
          {t('imports.preview')}
        </Button>
      </div>
    </form>
  );
}
