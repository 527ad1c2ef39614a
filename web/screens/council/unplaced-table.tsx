import { useMemo } from 'react';
import type { Unplaced } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import type { Call } from '../../state/use-call.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty, Shown } from '../../ui/states.tsx';
import { sayReason } from './say-reason.ts';

/** Every child without a place, each with its reason. */
export function UnplacedTable({ unplaced }: { unplaced: Call<{ unplaced: Unplaced[] }> }) {
  const words = useWords();
  const { t } = words;
  const columns = useMemo<Column<Unplaced>[]>(() => {
    const { t, n, code } = words;
    // No school can be reached at all, which is not the same as a figure nobody knows.
    const none = '–';
    return [
      { id: 'id', head: t('council.applicant'), value: (row) => row.applicantId },
      { id: 'reason', head: t('council.reason'), value: (row) => sayReason(code, row.reason) },
      { id: 'commune', head: t('common.commune'), value: (row) => row.communeName },
      {
        id: 'nearest',
        head: t('council.nearest'),
        value: (row) => row.nearestSchoolName,
        show: (row) => row.nearestSchoolName ?? none,
      },
      {
        ...{ id: 'metres', head: t('council.distance'), unit: 'm', figure: true },
        value: (row) => row.nearestMetres,
        show: (row) => (row.nearestMetres === null ? none : n(row.nearestMetres, 0)),
      },
    ];
  }, [words]);
  return (
    <Shown call={unplaced} lines={6}>
      {(answer) => (
        <DataTable
          caption={t('council.tab.unplaced')}
          columns={columns}
          rows={answer.unplaced}
          rowKey={(row) => row.applicantId}
          empty={<Empty title={t('council.unplaced-empty')} />}
        />
      )}
    </Shown>
  );
}
