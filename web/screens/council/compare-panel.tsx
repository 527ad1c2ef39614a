import { useState } from 'react';
import type { Run } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { Field } from '../../ui/field.tsx';
import { Empty, Shown } from '../../ui/states.tsx';
import { listRuns } from './calls.ts';
import { comparableRuns, compareCounts } from './compare-counts.ts';
import { kindOf } from './kind-of-run.ts';

/** Two runs side by side, figure by figure: first of all against today's practice, nearest first. */
export function ComparePanel({ run }: { run: Run }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const runs = useCall(`${id} ${run.periodId}`, (signal) => listRuns(id, run.periodId, signal));
  return (
    <Shown call={runs}>
      {(answer) => {
        const others = comparableRuns(run, answer.runs);
        if (others.length === 0)
          return <Empty title={t('council.compare-empty')}>{t('council.compare-empty.next')}</Empty>;
        return <Comparison run={run} others={others} />;
      }}
    </Shown>
  );
}

function Comparison({ run, others }: { run: Run; others: readonly Run[] }) {
  const { t, code, n, change, date } = useWords();
  const [otherId, setOtherId] = useState(others[0].id);
  const other = others.find((candidate) => candidate.id === otherId) ?? others[0];
  // Two runs of one day by one mechanism differ by kind and by number.
  const nameOf = (of: Run) =>
    [code(`council.mechanism.${of.mechanism}`), date(of.createdAt), t(`season.run-kind.${kindOf(of)}`), of.seed]
      .filter((part) => part !== '')
      .join(', ');
  const write = (value: number | null) =>
    value === null ? <span className="unknown">{t('common.unknown')}</span> : n(value, 0);
  return (
    <div className="stack">
      <Field label={t('council.compare-with')}>
        {(control) => (
          <select {...control} className="input" value={other.id} onChange={(event) => setOtherId(event.target.value)}>
            {others.map((candidate) => (
              <option key={candidate.id} value={candidate.id}>
                {nameOf(candidate)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="table-scroller">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('council.compare-figure')}</th>
              <th scope="col" className="figure">
                {t('council.compare-this')}
              </th>
              <th scope="col" className="figure">
                {nameOf(other)}
              </th>
              <th scope="col" className="figure">
                {t('council.compare-difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {compareCounts(run, other).map((line) => (
              <tr key={line.figure}>
                <th scope="row">
                  {t(`council.count.${line.figure}`)} {line.unit && <span className="soft">({line.unit})</span>}
                </th>
                <td className="figure">{write(line.ours)}</td>
                <td className="figure">{write(line.theirs)}</td>
                <td className="figure">{line.difference === null ? '' : change(line.difference)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
