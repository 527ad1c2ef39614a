import type { ImportBatch } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';

/** What a file asks a person to look at, folded away until asked for. */
export function IssueLines({ issues, open = false }: { issues: ImportBatch['issues']; open?: boolean }) {
  const { code, t } = useWords();
  if (issues.length === 0) return <p className="soft small">{t('planner.import-no-issues')}</p>;
  return (
    <details open={open}>
      <summary>{t('planner.import-issues', { count: issues.length })}</summary>
      <ul className="issue-list small">
        {issues.map((issue) => (
          <li key={JSON.stringify(issue)}>{code(`issues.${issue.code}`, { ...issue, ...issue.params })}</li>
        ))}
      </ul>
    </details>
  );
}
