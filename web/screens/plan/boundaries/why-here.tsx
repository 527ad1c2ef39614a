import { explainBlock } from '#engines/catchment/boundaries/explain-block.ts';
import type { BoundaryProblem, BoundaryRules } from '#engines/catchment/boundaries/types.ts';
import type { BoundaryBlocks } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';

interface WhyHereProps {
  blocks: BoundaryBlocks;
  problem: BoundaryProblem;
  school: Int32Array;
  block: number;
  price: Float64Array | null;
  rules: BoundaryRules;
}

/** Why the block clicked belongs where it does, as it stands now. */
export function WhyHere({ blocks, problem, school, block, price, rules }: WhyHereProps) {
  const { t, n } = useWords();
  const plan = {
    school,
    joins: problem.linkBarrier.map((barrier) => (barrier === 1 && !rules.crossBarriers ? 0 : 1)),
    price: price ?? new Float64Array(problem.seats.length),
    changesUsedUp: changesUsedUp(problem, school, rules),
    ...{ neighbourhoodMetres: rules.neighbourhoodMetres, feederMetres: rules.feederMetres },
  };
  const told = explainBlock(problem, plan, block);
  if (!told) return null;
  const nameOf = (s: number) => blocks.schools[s].name;
  const words = {
    nearest: nameOf(told.nearest),
    metres: n(told.nearestMetres, 0),
    load: told.nearestLoad,
    seats: told.nearestSeats,
  };
  return (
    <section className="notice small" aria-live="polite">
      <h3>{t('boundaries.why', { name: nameOf(told.school) })}</h3>
      <p>
        {t('boundaries.why.far', { name: nameOf(told.school), metres: n(told.metres, 0) })}{' '}
        {t(`boundaries.reason.${told.reason}`, words)}
      </p>
    </section>
  );
}

/** Whether one more child changing school would be more than the planner allows. */
function changesUsedUp(
  { today, children }: BoundaryProblem,
  school: Int32Array,
  { mostChangedShare }: BoundaryRules,
): boolean {
  if (mostChangedShare === null) return false;
  let [all, changed] = [0, 0];
  today.forEach((old, block) => {
    if (old < 0) return;
    all += children[block];
    if (school[block] !== old) changed += children[block];
  });
  return changed + 1 > mostChangedShare * all;
}
