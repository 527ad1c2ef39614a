import { useMemo, useState } from 'react';
import type { Compared, ScenarioFigures } from '../../api/client.ts';
import { useWords } from '../state/organisation.tsx';
import { Choice } from './choice.tsx';
import { type Column, DataTable } from './data-table.tsx';

type Commune = ScenarioFigures['communes'][number];

const figures = {
  mean: ({ meanMetres }: Commune) => (meanMetres === null ? null : Math.round(meanMetres)),
  unplaced: ({ unplaced }: Commune) => unplaced,
  beyond: ({ beyond }: Commune) => beyond,
};
type Figure = keyof typeof figures;

/** What every commune gains and loses: one figure today and in each scenario, where it grows most first. */
export function ComparedCommunes({ compared }: { compared: Compared }) {
  const { t, n } = useWords();
  const [figure, setFigure] = useState<Figure>('mean');
  const columns = useColumns(compared, figure);
  const rows = compared.base.communes.map((base, i) => ({
    base,
    scenarios: compared.scenarios.map((scenario) => scenario.figures.communes[i]),
  }));
  const limit = n(compared.limitMetres, 0);
  return (
    <section className="compared-communes">
      <h3>{t('scenarios.by-commune')}</h3>
      <Choice
        label={t('scenarios.by-commune.figure')}
        labelHidden
        value={figure}
        onChange={setFigure}
        options={(Object.keys(figures) as Figure[]).map((value) => ({
          value,
          text: t(`scenarios.by-commune.${value}`, { limit }),
        }))}
      />
      <DataTable
        key={figure}
        caption={t('scenarios.by-commune')}
        columns={columns}
        rows={rows}
        rowKey={({ base }) => base.name ?? ''}
        startOrder={{ column: 'more-0', descending: true }}
        empty={null}
      />
    </section>
  );
}

interface Row {
  base: Commune;
  scenarios: Commune[];
}

function useColumns({ scenarios }: Compared, figure: Figure): Column<Row>[] {
  const words = useWords();
  return useMemo(() => {
    const { t, n, change } = words;
    const of = figures[figure];
    const few = (value: number | null) =>
      value === null ? (
        <span className="unknown">{t(figure === 'mean' ? 'common.unknown' : 'scenarios.few')}</span>
      ) : (
        n(value, 0)
      );
    const more = ({ base, scenarios: each }: Row, i: number) => {
      const [old, young] = [of(base), of(each[i])];
      return old === null || young === null ? null : young - old;
    };
    return [
      {
        id: 'name',
        head: t('scenarios.commune'),
        value: ({ base }) => base.name ?? t('scenarios.commune-unknown'),
      },
      {
        id: 'base',
        head: t('scenarios.kpi.base'),
        figure: true,
        value: ({ base }) => of(base),
        show: ({ base }) => few(of(base)),
      },
      ...scenarios.flatMap(({ name }, i): Column<Row>[] => [
        {
          ...{ id: `figure-${i}`, head: name, figure: true },
          value: (row) => of(row.scenarios[i]),
          show: (row) => few(of(row.scenarios[i])),
        },
        {
          ...{ id: `more-${i}`, head: t('scenarios.kpi.difference'), figure: true },
          value: (row) => more(row, i),
          show: (row) => {
            const difference = more(row, i);
            return difference === null ? '' : change(difference);
          },
        },
      ]),
    ];
  }, [scenarios, figure, words]);
}
