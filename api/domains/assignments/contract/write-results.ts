import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type CutoffRow, cutoffs, placements } from '#engines/assignment/decode.ts';
import { type Outcome, summarise } from '#engines/assignment/outcome.ts';
import { placeable } from '#engines/assignment/placeable.ts';
import { receiptLine } from '#engines/assignment/receipt-line.ts';
import { receipts } from '#engines/assignment/receipts.ts';
import type { Holding, Problem } from '#engines/assignment/types.ts';
import { CsvWriter } from '../../../platform/write-csv.ts';
import { AssignmentCounts } from './assignment-counts.ts';

/**
 * Writes placements.csv, cutoffs.csv and receipts.jsonl into `directory` and answers what run.json says of them: hashes,
 * counts, totals, and how many could be placed at all. `synthetic` stamps every receipt.
 */
export function writeResults(directory: string, problem: Problem, holding: Holding, synthetic = false) {
  const outcome = summarise(problem, holding);
  const counts = new AssignmentCounts(problem);
  const placementsSha256 = writePlacements(directory, problem, holding, outcome, counts);
  writeCutoffs(directory, cutoffs(problem, outcome));
  const receiptsSha256 = writeReceipts(directory, problem, holding, outcome, synthetic);
  return {
    outputs: { placements: placementsSha256, receipts: receiptsSha256 },
    ...counts.facts(),
    placeable: placeable(problem, holding),
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

function writeReceipts(
  directory: string,
  problem: Problem,
  holding: Holding,
  outcome: Outcome,
  synthetic: boolean,
): string {
  const file = openSync(join(directory, 'receipts.jsonl'), 'w');
  const hash = createHash('sha256');
  let pending = '';
  const flush = () => {
    const bytes = Buffer.from(pending);
    hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    pending = '';
  };
  for (const receipt of receipts(problem, holding, outcome)) {
    pending += `${receiptLine(receipt, synthetic)}\n`;
    if (pending.length > 1 << 20) flush();
  }
  flush();
  closeSync(file);
  return hash.digest('hex');
}
