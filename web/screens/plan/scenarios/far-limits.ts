import type { NormInForce } from '../../../../api/client.ts';

/** What a planner may call far where no norm says. */
const usual = [500, 1000, 2000, 4000];

export interface FarLimit {
  metres: number;
  /** The norm in force that names this distance. */
  norm: 'service-metres' | 'boarding-metres' | null;
}

/** Distances a child may be said to live far beyond: the usual ones and those of the norms in force, the shortest first. */
export function farLimits(norms: readonly Pick<NormInForce, 'id' | 'value'>[]): FarLimit[] {
  const named = norms.flatMap(({ id, value }) =>
    id === 'service-metres' || id === 'boarding-metres' ? [{ metres: value, norm: id }] : [],
  );
  const others = usual
    .filter((metres) => named.every((norm) => norm.metres !== metres))
    .map((metres) => ({ metres, norm: null }));
  return [...named, ...others].sort((a, b) => a.metres - b.metres);
}
