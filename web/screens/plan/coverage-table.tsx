import { useMemo, useState } from 'react';
import type { Coverage } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { Choice } from '../../ui/choice.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/states.tsx';

type Row = Coverage['rows'][number];
type ShownAs = 'share' | 'count';

/** Children within each limit by commune and in all. Percentages are of all children, those without a road included. */
export function CoverageTable({ coverage }: { coverage: Coverage }) {
  const { t } = useWords();
  const [as, setAs] = useState<ShownAs>('share');
  const columns = useColumns(coverage, as);
  return (
    <>
      <Choice
        label={t('planner.coverage-as')}
        labelHidden
        value={as}
        onChange={setAs}
        options={(['share', 'count'] as const).map((value) => ({ value, text: t(`planner.coverage-as.${value}`) }))}
      />
      <DataTable
        caption={t('planner.coverage-title')}
        columns={columns}
        rows={coverage.rows}
        rowKey={(row) => row.communeCode ?? row.communeName}
        startOrder={{ column: 'name', descending: false }}
        empty={<Empty title={t('planner.coverage-empty')}>{t('planner.coverage-empty.next')}</Empty>}
      />
    </>
  );
}

function useColumns(coverage: Coverage, as: ShownAs): Column<Row>[] {
  const words = useWords();
  return useMemo(() => {
    const { t, n } = words;
    const { total, limits } = coverage;
    const figure = (within: number | null, children: number) =>
      within === null || as === 'count' || children === 0 ? within : (100 * within) / children;
    const write = (value: number | null) =>
      value === null ? <span className="unknown">{t('planner.coverage-hidden')}</span> : n(value, 0);
    const within = limits.map((metres, i) => ({
      id: `within-${metres}`,
      head: t('planner.coverage-within', { metres: n(metres, 0) }),
      unit: 'm',
      figure: true,
      value: (row: Row) => figure(row.within[i], row.children),
      show: (row: Row) => write(figure(row.within[i], row.children)),
      total: write(figure(total.within[i], total.children)),
    }));
    return [
      { id: 'name', head: t('common.commune'), value: (row) => row.communeName, total: t('common.total') },
      {
        id: 'children',
        head: t('common.children'),
        figure: true,
        value: (row) => row.children,
        total: n(total.children, 0),
      },
      ...within,
      {
        id: 'unreachable',
        head: t('planner.coverage-unreachable'),
        figure: true,
        value: (row) => row.unreachable,
        total: n(total.unreachable, 0),
      },
      {
        id: 'median',
        head: t('planner.coverage-median'),
        unit: 'm',
        figure: true,
        value: (row) => row.medianMetres,
        total: total.medianMetres === null ? '' : n(total.medianMetres, 0),
      },
    ];
  }, [coverage, as, words]);
}
