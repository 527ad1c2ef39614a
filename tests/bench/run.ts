/** `npm run bench -- <name> …`: runs the named benches (without a name: lists them) and prints a table of each. */
import { readdirSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import type { Bench, BenchResult, BenchRow } from './bench.ts';

const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const asked = process.argv.slice(2);

if (asked.length === 0 || asked.some((name) => !names.includes(name))) {
  process.stderr.write(`npm run bench -- <name>\nNames: ${names.join(', ')}\n`);
  process.exit(2);
}

let missed = 0;
for (const name of asked) {
  const { bench } = (await import(`./${name}.bench.ts`)) as { bench: Bench };
  process.stdout.write(`\n${name}: ${bench.summary}\n\n`);
  const result = await bench.run();
  process.stdout.write(table(result.rows));
  for (const line of [...result.notes, machine()]) process.stdout.write(`  ${line}\n`);
  missed += result.rows.filter((row) => row.holds === false).length;
}
process.exit(missed > 0 ? 1 : 0);

function table(rows: BenchResult['rows']): string {
  const cells = [['measure', 'ours', 'reference', 'ratio', 'target', ''], ...rows.map(rowCells)];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const rightAligned = new Set([1, 2, 3]);
  const pad = (cell: string, column: number) =>
    rightAligned.has(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]);
  return `${cells.map((row) => `  ${row.map(pad).join('  ')}`.trimEnd()).join('\n')}\n\n`;
}

function rowCells({ measure, ours, reference, ratio, target, holds }: BenchRow): string[] {
  const verdict = holds === undefined ? '' : holds ? 'holds' : 'MISSED';
  return [
    measure,
    figure(ours),
    figure(reference),
    ratio === undefined ? '' : `${figure(ratio)} ×`,
    target ?? '',
    verdict,
  ];
}

function figure(value: number | string | undefined): string {
  if (typeof value !== 'number') return value ?? '';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const busy = `load ${loadavg()[0].toFixed(1)} (seconds are fair only where it stays under the cores)`;
  return `machine: ${first?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${memory} GB, Node ${process.version}, ${busy}`;
}
