import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, sayNumber } from '#text/text.ts';
import type { Comparison, StressResult } from '../../domains/assignments/study-types.ts';
import { csvTable } from '../../platform/write-csv.ts';
import { commandLanguage } from '../print-issues.ts';

/** comparison.json without lines on a map, and children.csv. */
export function writeComparison(
  directory: string,
  { flows: _, ...shown }: Comparison,
  children: Uint8Array | string,
): void {
  writeFileSync(join(directory, 'comparison.json'), `${JSON.stringify(shown, null, 2)}\n`);
  writeFileSync(join(directory, 'children.csv'), children);
}

/** stress.json, and the same by school and commune. */
export function writeStress(directory: string, found: StressResult): void {
  writeFileSync(join(directory, 'stress.json'), `${JSON.stringify(found, null, 2)}\n`);
  writeFileSync(join(directory, 'schools.csv'), schoolsTable(found));
  writeFileSync(join(directory, 'communes.csv'), communesTable(found));
}

/** One line a side, to stdout: how many have a place, how far they go, who gains and who loses against the first. */
export function tellComparison({ sets, total, yardstick }: Comparison): void {
  const language = commandLanguage();
  const few = (count: number | null) =>
    count === null ? say(language, 'commands.trial.few') : sayNumber(language, count);
  const metres = (value: number | null) => (value === null ? '–' : `${sayNumber(language, value, 0)} m`);
  sets.forEach(({ name }, i) => {
    const { children, placed, unplaced, meanMetres, maxMetres, better, worse } = total[i];
    tell('side', { place: i + 1, name, children, placed: few(placed), unplaced: few(unplaced) });
    tell('side-metres', { mean: metres(meanMetres), most: metres(maxMetres) });
    if (i > 0) tell(`against-${yardstick}`, { better: few(better), worse: few(worse) });
  });
}

/** What the city must reckon with, and the schools most often short, to stdout. */
export function tellStress({ intakes, children, city, schools }: StressResult): void {
  const language = commandLanguage();
  tell('stress', { intakes, mean: Math.round(children.mean), low: children.low, high: children.high });
  tell('stress-city', { percent: percent(city.probability), seats: city.seatsToAdd });
  const short = schools
    .filter(({ probability }) => probability > 0)
    .sort((one, other) => other.seatsToAdd - one.seatsToAdd);
  tell(short.length === 0 ? 'stress-none' : 'stress-schools', { count: short.length });
  for (const { name, seats, probability, seatsToAdd } of short.slice(0, mostTold))
    tell('stress-school', { name, seats, percent: percent(probability), add: seatsToAdd });
  if (short.length > mostTold)
    process.stdout.write(`${say(language, 'commands.import-more', { count: short.length - mostTold })}\n`);
}

const mostTold = 10;

function tell(key: string, params: Record<string, unknown>): void {
  process.stdout.write(`${say(commandLanguage(), `commands.trial.${key}`, params)}\n`);
}

function percent(share: number): string {
  return sayNumber(commandLanguage(), share * 100, 0);
}

function schoolsTable({ schools }: StressResult): string {
  const head = ['school_id', 'name', 'seats', 'probability', 'seats_to_add', 'mean_asked', 'mean_turned_away'];
  const lines = schools.map((row) => [
    ...[row.schoolId, row.name, row.seats],
    ...[row.probability, row.seatsToAdd, row.meanAsked, row.meanShort],
  ]);
  return csvTable(head, lines);
}

function communesTable({ communes }: StressResult): string {
  const head = ['commune', 'mean_children', 'probability', 'seats_to_add', 'mean_unplaced'];
  return csvTable(
    head,
    communes.map((row) => [row.name, row.meanChildren, row.probability, row.seatsToAdd, row.meanShort]),
  );
}
