import { useState } from 'react';
import { useWords } from '../state/organisation.tsx';
import { Field } from './field.tsx';

interface FileFieldProps {
  label: string;
  hint?: string;
  error?: string | null;
  /** File name endings and media types, as the browser's chooser takes them. */
  accept?: string;
  /** Null: the reader chose none after all. */
  onFile: (file: File | null) => void;
}

/** One file, chosen or dropped on it, in the reader's words: the browser's own control speaks the browser's language. */
export function FileField({ label, hint, error, accept, onFile }: FileFieldProps) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const take = (file: File | null) => {
    setName(file?.name ?? '');
    onFile(file);
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <span className="file-field input">
          <input
            {...control}
            type="file"
            accept={accept}
            // A file that was mended and is chosen again under its old name is read again.
            onClick={({ currentTarget }) => {
              currentTarget.value = '';
            }}
            onChange={({ target }) => take(target.files?.[0] ?? null)}
          />
          <span className="button plain" aria-hidden="true">
            {t('common.file.choose')}
          </span>
          <span className={name ? 'file-name' : 'file-name soft'} aria-hidden="true">
            {name || t('common.file.none')}
          </span>
        </span>
      )}
    </Field>
  );
}
