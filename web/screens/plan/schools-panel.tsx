import { useMemo } from 'react';
import type { SchoolSummary } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FillRing } from '../../ui/fill-ring.tsx';
import { Empty, Shown } from '../../ui/states.tsx';
import { networkFigures } from './fill-class.ts';
import type { PlanProps } from './plan-view.ts';

/** Every school on the map as a row; choosing one shows it on the map. */
export function SchoolsPanel({ view, change, calls, schools }: PlanProps) {
  const { t } = useWords();
  const columns = useColumns(schools);
  return (
    <Shown call={calls.schools} lines={10}>
      {() => (
        <DataTable
          caption={t('planner.map-of', { level: t(`common.level.${view.level}`) })}
          columns={columns}
          rows={schools}
          rowKey={(school) => school.id}
          startOrder={{ column: 'fill', descending: true }}
          selectedKey={view.schoolId}
          onRow={(school) => change({ schoolId: school.id === view.schoolId ? null : school.id })}
          empty={<Empty title={t('planner.schools-empty')}>{t('planner.schools-empty.next')}</Empty>}
        />
      )}
    </Shown>
  );
}

function useColumns(schools: readonly SchoolSummary[]): Column<SchoolSummary>[] {
  const words = useWords();
  return useMemo(() => {
    const { t, n } = words;
    const { seats, pupils, fill } = networkFigures(schools);
    return [
      {
        id: 'name',
        head: t('common.school'),
        value: (school) => school.name,
        total: t('common.total'),
      },
      {
        id: 'seats',
        head: t('common.seats'),
        figure: true,
        value: (school) => school.seats,
        total: seats.total === null ? '' : n(seats.total, 0),
      },
      {
        id: 'pupils',
        head: t('common.pupils'),
        figure: true,
        value: (school) => school.pupils,
        total: pupils.total === null ? '' : n(pupils.total, 0),
      },
      {
        id: 'fill',
        head: t('planner.fill'),
        unit: '%',
        figure: true,
        value: (school) => school.fill,
        show: (school) => (
          <span className="fill-cell">
            {school.fill === null ? <span className="unknown">{t('common.unknown')}</span> : n(school.fill * 100, 0)}
            <FillRing fill={school.fill} />
          </span>
        ),
        total: fill.total === null ? '' : n(fill.total * 100, 0),
      },
      { id: 'commune', head: t('common.commune'), value: (school) => school.communeName },
    ];
  }, [schools, words]);
}
