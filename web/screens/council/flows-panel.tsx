import { useMemo, useState } from 'react';
import type { Cutoff, Flows, Run } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import type { Call } from '../../state/use-call.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty, Shown } from '../../ui/states.tsx';
import { FlowsMap } from './flows-map.tsx';
import { type SchoolFlow, sumFlows } from './sum-flows.ts';

const none: readonly Cutoff[] = [];

interface FlowsPanelProps {
  run: Run;
  flows: Call<Flows>;
  cutoffs: Call<{ cutoffs: Cutoff[] }>;
}

/** Who goes where: cells of five children or more on the map, the same sums by school beside it. */
export function FlowsPanel({ run, flows, cutoffs }: FlowsPanelProps) {
  const { t, n } = useWords();
  const [schoolId, setSchoolId] = useState<string | null>(null);
  const names = useMemo(
    () => new Map((cutoffs.value?.cutoffs ?? []).map((row) => [row.schoolId, row.schoolName])),
    [cutoffs.value],
  );
  return (
    <Shown call={flows} lines={8}>
      {(answer) => (
        <div className="stack">
          <p className="soft">{t('council.flows-what', { hidden: n(answer.hidden, 0) })}</p>
          <div className="flows">
            <FlowsMap
              run={run}
              flows={answer}
              cutoffs={cutoffs.value?.cutoffs ?? none}
              schoolId={schoolId}
              onSchool={setSchoolId}
            />
            <FlowsTable
              rows={sumFlows(answer, names)}
              selected={schoolId}
              onSelect={(id) => setSchoolId(id === schoolId ? null : id)}
            />
          </div>
        </div>
      )}
    </Shown>
  );
}

interface FlowsTableProps {
  rows: readonly SchoolFlow[];
  selected: string | null;
  onSelect: (schoolId: string) => void;
}

function FlowsTable({ rows, selected, onSelect }: FlowsTableProps) {
  const words = useWords();
  const columns = useMemo<Column<SchoolFlow>[]>(() => {
    const { t, n } = words;
    const sum = (of: (row: SchoolFlow) => number) =>
      n(
        rows.reduce((total, row) => total + of(row), 0),
        0,
      );
    return [
      { id: 'school', head: t('common.school'), value: (row) => row.schoolName, total: t('common.total') },
      {
        id: 'children',
        head: t('common.children'),
        figure: true,
        value: (row) => row.children,
        total: sum((row) => row.children),
      },
      { id: 'mean', head: t('council.flow-mean'), unit: 'm', figure: true, value: (row) => row.meanMetres },
    ];
  }, [rows, words]);
  return (
    <DataTable
      caption={words.t('council.tab.map')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.schoolId}
      startOrder={{ column: 'children', descending: true }}
      selectedKey={selected}
      onRow={(row) => onSelect(row.schoolId)}
      empty={<Empty title={words.t('council.flows-empty')} />}
    />
  );
}
