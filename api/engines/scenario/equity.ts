/** A commune of some figures; null counts are of too few to say. */
import { leastShown } from '../hide-small.ts';

interface CommuneMean {
  name: string | null;
  children: number | null;
  meanMetres: number | null;
}

/** How evenly the ways are shared between communes: where children go farthest and nearest on the mean, and how far apart these are. */
export interface Equity {
  farthest: { name: string; meanMetres: number };
  nearest: { name: string; meanMetres: number };
  /** Metres between the two means. */
  gapMetres: number;
}

/** Null where fewer than two communes can be told apart. Communes without a name (homes in none) are left out. */
export function equityOf(communes: readonly CommuneMean[]): Equity | null {
  const told = communes.flatMap(({ name, children, meanMetres }) =>
    name === null || children === null || children < leastShown || meanMetres === null ? [] : [{ name, meanMetres }],
  );
  if (told.length < 2) return null;
  const [farthest, nearest] = [
    told.reduce((far, each) => (each.meanMetres > far.meanMetres ? each : far)),
    told.reduce((near, each) => (each.meanMetres < near.meanMetres ? each : near)),
  ];
  return { farthest, nearest, gapMetres: farthest.meanMetres - nearest.meanMetres };
}
