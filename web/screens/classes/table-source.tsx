import { useEffect, useRef, useState } from 'react';
import type { TablePreview } from '../../../api/client.ts';
import type { ApiFailure } from '../../api.ts';
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

interface TableSourceProps {
  table: ReadTable | null;
  onRead: (table: ReadTable | null) => void;
  /** Why the list was refused, said where it is mended. */
  refused: ApiFailure | null;
}

/** Cells pasted from Excel, or a file; a list that was mended keeps what was said of its columns. */
export function TableSource({ table, onRead, refused }: TableSourceProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [pasted, setPasted] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const said = useRef<HTMLDivElement>(null);
  // The button that sent the list stands far below what is wrong with it.
  useEffect(() => {
    if (refused) said.current?.scrollIntoView({ block: 'center' });
  }, [refused]);
  const { busy, failure, run } = useAction();
  const read = (file: File) =>
    run(async () => {
      const preview = await previewTable(id, file);
      const same = table && headingsOf(table.preview) === headingsOf(preview) ? table : null;
      const mapping = same?.mapping ?? preview.columns.map(({ field }) => field);
      onRead({ file, preview, mapping, purposes: same?.purposes ?? table?.purposes ?? {} });
    });
  const isPasted = table === null || table.file.name === t('classes.table-pasted');
  const rows = pasted === '' || !isPasted ? [] : [...new Set(refused?.issues.flatMap(({ row }) => row ?? []))];
  const select = (row: number) => {
    const lines = pasted.split('\n');
    const from = lines.slice(0, row - 1).reduce((sum, line) => sum + line.length + 1, 0);
    const element = box.current;
    element?.focus();
    element?.setSelectionRange(from, from + (lines[row - 1]?.length ?? 0));
    // A box does not scroll to what is selected in it by itself.
    if (element) element.scrollTop = (element.scrollHeight / lines.length) * Math.max(0, row - 3);
  };
  return (
    <div className="stack">
      <Field label={t('classes.table-paste')} hint={t('classes.table-paste.hint')}>
        {(control) => (
          <textarea
            {...control}
            ref={box}
            className="input paste-box"
            spellCheck={false}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
          />
        )}
      </Field>
      <div ref={said}>{refused && <Failed failure={refused} />}</div>
      {rows.length > 0 && (
        <p className="row-links">
          {rows.slice(0, mostRowsOffered).map((row) => (
            <Button key={row} onClick={() => select(Number(row))}>
              {t('classes.table-to-row', { row: String(row) })}
            </Button>
          ))}
        </p>
      )}
      <div className="form-row">
        <Button
          disabled={busy || pasted.trim() === ''}
          onClick={() => void read(new File([pasted], t('classes.table-pasted')))}
        >
          {t('classes.table-read')}
        </Button>
        <FileField
          label={t('classes.table-file')}
          accept=".csv,.tsv,.txt,.xlsx,.xls"
          onFile={(file) => file && void read(file)}
        />
      </div>
      {failure && <Failed failure={failure} />}
    </div>
  );
}

const mostRowsOffered = 8;

const headingsOf = ({ columns }: TablePreview) => JSON.stringify(columns.map(({ heading }) => heading));

/** Is a refusal about rows of the list, and so mended in the list? */
export const isOfList = ({ issues }: ApiFailure) => issues.some(({ row }) => row !== undefined);
