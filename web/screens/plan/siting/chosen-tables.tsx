import { useMemo } from 'react';
import type { SitingQuestion, SitingResult } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';

type Chosen = Extract<SitingResult, { kind: 'chosen' }>;
type Place = Chosen['places'][number];
interface Figure {
  id: string;
  head: string;
  before: number | null;
  after: number | null;
}

/** Before and after as a whole, and place by place: who goes there, how far before and after, which schools it relieves. */
export function ChosenTables({ question, result }: { question: SitingQuestion; result: Chosen }) {
  const { t, n } = useWords();
  const { before, after } = result;
  const limit = n(question.limitMetres, 0);
  const figures: Figure[] = [
    { id: 'unseated', head: t('sitings.figures.unseated'), before: before.unseated, after: after.unseated },
    ...nearestFirst(before, after, t('sitings.figures.nearest-first')),
    { id: 'mean', head: t('sitings.figures.mean'), before: before.meanMetres, after: after.meanMetres },
    { id: 'longest', head: t('sitings.figures.longest'), before: before.longestMetres, after: after.longestMetres },
    { id: 'beyond', head: t('sitings.figures.beyond', { limit }), before: before.beyond, after: after.beyond },
    { id: 'full', head: t('sitings.figures.full'), before: before.fullSchools, after: after.fullSchools },
  ];
  const columns: Column<Figure>[] = [
    { id: 'figure', head: t('sitings.figures.head'), value: ({ head }) => head },
    { id: 'before', head: t('sitings.figures.before'), figure: true, value: (row) => whole(row.before) },
    { id: 'after', head: t('sitings.figures.after'), figure: true, value: (row) => whole(row.after) },
  ];
  return (
    <>
      <DataTable
        caption={t('sitings.figures.title')}
        {...{ columns, rows: figures, empty: null }}
        rowKey={({ id }) => id}
      />
      <p className="soft small">{t('sitings.figures.note', { children: n(after.children, 0) })}</p>
      {result.places.length > 0 && (
        <>
          <h4>{t('sitings.table.title')}</h4>
          <PlacesTable places={result.places} />
          <Relieved places={result.places} />
        </>
      )}
    </>
  );
}

/** The row a scenario shows too; answers given before it was counted are without. */
function nearestFirst(before: Chosen['before'], after: Chosen['after'], head: string): Figure[] {
  const [was, is] = [before.unseatedNearestFirst, after.unseatedNearestFirst];
  return was === undefined || is === undefined ? [] : [{ id: 'nearest-first', head, before: was, after: is }];
}

const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));

function PlacesTable({ places }: { places: readonly Place[] }) {
  const { t, n } = useWords();
  const columns = useMemo(() => {
    const sum = (of: (place: Place) => number) =>
      n(
        places.reduce((all, place) => all + of(place), 0),
        0,
      );
    return [
      {
        ...{ id: 'place', head: t('sitings.table.place'), value: ({ name }) => name },
        show: ({ name, kind, rooms }) => (
          <>
            {name}
            <br />
            <span className="soft small">{t(`sitings.table.${kind}`, { rooms })}</span>
          </>
        ),
      },
      {
        ...{ id: 'children', head: t('sitings.table.children'), figure: true },
        ...{ value: ({ children }) => children, total: sum(({ children }) => children) },
      },
      {
        ...{ id: 'gained', head: t('sitings.table.gained'), figure: true },
        ...{ value: ({ unseatedBefore }) => unseatedBefore, total: sum(({ unseatedBefore }) => unseatedBefore) },
      },
      {
        ...{ id: 'before', head: t('sitings.table.before'), unit: 'm', figure: true },
        value: ({ meanMetresBefore }) => meanMetresBefore,
        show: ({ meanMetresBefore }) => (meanMetresBefore === null ? '–' : n(meanMetresBefore, 0)),
      },
      {
        ...{ id: 'after', head: t('sitings.table.after'), unit: 'm', figure: true },
        value: ({ meanMetresAfter }) => meanMetresAfter,
        show: ({ meanMetresAfter }) => (meanMetresAfter === null ? '–' : n(meanMetresAfter, 0)),
      },
    ] satisfies Column<Place>[];
  }, [places, t, n]);
  return (
    <DataTable
      caption={t('sitings.table.title')}
      {...{ columns, rows: places, empty: null }}
      rowKey={({ id }) => id}
      startOrder={{ column: 'children', descending: true }}
    />
  );
}

function Relieved({ places }: { places: readonly Place[] }) {
  const { t } = useWords();
  const relieving = places.filter(({ relieved }) => relieved.length > 0);
  if (relieving.length === 0) return null;
  const told = ({ relieved }: Place) =>
    relieved
      .slice(0, 4)
      .map(({ name, stillFull }) => (stillFull ? t('sitings.table.still-full', { name }) : name))
      .join(', ');
  return (
    <>
      <h4>{t('sitings.table.relieved')}</h4>
      <ul className="small siting-relieved">
        {relieving.map((place) => (
          <li key={place.id}>
            <strong>{place.name}</strong>: {told(place)}
          </li>
        ))}
      </ul>
    </>
  );
}
