import { useMemo } from 'react';
import type { Zone } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty, Shown } from '../../ui/states.tsx';
import { getAreas } from './calls.ts';
import { type MapTool, type ToolProps, useMapTool } from './map-tool.ts';

/** The zone plan as the office writes it: a school and its neighbourhoods, drawn or not; those drawn are on the map meanwhile. */
export function ZonesPanel({ view, change, calls, takeMap }: ToolProps) {
  const words = useWords();
  const { t } = words;
  const { id } = useOrganisation();
  const shapes = useCall(`zones ${id} ${view.level}`, (signal) => getAreas(id, 'zones', `level=${view.level}`, signal));
  const zones = shapes.value;
  useMapTool(
    takeMap,
    useMemo<MapTool | null>(() => zones && { data: { zones } }, [zones]),
  );
  const columns = useMemo<Column<Zone>[]>(() => {
    return [
      { id: 'school', head: words.t('common.school'), value: (zone) => zone.schoolName },
      {
        id: 'units',
        head: words.t('planner.zone-units'),
        value: (zone) => (zone.kind === 'polygon' ? words.t('planner.zone-drawn') : inWords(zone) || null),
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
        <>
          <WithoutShape zones={zones} />
          <DataTable
            caption={t('planner.layer.zones')}
            columns={columns}
            rows={zones}
            rowKey={(zone) => zone.id}
            startOrder={{ column: 'school', descending: false }}
            onRow={(zone) => change({ schoolId: zone.schoolId })}
            empty={<Empty title={t('planner.zones-empty')}>{t('planner.zones-empty.next')}</Empty>}
          />
        </>
      )}
    </Shown>
  );
}

/** "Phường Tân Hưng: KP1; KP4, tổ 13-17 · Phường Tân Quy": the units of one commune together. */
function inWords({ units }: Zone): string {
  const communes = [...new Set(units.map(({ commune }) => commune))];
  const partsOf = (name: string) =>
    units.filter(({ commune, neighbourhood }) => commune === name && neighbourhood !== '').map((u) => u.neighbourhood);
  return communes.map((name) => [name, partsOf(name).join('; ')].filter(Boolean).join(': ')).join(' · ');
}

/** Zones written in words have no shape on the map: how many, and how many of them name only some groups of a neighbourhood. */
function WithoutShape({ zones }: { zones: readonly Zone[] }) {
  const { t } = useWords();
  const listed = zones.filter(({ kind }) => kind === 'table');
  if (listed.length === 0) return null;
  const grouped = listed.filter(({ units }) => units.some((unit) => unit.groups !== null)).length;
  return (
    <div className="notice small">
      <p>
        {t('planner.zones-in-words', { count: listed.length })}
        {grouped > 0 && ` ${t('planner.zones-in-words.groups', { count: grouped })}`}
      </p>
    </div>
  );
}
