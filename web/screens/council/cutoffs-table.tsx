import { useMemo } from 'react';
import type { Cutoff } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import type { Call } from '../../state/use-call.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty, Shown } from '../../ui/states.tsx';

/** Per school, how far the last child admitted lives: the figure families ask for and nobody else shows. */
export function CutoffsTable({ cutoffs }: { cutoffs: Call<{ cutoffs: Cutoff[] }> }) {
  const { t } = useWords();
  return (
    <Shown call={cutoffs} lines={10}>
      {(answer) => <Table rows={answer.cutoffs} caption={t('council.tab.cutoffs')} />}
    </Shown>
  );
}

function Table({ rows, caption }: { rows: readonly Cutoff[]; caption: string }) {
  const words = useWords();
  const columns = useMemo<Column<Cutoff>[]>(() => {
    const { t, n, code } = words;
    const seatGroup = (name: string) => (name === 'open' ? code('council.seat-group.open') : name);
    const sum = (of: (row: Cutoff) => number) =>
      n(
        rows.reduce((total, row) => total + of(row), 0),
        0,
      );
    const left = <span className="soft">{t('council.cutoff-left')}</span>;
    // Where no seats are kept for anybody, their kind says nothing.
    const kind: Column<Cutoff>[] = rows.some((row) => row.seatGroup !== 'open')
      ? [{ id: 'kind', head: t('council.cutoff-seat-group'), value: (row) => seatGroup(row.seatGroup) }]
      : [];
    return [
      { id: 'school', head: t('common.school'), value: (row) => row.schoolName, total: t('common.total') },
      ...kind,
      {
        ...{ id: 'last', head: t('council.cutoff-last'), unit: 'm', figure: true },
        value: (row) => row.lastMetres,
        show: (row) => (row.lastMetres === null ? left : n(row.lastMetres, 0)),
      },
      { id: 'seats', head: t('common.seats'), figure: true, value: (row) => row.seats, total: sum((row) => row.seats) },
      {
        id: 'placed',
        head: t('council.cutoff-placed'),
        figure: true,
        value: (row) => row.placed,
        total: sum((row) => row.placed),
      },
      {
        id: 'group',
        head: t('council.cutoff-group'),
        figure: true,
        value: (row) => row.lastGroup,
        show: (row) => row.lastGroup ?? '',
      },
    ];
  }, [rows, words]);
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.schoolId} ${row.seatGroup}`}
      startOrder={{ column: 'last', descending: false }}
      empty={<Empty title={words.t('council.cutoffs-empty')} />}
    />
  );
}
