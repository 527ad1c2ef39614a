import { explainBlock } from '#engines/catchment/boundaries/explain-block.ts';
import type { BoundaryProblem } from '#engines/catchment/boundaries/types.ts';
import type { BoundaryBlocks } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';

interface WhyHereProps {
  blocks: BoundaryBlocks;
  problem: BoundaryProblem;
  school: Int32Array;
  block: number;
  price: Float64Array | null;
}

/** Why the block clicked belongs where it does, as it stands now. */
export function WhyHere({ blocks, problem, school, block, price }: WhyHereProps) {
  const { t, n } = useWords();
  const plan = {
    school,
    joins: new Uint8Array(problem.linkTo.length).fill(1),
    price: price ?? new Float64Array(problem.seats.length),
    ...{ changesUsedUp: false, neighbourhoodMetres: 0, feederMetres: 0 },
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
