import { useMemo } from 'react';
import type { Level, StressResult } from '../../../../api/client.ts';
import type { LegendKey } from '../../../map/drawing.ts';
import type { MapData } from '../../../map/map-data.ts';
import { useWords, type Words } from '../../../state/organisation.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { MapFrame } from '../../../ui/map-frame.tsx';
import { Empty } from '../../../ui/states.tsx';
import { asMapSchool } from '../sum-flows.ts';

type School = StressResult['schools'][number];
type Commune = StressResult['communes'][number];
const nothingHidden: ReadonlySet<LegendKey> = new Set();

/** Where seats run short over many years: the city in two sentences, schools ranked, communes, and the map. */
export function StressView({ found, level }: { found: StressResult; level: Level }) {
  const words = useWords();
  const { t, n } = words;
  const data = useMemo<MapData>(
    () => ({
      schools: found.schools.map(({ schoolId, name, lonLat, seats, meanAsked, probability }) =>
        asMapSchool({ schoolId, name, lonLat, seats, placed: Math.round(meanAsked), fill: probability }, level),
      ),
    }),
    [found, level],
  );
  return (
    <div className="stack">
      <p>
        {t('trials.stress-what', {
          intakes: n(found.intakes, 0),
          mean: n(Math.round(found.children.mean), 0),
          low: n(found.children.low, 0),
          high: n(found.children.high, 0),
          now: n(found.childrenNow, 0),
        })}{' '}
        <b>
          {t('trials.stress-city', {
            percent: percent(words, found.city.probability),
            seats: n(found.city.seatsToAdd, 0),
          })}
        </b>
      </p>
      <section>
        <h4>{t('trials.stress-schools')}</h4>
        <SchoolTable rows={found.schools} />
      </section>
      <div className="stress">
        <section>
          <h4>{t('trials.stress-communes')}</h4>
          <CommuneTable rows={found.communes} />
        </section>
        <figure className="one-map">
          <figcaption className="soft small">{t('trials.map-stress')}</figcaption>
          <div className="map-frame">
            <MapFrame level={level} hidden={nothingHidden} data={data} />
          </div>
        </figure>
      </div>
      <p className="soft small">{t('trials.stress-limits')}</p>
      <p className="soft small">{t('trials.stress-model')}</p>
    </div>
  );
}

function SchoolTable({ rows }: { rows: readonly School[] }) {
  const words = useWords();
  const columns = useMemo<Column<School>[]>(() => {
    const { t, n } = words;
    return [
      { id: 'school', head: t('common.school'), value: (row) => row.name },
      probabilityColumn(words),
      { id: 'add', head: t('trials.seats-to-add'), figure: true, value: (row) => row.seatsToAdd },
      { id: 'seats', head: t('trials.seats'), figure: true, value: (row) => row.seats },
      {
        ...{ id: 'asked', head: t('trials.mean-asked'), figure: true },
        value: (row) => row.meanAsked,
        show: (row) => n(Math.round(row.meanAsked), 0),
      },
      {
        ...{ id: 'short', head: t('trials.mean-short'), figure: true },
        value: (row) => row.meanShort,
        show: (row) => n(row.meanShort, 1),
      },
    ];
  }, [words]);
  return (
    <DataTable
      caption={words.t('trials.stress-schools')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.schoolId}
      startOrder={{ column: 'probability', descending: true }}
      empty={<Empty title={words.t('trials.no-data')} />}
    />
  );
}

function CommuneTable({ rows }: { rows: readonly Commune[] }) {
  const words = useWords();
  const columns = useMemo<Column<Commune>[]>(() => {
    const { t, n } = words;
    return [
      {
        ...{ id: 'name', head: t('common.commune') },
        value: (row) => (row.name === null ? t('trials.part-few') : row.name || t('trials.part-blank')),
      },
      probabilityColumn(words),
      { id: 'add', head: t('trials.seats-to-add'), figure: true, value: (row) => row.seatsToAdd },
      {
        ...{ id: 'children', head: t('trials.mean-children'), figure: true },
        value: (row) => row.meanChildren,
        show: (row) => n(Math.round(row.meanChildren), 0),
      },
      {
        ...{ id: 'short', head: t('trials.mean-unplaced'), figure: true },
        value: (row) => row.meanShort,
        show: (row) => n(row.meanShort, 1),
      },
    ];
  }, [words]);
  return (
    <DataTable
      caption={words.t('trials.stress-communes')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.name ?? '\u0000'}
      startOrder={{ column: 'probability', descending: true }}
      empty={<Empty title={words.t('trials.no-data')} />}
    />
  );
}

/** Share of years short, with a bar from zero. */
function probabilityColumn<R extends { probability: number }>(words: Words): Column<R> {
  return {
    ...{ id: 'probability', head: words.t('trials.probability'), unit: '%', figure: true },
    value: (row) => row.probability,
    show: (row) => (
      <span className="trial-share">
        <span className="trial-track">
          <span style={{ inlineSize: `${row.probability * 100}%` }} />
        </span>
        {percent(words, row.probability)}
      </span>
    ),
  };
}

function percent({ n }: Words, share: number): string {
  return n(share * 100, 0);
}
