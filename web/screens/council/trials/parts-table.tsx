import { useMemo, useState } from 'react';
import type { Comparison } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Empty } from '../../../ui/states.tsx';
import { type By, namePart, type Part } from './name-part.ts';
import { PartsPlot } from './parts-plot.tsx';
import { SetChoice } from './set-choice.tsx';

/** One set against the first, part by part: who gains, who loses, and how far they go, drawn and as a table. */
export function PartsTable({ found, by }: { found: Comparison; by: By }) {
  const words = useWords();
  const { t } = words;
  const [set, setSet] = useState(1);
  const parts = found[by];
  const columns = useMemo<Column<Part>[]>(() => {
    const { n } = words;
    const few = <span className="soft">{words.t('trials.few')}</span>;
    const count = (id: 'placed' | 'better' | 'worse' | 'changed'): Column<Part> => ({
      ...{ id, head: words.t(`trials.figure.${id}`), figure: true },
      value: (row) => row.figures[set][id],
      show: (row) => (row.figures[set][id] === null ? few : n(row.figures[set][id] ?? 0, 0)),
    });
    const metres = (at: number): Column<Part> => ({
      ...{ id: `mean ${at}`, unit: 'm', figure: true },
      head: words.t('trials.mean-of-set', { place: at + 1 }),
      value: (row) => row.figures[at].meanMetres,
    });
    return [
      { id: 'name', head: words.t('trials.part-name'), value: (row) => namePart(row, by, words) },
      {
        ...{ id: 'children', head: words.t('common.children'), figure: true },
        value: (row) => row.figures[set].children,
      },
      count('placed'),
      count('better'),
      count('worse'),
      count('changed'),
      metres(0),
      metres(set),
    ];
  }, [words, set, by]);
  if (!parts)
    return <Empty title={t(`trials.absent-${by}`)}>{by === 'communes' ? null : t('trials.absent-next')}</Empty>;
  return (
    <div className="stack trial-parts">
      <SetChoice found={found} value={set} onChange={setSet} />
      <PartsPlot found={found} parts={parts} by={by} set={set} />
      <DataTable
        caption={t(`trials.by.${by}`)}
        columns={columns}
        rows={parts}
        rowKey={(row) => row.name ?? '\u0000'}
        startOrder={by === 'communes' ? { column: 'worse', descending: true } : { column: 'name', descending: false }}
        empty={<Empty title={t(`trials.absent-${by}`)} />}
      />
    </div>
  );
}
