import {
  choosePointReading,
  type LocateOptions,
  type PointReading,
  placePoints,
} from '../../projection/locate-points.ts';
import { indexCommunes } from '../communes/commune-index.ts';
import { detectFileKind, tableKinds, wrongKindIssue } from '../file-kind.ts';
import { IdFingerprints } from '../id-fingerprints.ts';
import { type Issue, isRefused, type SourceResult } from '../issues.ts';
import { locateOptions } from '../point-columns.ts';
import { streamTable } from '../stream-table.ts';
import { readTable } from '../table.ts';
import { type ApplicantLayout, applicantColumnSpecs, layOutApplicants } from './applicant-columns.ts';
import { type ApplicantChecks, type ApplicantRow, readApplicantRow } from './read-applicant-row.ts';
import type { ApplicantBatch, ApplicantRecord, ApplicantSourceOptions } from './types.ts';

/** Issues a stream lists one by one; beyond, they are counted by code. */
const listedIssues = 1000;

/**
 * Applicants from CSV, XLSX or XLS. Column applicant_id is required, and coordinates or an address. Row errors: an id given twice, a birth
 * date that is in no calendar, coordinates at 0,0, swapped, in the wrong zone or outside the city, a wish for an unknown school, a
 * personal number that is not 12 digits, a commune code that lost its zeros. A home without a point is a warning.
 */
export function readApplicants(
  bytes: Uint8Array,
  file: string,
  options: ApplicantSourceOptions = {},
): SourceResult<ApplicantRecord> {
  const kind = detectFileKind(bytes);
  if (!tableKinds.includes(kind)) return { records: [], issues: [wrongKindIssue(file, kind, 'table')] };
  const table = readTable(bytes, file, applicantColumnSpecs);
  if (isRefused(table.issues)) return { records: [], issues: table.issues };
  const reader = new ApplicantReader(table.columns, file, options);
  const answer = reader.read(table.rows, table.rowNumbers);
  const issues = [...table.issues, ...answer.issues];
  return { records: isRefused(issues) ? [] : answer.records, issues };
}

/**
 * The same for CSV of any length, in bounded memory: batches of about a megabyte. The zone of metric coordinates is chosen from the first
 * batch. A refusal is the last batch; nothing read before it may then be kept.
 */
export async function* streamApplicants(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  options: ApplicantSourceOptions = {},
): AsyncGenerator<ApplicantBatch> {
  const issueCounts: Record<string, number> = {};
  let reader: ApplicantReader | null = null;
  let listed = 0;
  let rowsRead = 0;
  for await (const batch of streamTable(chunks, file, applicantColumnSpecs)) {
    if (!reader && batch.columns.length > 0) reader = new ApplicantReader(batch.columns, file, options);
    const answer = reader?.read(batch.rows, batch.rowNumbers) ?? { records: [], issues: [] };
    const found = [...batch.issues, ...answer.issues];
    for (const { code } of found) issueCounts[code] = (issueCounts[code] ?? 0) + 1;
    // A refusal is always listed, however long the list of errors before it.
    const issues = found.filter((issue) => issue.severity === 'refuse' || ++listed <= listedIssues);
    rowsRead += batch.rows.length;
    const refused = isRefused(found);
    yield {
      records: refused ? [] : answer.records,
      issues,
      issueCounts: { ...issueCounts },
      rowsRead,
      bytesRead: batch.bytesRead,
    };
    if (refused) return;
  }
}

/** Reads batch after batch of one file: the header, the zone and the ids seen hold for all of them. */
class ApplicantReader {
  private readonly layout: ApplicantLayout;
  private readonly checks: ApplicantChecks;
  private readonly locate: LocateOptions | null;
  private reading: PointReading | null = null;
  private isHeaderReported = false;

  constructor(columns: readonly string[], file: string, options: ApplicantSourceOptions) {
    const communes = options.communes && options.communes.length > 0 ? indexCommunes(options.communes) : null;
    const ids = new IdFingerprints();
    this.layout = layOutApplicants(columns, file);
    this.checks = {
      file,
      firstRowOf: (id, row) => ids.add(id, row),
      schoolCodes: options.schoolCodes ?? null,
      schoolsNotOpen: options.schoolsNotOpen ?? null,
      communes,
    };
    const { pair } = this.layout;
    this.locate = pair
      ? locateOptions(pair, { file, crs: options.crs, communes: communes ?? undefined, bounds: options.bounds })
      : null;
  }

  read(rows: readonly string[][], rowNumbers: readonly number[]): SourceResult<ApplicantRecord> {
    const issues = this.isHeaderReported ? [] : [...this.layout.issues];
    this.isHeaderReported = true;
    if (isRefused(this.layout.issues)) return { records: [], issues };
    const read: ApplicantRow[] = [];
    rows.forEach((cells, at) => {
      const answer = readApplicantRow(cells, at, rowNumbers[at], this.layout, this.checks);
      issues.push(...answer.issues);
      if (answer.row) read.push(answer.row);
    });
    return { records: this.place(read, issues), issues };
  }

  private place(rows: readonly ApplicantRow[], issues: Issue[]): ApplicantRecord[] {
    const points = rows.flatMap(({ point }) => point ?? []);
    if (!this.locate || points.length === 0) return rows.map(({ record }) => record);
    if (!this.reading) {
      this.reading = choosePointReading(points, this.locate);
      issues.push(...this.reading.issues);
    }
    const located = placePoints(points, this.reading, this.locate);
    issues.push(...located.issues);
    return rows.flatMap(({ record, point }) => {
      if (!point) return [record];
      const lonLat = located.points.get(point.at);
      return lonLat ? [{ ...record, lonLat }] : [];
    });
  }
}
