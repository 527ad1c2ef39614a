import { useMemo } from 'react';
import type { Zone } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty, Shown } from '../../ui/states.tsx';
import type { PlanProps } from './plan-view.ts';

/** The zone plan as the office writes it: a school and its neighbourhoods, drawn or not. */
export function ZonesPanel({ change, calls }: PlanProps) {
  const words = useWords();
  const { t } = words;
  const columns = useMemo<Column<Zone>[]>(() => {
    return [
      { id: 'school', head: words.t('common.school'), value: (zone) => zone.schoolName },
      {
        id: 'units',
        head: words.t('planner.zone-units'),
        value: (zone) => zone.units.map((unit) => `${unit.commune}: ${unit.neighbourhood}`).join('; ') || null,
      },
      {
        id: 'kind',
        head: words.t('planner.zone-kind'),
        value: (zone) => words.t(`planner.zone-kind.${zone.kind}`),
      },
    ];
  }, [words]);
  return (
    <Shown call={calls.zones} lines={8}>
      {({ zones }) => (
        <DataTable
          caption={t('planner.layer.zones')}
          columns={columns}
          rows={zones}
          rowKey={(zone) => zone.id}
          startOrder={{ column: 'school', descending: false }}
          onRow={(zone) => change({ schoolId: zone.schoolId })}
          empty={<Empty title={t('planner.zones-empty')}>{t('planner.zones-empty.next')}</Empty>}
        />
      )}
    </Shown>
  );
}
