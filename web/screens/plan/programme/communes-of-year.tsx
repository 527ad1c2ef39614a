import { useMemo } from 'react';
import { useWords } from '../../../state/organisation.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import type { Plan } from './notes-of.ts';

/** Every commune in one year of the programme, the greatest shortage first. */
export function CommunesOfYear({ plan, year }: { plan: Plan; year: number }) {
  const { t, n } = useWords();
  const index = plan.years.indexOf(year);
  type Row = Plan['communes'][number];
  const columns = useMemo<Column<Row>[]>(() => {
    const of = ({ years }: Row) => years[index];
    const write = (value: number | null) =>
      value === null ? <span className="unknown">{t('common.unknown')}</span> : n(value, 0);
    const range = ({ balanceLow, balanceHigh }: Row['years'][number]) =>
      balanceLow === null || balanceHigh === null
        ? write(null)
        : t('programme.range-of', { low: n(balanceLow, 0), high: n(balanceHigh, 0) });
    const figure = (id: 'seats' | 'pupils' | 'balance') => ({
      ...{ id, head: t(`programme.${id}`), figure: true },
      value: (row: Row) => of(row)[id],
      show: (row: Row) => write(of(row)[id]),
    });
    return [
      { id: 'name', head: t('programme.commune'), value: ({ name }) => name || t('programme.commune-unknown') },
      ...[figure('seats'), figure('pupils'), figure('balance')],
      {
        ...{ id: 'range', head: t('programme.range'), figure: true },
        value: (row) => of(row).balanceLow,
        show: (row) => range(of(row)),
      },
      {
        ...{ id: 'outlook', head: t('programme.outlook') },
        value: (row) => {
          const { outlook } = of(row);
          return outlook && t(`capacity.outlook.${outlook}`);
        },
      },
    ];
  }, [index, t, n]);
  return (
    <section className="panel-stack">
      <h3>{t('programme.communes')}</h3>
      <DataTable
        caption={t('programme.communes')}
        columns={columns}
        rows={plan.communes}
        rowKey={({ id }) => id ?? ''}
        startOrder={{ column: 'balance', descending: false }}
        empty={<p className="soft">{t('programme.no-communes')}</p>}
      />
    </section>
  );
}
