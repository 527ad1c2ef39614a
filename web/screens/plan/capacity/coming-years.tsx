import { useMemo, useState } from 'react';
import type { ComingYears as Report } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Empty, Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import type { ToolProps } from '../map-tool.ts';
import { comingYearsFile, getComingYears } from './calls.ts';

type Forecast = NonNullable<Report['forecast']>;
type Place = Forecast['communes'][number];
type Year = Place['years'][number];

/** Today's seats against the pupils forecast for a year one picks, the greatest shortage first. */
export function ComingYears({ view, change, goTo }: Pick<ToolProps, 'view' | 'change' | 'goTo'>) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const report = useCall(`coming years ${id} ${view.level}`, (signal) => getComingYears(id, view.level, signal));
  return (
    <section className="panel-stack">
      <Shown call={report} lines={4}>
        {({ forecast, schoolYear, synthetic }) => (
          <>
            <h3>
              {t('capacity.coming')} {synthetic && <SyntheticStamp />}
            </h3>
            {forecast ? (
              <>
                <p className="soft small">{t('capacity.coming.note', { year: schoolYear })}</p>
                <OneYear forecast={forecast} onSchool={(schoolId) => change({ schoolId })} />
                <a href={comingYearsFile(id, view.level)} download>
                  {t('capacity.coming.download')}
                </a>
              </>
            ) : (
              <>
                <p className="soft">{t('capacity.coming.none')}</p>
                <Button onClick={() => goTo('forecast', '')}>{t('capacity.coming.make')}</Button>
              </>
            )}
          </>
        )}
      </Shown>
    </section>
  );
}

function OneYear({ forecast, onSchool }: { forecast: Forecast; onSchool: (id: string) => void }) {
  const { t, n } = useWords();
  const [index, setIndex] = useState(Math.min(4, forecast.years.length - 1));
  const [kind, setKind] = useState<'commune' | 'school'>('commune');
  const places = kind === 'commune' ? forecast.communes : forecast.schools;
  const short = places.filter(({ years }) => (years[index].balance ?? 0) < 0);
  const missing = short.reduce((sum, { years }) => sum - years[index].balance!, 0);
  const columns = useColumns(forecast.total, index);
  return (
    <>
      <div className="coming-choices">
        <Choice
          label={t('capacity.coming.year')}
          value={String(index)}
          onChange={(value) => setIndex(Number(value))}
          options={forecast.years.map((year, i) => ({ value: String(i), text: String(year) }))}
        />
        <Choice
          label={t('capacity.show-as')}
          labelHidden
          value={kind}
          onChange={setKind}
          options={(['commune', 'school'] as const).map((value) => ({ value, text: t(`capacity.by-${value}`) }))}
        />
      </div>
      <p aria-live="polite">
        {short.length === 0
          ? t('capacity.coming.nowhere')
          : t(`capacity.coming.short-${kind}`, { count: n(short.length, 0), seats: n(missing, 0) })}
      </p>
      <DataTable
        key={kind}
        caption={t('capacity.coming')}
        columns={columns}
        rows={places}
        rowKey={({ id }) => id ?? ''}
        startOrder={{ column: 'balance', descending: false }}
        onRow={kind === 'school' ? ({ id }) => id && onSchool(id) : undefined}
        empty={<Empty title={t('capacity.coming.nowhere')} />}
      />
    </>
  );
}

function useColumns(total: Forecast['total'], index: number): Column<Place>[] {
  const { t, n } = useWords();
  return useMemo(() => {
    const figure = (value: number) => n(value, 0);
    const write = (value: number | null) =>
      value === null ? <span className="unknown">{t('common.unknown')}</span> : figure(value);
    const range = ({ balanceLow, balanceHigh }: Year) =>
      balanceLow === null || balanceHigh === null
        ? write(null)
        : t('capacity.coming.range-of', { low: figure(balanceLow), high: figure(balanceHigh) });
    const of = total.years[index];
    return [
      {
        id: 'name',
        head: t('capacity.coming.place'),
        value: ({ name }) => name || t('capacity.outside'),
        total: t('common.total'),
      },
      {
        ...{ id: 'seats', head: t('capacity.coming.seats'), figure: true },
        value: ({ seats }) => seats,
        show: ({ seats }) => write(seats),
        total: write(total.seats),
      },
      {
        ...{ id: 'pupils', head: t('capacity.coming.pupils'), figure: true },
        value: ({ years }) => years[index].pupils,
        show: ({ years }) => write(years[index].pupils),
        total: write(of.pupils),
      },
      {
        ...{ id: 'balance', head: t('capacity.balance'), figure: true },
        value: ({ years }) => years[index].balance,
        show: ({ years }) => write(years[index].balance),
        total: write(of.balance),
      },
      {
        ...{ id: 'range', head: t('capacity.coming.range'), figure: true },
        value: ({ years }) => years[index].balanceLow,
        show: ({ years }) => range(years[index]),
        total: range(of),
      },
      {
        ...{ id: 'outlook', head: t('capacity.coming.outlook') },
        value: ({ years: { [index]: year } }) => year.outlook && t(`capacity.outlook.${year.outlook}`),
        total: of.outlook && t(`capacity.outlook.${of.outlook}`),
      },
    ] satisfies Column<Place>[];
  }, [total, index, t, n]);
}
