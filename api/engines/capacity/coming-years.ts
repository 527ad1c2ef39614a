/** How sure a shortage is, by where the seats lie in the range that nine in ten outcomes should fall in. */
export const outlooks = ['short', 'likely-short', 'may-be-short', 'enough'] as const;
export type Outlook = (typeof outlooks)[number];

/** A place in one coming year; null is unknown. */
export interface ComingYear {
  year: number;
  pupils: number | null;
  /** Seats less pupils as expected, and in the fullest and emptiest of nine in ten outcomes. */
  balance: number | null;
  balanceLow: number | null;
  balanceHigh: number | null;
  outlook: Outlook | null;
}

/** Pupils expected by year and the range of nine in ten outcomes; each as long as the years. */
export interface ExpectedPupils {
  pupils: readonly (number | null)[];
  low90: readonly (number | null)[];
  high90: readonly (number | null)[];
}

/**
 * Today's seats held against the pupils expected in each of `years`. `seats` null: unknown, and so is every balance. `short`: even the
 * fewest pupils of the range find too few seats; `likely-short`: those expected do; `may-be-short`: only the most of the range do.
 */
export function comingYears(seats: number | null, years: readonly number[], expected: ExpectedPupils): ComingYear[] {
  return years.map((year, i) => {
    const [pupils, low, high] = [expected.pupils[i], expected.low90[i], expected.high90[i]];
    const less = (count: number | null) => (seats === null || count === null ? null : seats - count);
    const [balance, balanceLow, balanceHigh] = [less(pupils), less(high), less(low)];
    return { year, pupils, balance, balanceLow, balanceHigh, outlook: outlookOf(balance, balanceLow, balanceHigh) };
  });
}

function outlookOf(balance: number | null, least: number | null, most: number | null): Outlook | null {
  if (balance === null) return null;
  if (most !== null && most < 0) return 'short';
  if (balance < 0) return 'likely-short';
  return least !== null && least < 0 ? 'may-be-short' : 'enough';
}
