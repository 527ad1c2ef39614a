import { sql } from 'drizzle-orm';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';

/** What every draw keeps to, of places in schools or in classes: sealed first, then a public number once, else taken back. */
export interface DrawStanding {
  status: 'sealing' | 'sealed' | 'drawn' | 'withdrawn';
  seed: string | null;
}

/** Which public number will be the seed, and when; `invalid` where nothing is said. */
export function readSeedSource(given: string): string {
  if (given.trim() === '') throw new Failure('invalid', 'failures.draw-no-source');
  return given.trim();
}

/** The seed as it is kept, one form of its letters; `invalid` where there is none. */
export function readSeed(given: string): string {
  const seed = given.trim().normalize('NFC');
  if (seed === '') throw new Failure('invalid', 'failures.draw-no-seed');
  return seed;
}

/** Why a draw is taken back; `invalid` without a word. */
export function readWithdrawal(given: string): string {
  if (given.trim() === '') throw new Failure('invalid', 'failures.draw-no-reason');
  return given.trim();
}

/** `conflict` unless the draw waits for its seed: what was drawn stands, and what was taken back stays so. */
export function requireSealed({ status, seed }: DrawStanding): void {
  if (status !== 'sealed') throw new Failure('conflict', `failures.draw-${status}`, { seed: seed ?? '' });
}

/** A seed whose outcome someone may have seen is no draw: `conflict` where schools or classes had it, practice included. */
export async function refuseUsedSeed(on: Queryable, organisationId: string, seed: string): Promise<void> {
  const used = await rows(
    on,
    sql`select 1 from used_seeds where organisation_id = ${organisationId} and seed = ${seed} limit 1`,
  );
  if (used.length > 0) throw new Failure('conflict', 'failures.draw-seed-used', { seed });
}
