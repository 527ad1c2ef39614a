import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'vitest';

/** Path of a file of the real data kept beside the checkout, or null where it is absent. */
export function findSharedData(path: string): string | null {
  const file = fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));
  return existsSync(file) ? file : null;
}

/** The same for a test that cannot do without: skips it, saying what is missing. */
export function needSharedData(test: TestContext, path: string): string {
  return findSharedData(path) ?? test.skip(`needs the real data file ../shared/data/${path}`);
}
