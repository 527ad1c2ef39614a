import type { ImportBatch } from '../../../api/client.ts';
import { useOperatorToken } from '../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { Empty, Shown } from '../../ui/states.tsx';
import { listImports } from './calls.ts';

/** What was loaded, when, how much it changed, and every row that asks for a look. */
export function ImportsPanel() {
  const { t } = useWords();
  const { id } = useOrganisation();
  const token = useOperatorToken();
  const imports = useCall(token ? id : null, (signal) => listImports(id, signal));
  if (!token) return <Empty title={t('planner.imports-title')}>{t('planner.imports-token')}</Empty>;
  return (
    <Shown call={imports}>
      {({ batches }) =>
        batches.length === 0 ? (
          <Empty title={t('planner.imports-empty')}>{t('planner.imports-empty.next')}</Empty>
        ) : (
          <ul className="card-list">
            {batches.map((batch) => (
              <Batch key={batch.id} batch={batch} />
            ))}
          </ul>
        )
      }
    </Shown>
  );
}

function Batch({ batch }: { batch: ImportBatch }) {
  const { code, t, date, n } = useWords();
  const { added, changed, removed } = batch.counts;
  return (
    <li className="card-item">
      <p>
        <b>{code(`planner.import-kind.${batch.kind}`)}</b> · {code(`planner.import-status.${batch.status}`)}
      </p>
      <p className="soft small figures">
        {batch.file} · {date(batch.createdAt)} ·{' '}
        {t('planner.import-counts', { added: n(added, 0), changed: n(changed, 0), removed: n(removed, 0) })}
      </p>
      {batch.issues.length === 0 ? (
        <p className="soft small">{t('planner.import-no-issues')}</p>
      ) : (
        <details>
          <summary>{t('planner.import-issues', { count: batch.issues.length })}</summary>
          <ul className="issue-list small">
            {batch.issues.map((issue) => (
              <li key={JSON.stringify(issue)}>{code(`issues.${issue.code}`, { ...issue, ...issue.params })}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
