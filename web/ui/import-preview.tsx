import './load-file.css';
import { Download } from 'lucide-react';
import { asFailure, download, pathOf } from '../api.ts';
import type { ImportAnswer } from '../state/imports.ts';
import { useOrganisation, useWords } from '../state/organisation.tsx';
import { Button } from './button.tsx';
import { IssueLines } from './issue-lines.tsx';
import { failureText } from './states.tsx';
import { showToast } from './toasts.tsx';

interface ImportPreviewProps {
  answer: ImportAnswer;
  onApply: () => void;
  onForget: () => void;
}

/** What a file would change and what is wrong in it, before anything is written. */
export function ImportPreview({ answer: { batch, diff }, onApply, onForget }: ImportPreviewProps) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const { added, changed, removed } = batch.counts;
  const same = added + changed + removed === 0;
  const mark = async () => {
    try {
      await download(
        pathOf(id, 'imports', batch.id, 'marked.xlsx'),
        `${batch.file.replace(/\.[^.]+$/, '')}-marked.xlsx`,
      );
    } catch (error) {
      showToast(failureText(asFailure(error), t));
    }
  };
  return (
    <div className="import-preview">
      <p className="figures">
        <b>{batch.file}</b> ·{' '}
        {same
          ? t('imports.same')
          : t('imports.counts', { added: n(added, 0), changed: n(changed, 0), removed: n(removed, 0) })}{' '}
        · {t('imports.unchanged', { count: n(diff.unchanged, 0) })}
      </p>
      <Differences diff={diff} />
      <IssueLines issues={batch.issues} all={Number(batch.summary.issues)} open />
      {batch.issues.length > 0 && (
        <Button icon={<Download aria-hidden size={18} />} onClick={() => void mark()}>
          {t('imports.marked')}
        </Button>
      )}
      <div className="form-end">
        <Button onClick={onForget}>{t('imports.forget')}</Button>
        {batch.status === 'preview' && !same && (
          <Button look="main" onClick={onApply}>
            {t('imports.apply')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Differences({ diff }: Pick<ImportAnswer, 'diff'>) {
  const { t } = useWords();
  const written = (value: string) => (value === '' ? t('imports.diff.nothing') : value);
  const lists = [
    { name: 'added', lines: diff.added },
    {
      name: 'changed',
      lines: diff.changed.map(({ key, fields }) => {
        const parts = fields.map(({ field, before, after }) =>
          t('imports.diff.field', { field, before: written(before), after: written(after) }),
        );
        return `${key} · ${parts.join('; ')}`;
      }),
    },
    { name: 'removed', lines: diff.removed },
  ] as const;
  return lists
    .filter(({ lines }) => lines.length > 0)
    .map(({ name, lines }) => (
      <details key={name}>
        <summary>{t(`imports.diff.${name}`)}</summary>
        <ul className="diff-list small">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    ));
}
