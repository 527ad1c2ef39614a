import type { DemandStatement } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';

/** Names written out; the rest is counted. */
const mostNames = 8;

/** How many children, how they were placed, and how sure that is, in sentences. */
export function StatementView({ statement }: { statement: DemandStatement }) {
  const { t, n } = useWords();
  const { source, weights, knownBy, groups, age, housing } = statement;
  const spread = weights ? t(`demand.weights.${weights}`) : '';
  const counted = age === null ? t('demand.children') : t('demand.children.aged', { age });
  return (
    <>
      <p>
        <b>{t(`demand.source.${source}`)}</b>
      </p>
      <dl className="figure-row">
        <div>
          <dt>{counted}</dt>
          <dd className="figures">{n(statement.total, 0)}</dd>
        </div>
        <div>
          <dt>{t('demand.cells')}</dt>
          <dd>{t('demand.cells.value', { cells: n(statement.cells, 0) })}</dd>
        </div>
      </dl>
      {housing && <p>{t('demand.housing.in', { count: n(housing.children, 0), layer: housing.layer })}</p>}
      <dl className="fact-list">
        <div>
          <dt>{t('demand.how')}</dt>
          <dd>{t(`demand.known.${knownBy}`, { groups: n(groups, 0), weights: spread })}</dd>
        </div>
        <div>
          <dt>{t('demand.sure')}</dt>
          <dd>
            <Sureness statement={statement} />
          </dd>
        </div>
      </dl>
      <Remarks statement={statement} />
    </>
  );
}

function Remarks({ statement }: { statement: DemandStatement }) {
  const { t, n } = useWords();
  const { bandYears, moved, fellBack, unplaced, missing } = statement;
  const named = missing.slice(0, mostNames).join(', ');
  const rest = missing.length - mostNames;
  const names = rest > 0 ? t('demand.missing.more', { names: named, count: n(rest, 0) }) : named;
  return (
    <>
      {bandYears > 1 && <p className="small">{t('demand.band', { years: bandYears })}</p>}
      {moved > 0 && <p className="small">{t('demand.moved', { count: n(moved, 0) })}</p>}
      {fellBack > 0 && <p className="small">{t('demand.fell-back', { count: n(fellBack, 0) })}</p>}
      {unplaced > 0 && <p className="notice small">{t('demand.unplaced', { count: n(unplaced, 0) })}</p>}
      {missing.length > 0 && (
        <p className="notice small">{t('demand.missing', { count: n(missing.length, 0), names })}</p>
      )}
    </>
  );
}

function Sureness({ statement: { elsewhere, elsewhereBy } }: { statement: DemandStatement }) {
  const { t, n } = useWords();
  if (elsewhere === null || elsewhereBy === null) return t('demand.sure.home');
  return `${t('demand.sure.sums')} ${t(`demand.sure.${elsewhereBy}`, { share: n(100 * elsewhere, 0) })}`;
}
