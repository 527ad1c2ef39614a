import { useMemo } from 'react';
import { equityOf } from '#engines/scenario/equity.ts';
import { type Figures, stepMetres } from '#engines/scenario/figures.ts';
import { useWords } from '../../../state/organisation.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import type { WhatIfFound } from '../../../workers/what-if-messages.ts';
import { DistanceBars } from './distance-bars.tsx';
import type { FarLimit } from './far-limits.ts';

interface FiguresProps {
  found: WhatIfFound;
  limit: number;
  limits: readonly FarLimit[];
  onLimit: (limit: number) => void;
}

/** A scenario in figures, each beside today's: totals, distances, who moves, short schools, communes. */
export function FiguresOfScenario({ found, limit, limits, onLimit }: FiguresProps) {
  const { t, n } = useWords();
  const { before, after, moved } = found;
  return (
    <>
      <section className="panel-stack">
        <div className="scenario-head">
          <h3>{t('scenarios.kpis')}</h3>
          <label className="scenario-limit small">
            {t('scenarios.limit')}
            <select className="input" value={limit} onChange={(event) => onLimit(Number(event.target.value))}>
              {limits.map(({ metres, norm }) => (
                <option key={`${metres} ${norm}`} value={metres}>
                  {norm ? t(`scenarios.limit.${norm}`, { metres: n(metres, 0) }) : n(metres, 0)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <KpiTable rows={[before, after]} limit={limit} />
        <p className="small">
          {t('scenarios.kpi.moved')}: <b className="figures">{n(moved.children, 0)}</b>, {t('scenarios.kpi.nearer')}{' '}
          <b className="figures">{n(moved.nearer, 0)}</b>, {t('scenarios.kpi.farther')}{' '}
          <b className="figures">{n(moved.farther, 0)}</b>.
        </p>
        {after.seatsUnknown > 0 && (
          <p className="notice small">{t('scenarios.seats-unknown', { count: n(after.seatsUnknown, 0) })}</p>
        )}
      </section>
      <section className="panel-stack">
        <h3>{t('scenarios.distribution')}</h3>
        <DistanceBars before={before.distribution} after={after.distribution} stepMetres={stepMetres} />
      </section>
      <MovesTable found={found} />
      <ShortSchools found={found} />
      <CommuneTable found={found} />
    </>
  );
}

const kpis = [
  ['placed', (f: Figures) => f.placed],
  ['unplaced', (f: Figures) => f.unplaced],
  ['mean', (f: Figures) => f.meanMetres],
  ['ninth', (f: Figures) => f.ninthMetres],
  ['beyond', (f: Figures) => f.beyond],
  ['full', (f: Figures) => f.fullPlaces],
  ['overflow', (f: Figures) => f.overflow],
  ['seats', (f: Figures) => f.seats],
  ['equity', (f: Figures) => equityOf(f.communes)?.gapMetres ?? null],
] as const;

function KpiTable({ rows: [before, after], limit }: { rows: [Figures, Figures]; limit: number }) {
  const { t, n, change } = useWords();
  const shown = (value: number | null) => (value === null ? t('common.unknown') : n(value, 0));
  return (
    <table className="table kpi-table">
      <thead>
        <tr>
          <th scope="col" />
          <th scope="col">{t('scenarios.kpi.base')}</th>
          <th scope="col">{t('scenarios.kpi.scenario')}</th>
          <th scope="col">{t('scenarios.kpi.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {kpis.map(([id, of]) => {
          const [old, young] = [of(before), of(after)];
          const more = old === null || young === null ? null : Math.round(young) - Math.round(old);
          return (
            <tr key={id}>
              <th scope="row">{t(`scenarios.kpi.${id}`, { limit: n(limit, 0) })}</th>
              <td className="figures">{shown(old)}</td>
              <td className="figures">
                <b>{shown(young)}</b>
              </td>
              <td className="figures">{more === null ? '' : change(more)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function MovesTable({ found }: { found: WhatIfFound }) {
  const words = useWords();
  const names = useMemo(() => new Map(found.schools.map(({ id, name }) => [id, name])), [found.schools]);
  type Row = WhatIfFound['moved']['rows'][number];
  const columns = useMemo<Column<Row>[]>(() => {
    const { t } = words;
    const name = (id: string | null) => (id === null ? t('scenarios.no-school') : (names.get(id) ?? id));
    const mean = (id: string | null, sum: number, children: number) =>
      id === null ? null : Math.round(sum / children);
    // Who has no seat walks no way: that is known.
    const way = (metres: number | null) => (metres === null ? '–' : words.n(metres, 0));
    return [
      { id: 'from', head: t('scenarios.from'), value: ({ fromId }) => name(fromId) },
      { id: 'to', head: t('scenarios.to'), value: ({ toId }) => name(toId) },
      { id: 'children', head: t('scenarios.count'), figure: true, value: ({ children }) => children },
      {
        ...{ id: 'before', head: t('scenarios.before'), figure: true },
        value: ({ fromId, metresBefore, children }) => mean(fromId, metresBefore, children),
        show: ({ fromId, metresBefore, children }) => way(mean(fromId, metresBefore, children)),
      },
      {
        ...{ id: 'after', head: t('scenarios.after'), figure: true },
        value: ({ toId, metresAfter, children }) => mean(toId, metresAfter, children),
        show: ({ toId, metresAfter, children }) => way(mean(toId, metresAfter, children)),
      },
    ];
  }, [words, names]);
  const { t } = words;
  return (
    <section className="panel-stack school-names">
      <h3>{t('scenarios.who-moves')}</h3>
      <DataTable
        caption={t('scenarios.who-moves')}
        columns={columns}
        rows={found.moved.rows}
        rowKey={({ fromId, toId }) => `${fromId} ${toId}`}
        startOrder={{ column: 'children', descending: true }}
        empty={<p className="soft">{t('scenarios.nobody-moves')}</p>}
      />
    </section>
  );
}

function ShortSchools({ found }: { found: WhatIfFound }) {
  const words = useWords();
  const { t } = words;
  const rows = useMemo(
    () => found.after.schools.filter(({ open, seats, overflow }) => open && seats !== null && overflow.length > 0),
    [found.after],
  );
  type Row = (typeof rows)[number];
  const columns = useMemo<Column<Row>[]>(() => {
    const names = new Map(found.schools.map(({ id, name }) => [id, name]));
    const away = ({ overflow }: Row) =>
      overflow
        .slice(0, 3)
        .map(({ toId, children }) => {
          const to = toId === null ? words.t('scenarios.no-school') : (names.get(toId) ?? toId);
          return `${to} (${words.n(children, 0)})`;
        })
        .join(', ');
    return [
      { id: 'name', head: words.t('scenarios.school'), value: ({ name }) => name },
      { id: 'seats', head: words.t('scenarios.seats'), figure: true, value: ({ seats }) => seats },
      { id: 'nearest', head: words.t('scenarios.nearest'), figure: true, value: ({ nearest }) => nearest },
      { id: 'away', head: words.t('scenarios.overflow-to'), value: away },
    ];
  }, [words, found.schools]);
  return (
    <section className="panel-stack school-names">
      <h3>{t('scenarios.schools')}</h3>
      <DataTable
        caption={t('scenarios.schools')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        startOrder={{ column: 'nearest', descending: true }}
        empty={<p className="soft">{t('scenarios.none-short')}</p>}
      />
    </section>
  );
}

function CommuneTable({ found }: { found: WhatIfFound }) {
  const words = useWords();
  const { t } = words;
  const rows = useMemo(
    () =>
      found.after.communes
        .map((after, i) => ({ ...after, meanBefore: found.before.communes[i].meanMetres }))
        .filter(({ children }) => children > 0),
    [found],
  );
  type Row = (typeof rows)[number];
  const columns = useMemo<Column<Row>[]>(() => {
    const whole = (metres: number | null) => (metres === null ? null : Math.round(metres));
    return [
      {
        id: 'name',
        head: words.t('scenarios.commune'),
        value: ({ name }) => name ?? words.t('scenarios.commune-unknown'),
      },
      { id: 'children', head: words.t('scenarios.count'), figure: true, value: ({ children }) => children },
      { id: 'unplaced', head: words.t('scenarios.no-school'), figure: true, value: ({ unplaced }) => unplaced },
      {
        id: 'before',
        head: words.t('scenarios.mean-before'),
        figure: true,
        value: ({ meanBefore }) => whole(meanBefore),
      },
      {
        id: 'after',
        head: words.t('scenarios.mean-after'),
        figure: true,
        value: ({ meanMetres }) => whole(meanMetres),
      },
    ];
  }, [words]);
  return (
    <section className="panel-stack">
      <h3>{t('scenarios.communes')}</h3>
      <DataTable
        caption={t('scenarios.communes')}
        columns={columns}
        rows={rows}
        rowKey={({ code }) => code ?? ''}
        startOrder={{ column: 'after', descending: true }}
        empty={null}
      />
    </section>
  );
}
