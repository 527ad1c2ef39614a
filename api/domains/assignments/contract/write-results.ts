import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type CutoffRow, cutoffs, placements } from '#engines/assignment/decode.ts';
import { countFamilies } from '#engines/assignment/family-outcome.ts';
import { countSetAside } from '#engines/assignment/greatest-number.ts';
import { type Outcome, summarise } from '#engines/assignment/outcome.ts';
import { placeable } from '#engines/assignment/placeable.ts';
import { receiptLine } from '#engines/assignment/receipt-line.ts';
import { receipts } from '#engines/assignment/receipts.ts';
import type { Holding, Problem } from '#engines/assignment/types.ts';
import { closeCutoffs, knowsUncertainty } from '#engines/assignment/uncertainty.ts';
import { countRounds } from '#engines/assignment/zone-first.ts';
import { CsvWriter } from '../../../platform/write-csv.ts';
import { AssignmentCounts } from './assignment-counts.ts';

/**
 * Writes placements.csv, cutoffs.csv and receipts.jsonl into `directory`, with close-cutoffs.csv where the uncertainty of the
 * distances is known, and answers what run.json says of them: hashes, counts, totals, and how many could be placed at all.
 * `synthetic` stamps every receipt.
 */
export function writeResults(directory: string, problem: Problem, holding: Holding, synthetic = false) {
  const outcome = summarise(problem, holding);
  const counts = new AssignmentCounts(problem);
  const placementsSha256 = writePlacements(directory, problem, holding, outcome, counts);
  writeCutoffs(directory, cutoffs(problem, outcome));
  const close = knowsUncertainty(problem) ? writeCloseCutoffs(directory, problem, outcome) : null;
  const receiptsSha256 = writeReceipts(directory, problem, holding, outcome, synthetic);
  return {
    outputs: { placements: placementsSha256, receipts: receiptsSha256 },
    ...counts.facts(),
    placeable: placeable(problem, holding),
    ...(close && { closeCutoffs: close }),
    ...factsOfRounds(problem, holding),
    ...(holding.movedLimit && { movedLimit: holding.movedLimit }),
    ...(holding.stable && { guarantee: countSetAside(problem, holding, outcome) }),
  };
}

/** What run.json says of the two rounds of zone-first, of how relative proximity came to rest, and of families. */
function factsOfRounds(problem: Problem, holding: Holding) {
  const { proximity } = problem;
  return {
    ...(problem.outside && { zoneFirst: countRounds(problem, holding) }),
    ...(problem.families && { families: countFamilies(problem, problem.families, holding) }),
    ...(proximity && { relativeProximity: { rounds: proximity.rounds, settled: proximity.settled } }),
  };
}

function writePlacements(
  directory: string,
  problem: Problem,
  holding: Holding,
  outcome: Outcome,
  counts: AssignmentCounts,
) {
  const columns = ['applicant_id', 'school_id', 'choice_rank', 'imputed', 'metres', 'seat_group', 'decided_by'];
  const writer = new CsvWriter(join(directory, 'placements.csv'), columns);
  for (const row of placements(problem, holding, outcome)) {
    counts.add(row);
    const imputed = row.schoolId === '' ? '' : Number(row.imputed);
    writer.row([row.applicantId, row.schoolId, row.choiceRank, imputed, row.metres, row.seatGroup, row.decidedBy]);
  }
  return writer.close().sha256;
}

function writeCutoffs(directory: string, rows: CutoffRow[]): void {
  const columns = ['school_id', 'seat_group', 'seats', 'placed', 'last_metres', 'last_group', 'last_lottery'];
  const writer = new CsvWriter(join(directory, 'cutoffs.csv'), columns);
  for (const row of rows)
    writer.row([row.schoolId, row.seatGroup, row.seats, row.placed, row.lastMetres, row.lastGroup, row.lastLottery]);
  writer.close();
}

/** Cut-offs too close to be told by measuring, each with the criterion that settled it; counts them by that criterion. */
function writeCloseCutoffs(directory: string, problem: Problem, outcome: Outcome): Record<string, number> {
  const columns = ['school_id', 'seat_group', 'last_metres', 'next_metres', 'uncertainty_metres', 'settled_by'];
  const writer = new CsvWriter(join(directory, 'close-cutoffs.csv'), columns);
  const counts: Record<string, number> = {};
  for (const row of closeCutoffs(problem, outcome)) {
    const { schoolId, seatGroup, lastMetres, nextMetres, uncertaintyMetres, settledBy } = row;
    writer.row([schoolId, seatGroup, lastMetres, nextMetres, uncertaintyMetres, settledBy]);
    counts[settledBy] = (counts[settledBy] ?? 0) + 1;
  }
  writer.close();
  return counts;
}

function writeReceipts(
  directory: string,
  problem: Problem,
  holding: Holding,
  outcome: Outcome,
  synthetic: boolean,
): string {
  const file = openSync(join(directory, 'receipts.jsonl'), 'w');
  const hash = createHash('sha256');
  // Lines are written into one buffer, kept for all of them: joining them first would copy every byte twice more.
  let buffer = Buffer.allocUnsafe(1 << 21);
  let filled = 0;
  const flush = () => {
    hash.update(buffer.subarray(0, filled));
    for (let at = 0; at < filled; ) at += writeSync(file, buffer, at, filled - at);
    filled = 0;
  };
  for (const receipt of receipts(problem, holding, outcome)) {
    const line = `${receiptLine(receipt, synthetic)}\n`;
    // A character takes three bytes of UTF-8 at most.
    if (filled + 3 * line.length > buffer.length) flush();
    if (3 * line.length > buffer.length) buffer = Buffer.allocUnsafe(3 * line.length);
    filled += buffer.write(line, filled);
  }
  flush();
  closeSync(file);
  return hash.digest('hex');
}
