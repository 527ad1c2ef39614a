import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { LevelForecast, Series } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Empty } from '../../../ui/states.tsx';
import { tableAddress } from './calls.ts';

interface Row extends Series {
  id: string;
  name: string;
}
type Kind = 'school' | 'commune' | 'grade';

interface ForecastTablesProps {
  forecast: LevelForecast;
  schoolName: (id: string) => string;
  communeName: (code: string | null) => string;
}

/** The figures of the plots: counted now, forecast by year, the range of the last year; totals are sums of the rows. */
export function ForecastTables({ forecast, schoolName, communeName }: ForecastTablesProps) {
  const { t } = useWords();
  const organisation = useOrganisation();
  const [kind, setKind] = useState<Kind>('school');
  const rows = useMemo<Row[]>(() => {
    const { schools, communes, byGrade } = forecast;
    if (kind === 'school')
      return schools.map((each) => ({ ...each, id: each.schoolId, name: schoolName(each.schoolId) }));
    if (kind === 'commune')
      return communes.map((each) => ({ ...each, id: each.communeCode ?? '', name: communeName(each.communeCode) }));
    return byGrade.map((each) => ({ ...each, id: each.grade, name: t('forecast.grade', { grade: each.grade }) }));
  }, [forecast, kind, schoolName, communeName, t]);
  const columns = useColumns(forecast, kind);
  return (
    <section className="panel-stack">
      <h3>{t('forecast.table-title')}</h3>
      <Choice
        label={t('forecast.table-by')}
        value={kind}
        onChange={setKind}
        options={(['school', 'commune', 'grade'] as const)
          .filter((value) => value !== 'grade' || forecast.byGrade.length > 0)
          .map((value) => ({ value, text: t(`forecast.by-${value}`) }))}
      />
      <DataTable
        key={kind}
        caption={t('forecast.table-title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        startOrder={{ column: 'name', descending: false }}
        empty={<Empty title={t('forecast.none')} />}
      />
      <a className="button plain" href={tableAddress(organisation.id, forecast.level)} download>
        <Download aria-hidden size={18} /> {t('forecast.download')}
      </a>
    </section>
  );
}

function useColumns(forecast: LevelForecast, kind: Kind): Column<Row>[] {
  const words = useWords();
  return useMemo(() => {
    const { t, n } = words;
    const { years, historyYears, total } = forecast;
    const now = historyYears.length - 1;
    const shown = (value: number | null) =>
      value === null ? <span className="unknown">{t('common.unknown')}</span> : n(value, 0);
    const picked = years
      .map((year, h) => ({ year, h }))
      .filter(({ h }) => h === 0 || h === 2 || h === 4 || h === years.length - 1);
    const last = years.length - 1;
    return [
      { id: 'name', head: t(`forecast.by-${kind}`), value: (row) => row.name, total: t('common.total') },
      {
        id: 'now',
        head: t('forecast.now-column', { year: String(historyYears[now]) }),
        figure: true,
        value: (row) => row.history[now],
        show: (row) => shown(row.history[now]),
        total: shown(total.history[now]),
      },
      ...picked.map(({ year, h }) => ({
        id: `year-${year}`,
        head: String(year),
        figure: true,
        value: (row: Row) => row.pupils[h],
        show: (row: Row) => shown(row.pupils[h]),
        total: shown(total.pupils[h]),
      })),
      {
        id: 'range',
        head: t('forecast.range-column', { year: String(years[last]) }),
        figure: true,
        value: (row) => row.low90[last],
        show: (row) => `${n(row.low90[last] ?? 0, 0)}–${n(row.high90[last] ?? 0, 0)}`,
        total: `${n(total.low90[last] ?? 0, 0)}–${n(total.high90[last] ?? 0, 0)}`,
      },
    ];
  }, [forecast, kind, words]);
}
