import { useMemo } from 'react';
import type { LoadedWay } from '#engines/scenario/loaded-ways.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Progress } from '../../../ui/progress.tsx';
import type { SchoolRunState } from './use-what-if.ts';

interface SchoolRunProps {
  run: SchoolRunState;
  wanted: boolean;
  onWanted: (wanted: boolean) => void;
  /** A stretch to be looked at on the map. */
  onWay: (way: LoadedWay) => void;
}

/** Stretches the list names, crossings of a few metres left out; the map draws them all. */
const listed = 30;
const leastMetres = 10;

/** Children walking to school over each stretch of road: drawn on the map when wanted, the fullest in a list. */
export function SchoolRunSection({ run, wanted, onWanted, onWay }: SchoolRunProps) {
  const { t } = useWords();
  return (
    <section className="panel-stack school-names">
      <h3>{t('scenarios.run')}</h3>
      <p className="soft small">{t('scenarios.run.what')}</p>
      <Button aria-pressed={wanted} onClick={() => onWanted(!wanted)}>
        {t(wanted ? 'scenarios.run.hide' : 'scenarios.run.show')}
      </Button>
      {wanted && run.share !== null && <Progress share={run.share} step={t('scenarios.run.step')} />}
      {wanted && run.ways && (
        <>
          <RunLegend />
          <RunTable ways={run.ways} onWay={onWay} />
        </>
      )}
    </section>
  );
}

/** What the colours and widths of the map mean. */
function RunLegend() {
  const { t, n } = useWords();
  return (
    <ul className="run-legend small" aria-label={t('scenarios.run.legend')}>
      {(['more', 'fewer', 'same', 'lost'] as const).map((kind) => (
        <li key={kind}>
          <span className={`run-line ${kind}`} aria-hidden />
          {t(`scenarios.run.${kind}`)}
        </li>
      ))}
      {[50, 200, 600].map((children) => (
        <li key={children}>
          <span className="run-line same" style={{ blockSize: widthOf(children) }} aria-hidden />
          {t('scenarios.run.children', { children: n(children, 0) })}
        </li>
      ))}
    </ul>
  );
}

/** As wide as the map draws it. */
function widthOf(children: number): number {
  return { 50: 3, 200: 6, 600: 11 }[children] ?? 1;
}

function RunTable({ ways, onWay }: { ways: LoadedWay[]; onWay: (way: LoadedWay) => void }) {
  const words = useWords();
  const { t, n } = words;
  const rows = useMemo(() => {
    const streets = ways.filter(({ metres }) => metres >= leastMetres);
    return streets.slice(0, listed).map((way, rank) => ({ ...way, rank }));
  }, [ways]);
  type Row = (typeof rows)[number];
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        ...{ id: 'name', head: words.t('scenarios.run.way') },
        value: ({ name, metres }) => `${name || words.t('scenarios.run.no-name')}, ${words.metres(metres)}`,
      },
      { id: 'before', head: words.t('scenarios.kpi.base'), figure: true, value: ({ before }) => before },
      { id: 'after', head: words.t('scenarios.kpi.scenario'), figure: true, value: ({ after }) => after },
      {
        ...{ id: 'change', head: words.t('scenarios.kpi.difference'), figure: true },
        value: ({ before, after }) => after - before,
        show: ({ before, after }) => words.change(after - before),
      },
    ],
    [words],
  );
  return (
    <>
      <DataTable
        caption={t('scenarios.run')}
        columns={columns}
        rows={rows}
        rowKey={({ rank }) => String(rank)}
        startOrder={{ column: 'after', descending: true }}
        onRow={onWay}
        empty={<p className="soft">{t('scenarios.run.empty')}</p>}
      />
      {ways.length > listed && (
        <p className="soft small">{t('scenarios.run.more-ways', { shown: n(listed, 0), all: n(ways.length, 0) })}</p>
      )}
    </>
  );
}
