import { equityOf } from '#engines/scenario/equity.ts';
import type { Compared, ScenarioFigures } from '../../api/client.ts';
import { useWords } from '../state/organisation.tsx';

const kpis = [
  ['placed', (f: ScenarioFigures) => f.placed],
  ['unplaced', (f: ScenarioFigures) => f.unplaced],
  ['mean', (f: ScenarioFigures) => f.meanMetres],
  ['ninth', (f: ScenarioFigures) => f.ninthMetres],
  ['beyond', (f: ScenarioFigures) => f.beyond],
  ['full', (f: ScenarioFigures) => f.fullPlaces],
  ['overflow', (f: ScenarioFigures) => f.overflow],
  ['fullest', (f: ScenarioFigures) => f.fullestWay],
  ['busy', (f: ScenarioFigures) => f.busyMetres],
  ['seats', (f: ScenarioFigures) => f.seats],
  ['equity', (f: ScenarioFigures) => equityOf(f.communes)?.gapMetres],
] as const;

/** Today and scenarios as columns: totals, who moves, cost, and each scenario's changes in sentences. */
export function ComparedTable({ compared }: { compared: Compared }) {
  const { t, n, code } = useWords();
  const { base, scenarios, limitMetres } = compared;
  const unknown = <span className="unknown">{t('common.unknown')}</span>;
  const few = (count: number | null | undefined) =>
    count === undefined ? unknown : count === null ? t('scenarios.few') : n(count, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="table-scroller" tabIndex={0} aria-label={t('scenarios.comparison')}>
      <table className="table compared-table">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">{t('scenarios.kpi.base')}</th>
            {scenarios.map(({ id, name }) => (
              <th scope="col" key={id}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kpis.map(([id, of]) => (
            <tr key={id}>
              <th scope="row">{t(`scenarios.kpi.${id}`, { limit: n(limitMetres, 0) })}</th>
              <td className="figures">{few(of(base))}</td>
              {scenarios.map((scenario) => (
                <td className="figures" key={scenario.id}>
                  <b>{few(of(scenario.figures))}</b> <Difference old={of(base)} young={of(scenario.figures)} />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('scenarios.kpi.moved')}</th>
            <td />
            {scenarios.map(({ id, moved }) => (
              <td className="figures" key={id}>
                {few(moved.children)}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('scenarios.kpi.cost')}</th>
            <td />
            {scenarios.map(({ id, cost }) => (
              <td className="figures" key={id}>
                {cost === null ? unknown : n(cost, 0)}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('scenarios.history')}</th>
            <td />
            {scenarios.map(({ id, history, common }) => (
              <td key={id}>
                <ol className="small">
                  {history.map((saying, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place in the list
                    <li key={at} className={at < common ? 'soft' : undefined}>
                      {code(`scenarios.${saying.code}`, saying.params)}
                    </li>
                  ))}
                </ol>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

/** How much more or less than today; nothing where either is not known. */
function Difference({ old, young }: { old: number | null | undefined; young: number | null | undefined }) {
  const { change } = useWords();
  if (old === null || old === undefined || young === null || young === undefined) return null;
  return <span className="soft difference">{change(Math.round(young) - Math.round(old))}</span>;
}
