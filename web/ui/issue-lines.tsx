import './load-file.css';
import type { ImportBatch } from '../../api/client.ts';
import { useWords } from '../state/organisation.tsx';

/** Lines drawn; the marked workbook holds the rest. */
const mostLines = 100;

interface IssueLinesProps {
  issues: ImportBatch['issues'];
  /** How many there are in the file, where more than those kept. */
  all: number;
  open?: boolean;
}

/** What a file asks a person to look at, folded away until asked for. */
export function IssueLines({ issues, all, open = false }: IssueLinesProps) {
  const { code, t, n } = useWords();
  if (issues.length === 0) return <p className="soft small">{t('imports.no-issues')}</p>;
  const shown = issues.slice(0, mostLines);
  const count = Math.max(all || 0, issues.length);
  return (
    <details open={open}>
      <summary>{t('imports.issues', { count: n(count, 0) })}</summary>
      <ul className="issue-list small">
        {shown.map((issue) => (
          <li key={JSON.stringify(issue)}>{code(`issues.${issue.code}`, { ...issue, ...issue.params })}</li>
        ))}
      </ul>
      {count > shown.length && (
        <p className="soft small">{t('imports.issues-more', { count: n(count - shown.length, 0) })}</p>
      )}
    </details>
  );
}
