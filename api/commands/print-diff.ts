import { say, sayNumber } from '#text/text.ts';
import type { RecordDiff } from '../domains/areas/diff-records.ts';
import type { ImportReading } from '../domains/areas/import-kind.ts';
import { commandLanguage } from './print-issues.ts';

const mostSamples = 5;

/** What was understood of a file, one figure a line, to stdout. Lists (a box of coordinates) are for machines. */
export function printSummary(summary: ImportReading['summary']): void {
  const language = commandLanguage();
  for (const [code, value] of Object.entries(summary)) {
    if (Array.isArray(value)) continue;
    const label = say(language, `commands.summary.${code}`);
    process.stdout.write(`  ${label}: ${typeof value === 'number' ? sayNumber(language, value) : value}\n`);
  }
}

/** Added, changed, removed, unchanged, with the first few changes field by field, to stdout. */
export function printDiff(diff: RecordDiff): void {
  const language = commandLanguage();
  const { added, changed, removed, unchanged } = diff;
  const counts = { added: added.length, changed: changed.length, removed: removed.length, unchanged };
  process.stdout.write(`${say(language, 'commands.import-counts', counts)}\n`);
  printKeys('+', added);
  for (const { key, fields } of changed.slice(0, mostSamples)) {
    const words = fields.map(({ field, before, after }) => `${field} ${before} → ${after}`).join('; ');
    process.stdout.write(`  ~ ${key}: ${words}\n`);
  }
  printRest(changed.length);
  printKeys('-', removed);
}

function printKeys(sign: string, keys: readonly string[]): void {
  for (const key of keys.slice(0, mostSamples)) process.stdout.write(`  ${sign} ${key}\n`);
  printRest(keys.length);
}

function printRest(count: number): void {
  if (count > mostSamples)
    process.stdout.write(`  ${say(commandLanguage(), 'commands.import-more', { count: count - mostSamples })}\n`);
}
