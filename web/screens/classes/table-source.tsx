import { useState } from 'react';
import type { TablePreview } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FileField } from '../../ui/file-field.tsx';
import { Failed } from '../../ui/states.tsx';
import { previewTable } from './calls.ts';

export type Meaning = TablePreview['columns'][number]['field'];

/** A list that was read, and what its columns are said to mean. */
export interface ReadTable {
  file: File;
  preview: TablePreview;
  mapping: Meaning[];
  purposes: Record<string, string>;
}

/** Cells pasted from Excel, or a file. */
export function TableSource({ onRead }: { onRead: (table: ReadTable | null) => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [pasted, setPasted] = useState('');
  const { busy, failure, run } = useAction();
  const read = (file: File) => {
    onRead(null);
    void run(async () => {
      const preview = await previewTable(id, file);
      onRead({ file, preview, mapping: preview.columns.map(({ field }) => field), purposes: {} });
    });
  };
  return (
    <div className="stack">
      <Field label={t('classes.table-paste')} hint={t('classes.table-paste.hint')}>
        {(control) => (
          <textarea
            {...control}
            className="input paste-box"
            spellCheck={false}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
          />
        )}
      </Field>
      <div className="form-row">
        <Button disabled={busy || pasted.trim() === ''} onClick={() => read(new File([pasted], 'paste.csv'))}>
          {t('classes.table-read')}
        </Button>
        <FileField
          label={t('classes.table-file')}
          accept=".csv,.tsv,.txt,.xlsx,.xls"
          onFile={(file) => file && read(file)}
        />
      </div>
      {failure && <Failed failure={failure} />}
    </div>
  );
}
