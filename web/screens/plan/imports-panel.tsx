import type { ImportBatch } from '../../../api/client.ts';
import { listImports } from '../../state/imports.ts';
import { useOperatorToken } from '../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { IssueLines } from '../../ui/issue-lines.tsx';
import { Empty, Shown } from '../../ui/states.tsx';
import { DecisionsList } from './decisions-list.tsx';
import { ImportUpload } from './import-upload.tsx';
import type { PlanProps } from './plan-view.ts';

/** What was loaded, when, how much it changed, and every row that asks for a look. */
export function ImportsPanel({ view, calls }: PlanProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const token = useOperatorToken();
  const imports = useCall(token ? id : null, (signal) => listImports(id, signal));
  if (!token) return <Empty title={t('planner.imports-title')}>{t('planner.imports-token')}</Empty>;
  return (
    <div className="panel-stack">
      <ImportUpload
        level={view.level}
        onWritten={() => {
          imports.reload();
          for (const each of Object.values(calls)) each.reload();
        }}
      />
      <h2>{t('planner.imports-title')}</h2>
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
      <DecisionsList />
    </div>
  );
}

function Batch({ batch }: { batch: ImportBatch }) {
  const { code, t, date, n } = useWords();
  const { added, changed, removed } = batch.counts;
  return (
    <li className="card-item">
      <p>
        <b>{code(`planner.import-kind.${batch.kind}`)}</b> · {code(`imports.status.${batch.status}`)}
      </p>
      <p className="soft small figures">
        {batch.file} · {date(batch.createdAt)} ·{' '}
        {t('imports.counts', { added: n(added, 0), changed: n(changed, 0), removed: n(removed, 0) })}
      </p>
      <IssueLines issues={batch.issues} all={Number(batch.summary.issues)} />
    </li>
  );
}
