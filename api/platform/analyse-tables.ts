import { sql } from 'drizzle-orm';
import type { Queryable } from './database.ts';

/**
 * Counts what a bulk load has put into `tables`, so that the next query is planned for it. The embedded database never does
 * so by itself, the server only minutes later; without it a list of six hundred schools took forty seconds.
 */
export async function analyseTables(tx: Queryable, tables: readonly string[]): Promise<void> {
  if (tables.length > 0) await tx.execute(sql.raw(`analyze ${tables.join(', ')}`));
}
