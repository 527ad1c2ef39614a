import { useMemo } from 'react';
import type { CapacityReport } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Empty } from '../../../ui/states.tsx';

type Area = CapacityReport['areas'][number];
type School = CapacityReport['schools'][number];
type Sum = Area['all']['seats'];

/** Seats, pupils and children by commune; a sum is of what is known, and says of how many schools; a balance needs all of them. */
export function CommuneTable({ report }: { report: CapacityReport }) {
  const words = useWords();
  const { t, n } = words;
  const columns = useMemo((): Column<Area>[] => {
    const write = (value: number | null) =>
      value === null ? <span className="unknown">{t('common.unknown')}</span> : n(value, 0);
    const figure = (id: string, head: string, value: (area: Area) => number | null): Column<Area> => {
      return { id, head, figure: true, value, show: (area) => write(value(area)), total: write(value(report.total)) };
    };
    const sums = (id: string, head: string, of: (area: Area) => Sum): Column<Area> => {
      const value = (area: Area) => (of(area).of > 0 && of(area).known === 0 ? null : of(area).sum);
      const show = (area: Area) => (
        <>
          {write(value(area))}
          {of(area).known > 0 && of(area).known < of(area).of && (
            <span className="soft small">
              {' '}
              ({t('capacity.known-of', { known: n(of(area).known, 0), all: n(of(area).of, 0) })})
            </span>
          )}
        </>
      );
      return { id, head, figure: true, value, show, total: show(report.total) };
    };
    return [
      {
        id: 'name',
        head: t('common.commune'),
        value: (area) => area.name || t('capacity.outside'),
        total: t('common.total'),
      },
      sums('public', t('capacity.seats-public'), ({ owners }) => owners.public.seats),
      sums('private', t('capacity.seats-private'), ({ owners }) => owners.private.seats),
      sums('pupils', t('capacity.pupils'), ({ all }) => all.pupils),
      figure('balance', t('capacity.balance'), ({ all }) => all.balance),
      figure('children', t('capacity.children'), ({ children }) => children),
      figure('against-children', t('capacity.against-children'), ({ againstChildren }) => againstChildren),
      figure('places-wanted', t('capacity.places-wanted'), ({ placesWanted }) => placesWanted),
      figure('against-places', t('capacity.against-places'), ({ againstPlaces }) => againstPlaces),
      figure('rooms', t('capacity.rooms'), ({ roomsPer10000 }) => roomsPer10000),
    ];
  }, [report, t, n]);
  const [told, untold] = split(columns, ({ value }) => report.areas.some((area) => value(area) !== null));
  return (
    <>
      <DataTable
        caption={`${t('capacity.title')}: ${t('capacity.by-commune').toLocaleLowerCase()}`}
        columns={told}
        rows={report.areas}
        rowKey={(area) => area.area ?? ''}
        startOrder={{ column: 'balance', descending: false }}
        empty={<Empty title={t('capacity.empty')}>{t('capacity.empty.next')}</Empty>}
      />
      {untold.length > 0 && (
        <p className="soft small">
          {t('capacity.untold', { columns: untold.map(({ head }) => head.toLocaleLowerCase()).join(', ') })}
        </p>
      )}
    </>
  );
}

/** Columns with a figure for some commune, and those with none for any. */
function split(columns: readonly Column<Area>[], has: (column: Column<Area>) => boolean) {
  return [columns.filter(has), columns.filter((column) => !has(column))] as const;
}

/** The schools behind the communes, each with how its seats are known. */
export function SchoolTable({ report, onSchool }: { report: CapacityReport; onSchool: (id: string) => void }) {
  const { t, n } = useWords();
  const columns = useMemo((): Column<School>[] => {
    const figure = (id: string, head: string, value: (school: School) => number | null, digits = 0): Column<School> => {
      const show = (school: School) => {
        const known = value(school);
        return known === null ? <span className="unknown">{t('common.unknown')}</span> : n(known, digits);
      };
      return { id, head, figure: true, value, show };
    };
    return [
      { id: 'name', head: t('common.school'), value: ({ name }) => name },
      figure('seats', t('capacity.seats'), ({ seats }) => seats),
      {
        id: 'basis',
        head: t('capacity.basis'),
        value: ({ basis }) => (basis === null ? null : t(`capacity.basis.${basis}`)),
      },
      figure('pupils', t('capacity.pupils'), ({ pupils }) => pupils),
      figure('balance', t('capacity.balance'), ({ balance }) => balance),
      figure('classes', t('capacity.classes'), ({ classes }) => classes),
      figure('average', t('capacity.average-class'), ({ averageClass }) => averageClass, 1),
    ];
  }, [t, n]);
  return (
    <DataTable
      caption={`${t('capacity.title')}: ${t('capacity.by-school').toLocaleLowerCase()}`}
      columns={columns}
      rows={report.schools}
      rowKey={({ id }) => id}
      startOrder={{ column: 'balance', descending: false }}
      onRow={({ id }) => onSchool(id)}
      empty={<Empty title={t('capacity.empty')}>{t('capacity.empty.next')}</Empty>}
    />
  );
}
