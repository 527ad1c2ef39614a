import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countOverflow } from '#engines/assignment/stress/count-overflow.ts';
import { type IntakeOutcome, prepareStress, simulateIntake } from '#engines/assignment/stress/simulate-intakes.ts';
import { Refusal } from '../../platform/refusal.ts';
import { readRecords } from './contract/read-records.ts';
import { readRows } from './held-results.ts';
import { writeInputs } from './run-files.ts';
import type { StressResult } from './study-types.ts';

export interface StressSettings {
  seed: string;
  intakes: number;
  growthPercent: number;
  spreadPercent: number;
}

/**
 * Simulates intakes over frozen inputs under `rules` and sums up where seats would run short. Throws Refusal for data or rules it
 * cannot go by. Names of communes are the caller's to fill in: here they are codes.
 * @param onIntake told how many are done; may throw to stop
 */
export function stressFiles(
  inputs: ReadonlyMap<string, Uint8Array>,
  rules: Record<string, unknown>,
  directory: string,
  { seed, intakes, growthPercent, spreadPercent }: StressSettings,
  onIntake: (done: number) => void,
): StressResult {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    const paths = writeInputs(inputs, directory);
    writeFileSync(join(directory, 'inputs', 'rules.json'), JSON.stringify(rules));
    const read = readRecords(paths, true);
    const communeOf = new Map(rowsOf(inputs, 'cells.csv').map((row) => [row.applicant_id, row.commune_code]));
    const communes = read.records.applicants.ids.map((id) => communeOf.get(id) ?? '');
    const { base, communeCodes, issues } = prepareStress(read.records, read.rules, communes);
    if (!base) throw new Refusal(issues.map(read.locate));
    const model = { growth: 1 + growthPercent / 100, spread: spreadPercent / 100 };
    const outcomes: IntakeOutcome[] = [];
    for (let i = 0; i < intakes; i++) {
      outcomes.push(simulateIntake(base, model, seed, i));
      onIntake(i + 1);
    }
    const { schools } = base.problem.records;
    const named = new Map(rowsOf(inputs, 'schools.csv').map((row) => [row.school_id, row]));
    return {
      kind: 'stress',
      ...{ intakes, growthPercent, spreadPercent },
      mechanism: read.rules.mechanism,
      childrenNow: read.records.applicants.ids.length,
      children: spreadOf(outcomes.map(({ children }) => children)),
      city: countOverflow(outcomes.map(({ unplaced }) => unplaced.reduce((sum, own) => sum + own, 0))),
      schools: schools.ids.flatMap((schoolId, s) => {
        const row = named.get(schoolId)!;
        if (schools.seats[s] < 0 || row.lon === '') return [];
        return {
          ...countOverflow(outcomes.map(({ turnedAway }) => turnedAway[s])),
          ...{ schoolId, name: row.name, lonLat: [Number(row.lon), Number(row.lat)] as [number, number] },
          seats: schools.seats[s],
          meanAsked: meanOf(outcomes.map(({ asked }) => asked[s])),
        };
      }),
      communes: communeCodes.map((code, c) => ({
        ...countOverflow(outcomes.map(({ unplaced }) => unplaced[c])),
        name: code === '' ? null : code,
        meanChildren: meanOf(outcomes.map(({ drawn }) => drawn[c])),
      })),
      twinsApart: base.problem.families !== undefined,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function spreadOf(counts: number[]): StressResult['children'] {
  const sorted = Int32Array.from(counts).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { mean: meanOf(counts), low: at(0.05), high: at(0.95) };
}

function meanOf(counts: number[]): number {
  return Math.round((10 * counts.reduce((sum, own) => sum + own, 0)) / counts.length) / 10;
}

function rowsOf(files: ReadonlyMap<string, Uint8Array>, name: string): Record<string, string>[] {
  return readRows(Buffer.from(files.get(name) ?? new Uint8Array()).toString('utf8'));
}
