import { readApplicants, streamApplicants } from '../../../geodata/sources/applicants/read-applicants.ts';
import type { ApplicantRecord, ApplicantSourceOptions } from '../../../geodata/sources/applicants/types.ts';
import { detectFileKind } from '../../../geodata/sources/file-kind.ts';
import { type Issue, isRefused } from '../../../geodata/sources/issues.ts';
import type { ImportFile } from '../areas/import-kind.ts';
import type { Level } from '../areas/types.ts';
import type { StoredApplicant } from './store-applicants.ts';

/** Rows of a list as they are stored, some thousands at a time. */
export interface StoredBatch {
  applicants: { stored: StoredApplicant; row: number }[];
  issues: Issue[];
  /** Rows that name another level than the period's. */
  otherLevel: number;
  bytesRead: number;
}

const chunkBytes = 1 << 20;

/** CSV in bounded memory, workbooks whole; batches are the same at every reading. A refusal is the last batch, without rows. */
export async function* readApplicantBatches(
  file: ImportFile,
  level: Level,
  options: ApplicantSourceOptions,
): AsyncGenerator<StoredBatch> {
  const kind = detectFileKind(file.bytes);
  if (kind !== 'text') {
    const { records, issues } = readApplicants(file.bytes, file.name, options);
    yield { ...toStored(isRefused(issues) ? [] : records, level), issues, bytesRead: file.bytes.length };
    return;
  }
  for await (const batch of streamApplicants(chunksOf(file.bytes), file.name, options))
    yield { ...toStored(batch.records, level), issues: batch.issues, bytesRead: batch.bytesRead };
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += chunkBytes) yield bytes.subarray(from, from + chunkBytes);
  if (bytes.length === 0) yield bytes;
}

function toStored(records: readonly ApplicantRecord[], level: Level): Pick<StoredBatch, 'applicants' | 'otherLevel'> {
  const own = records.filter(({ attributes }) => (attributes.level ?? level) === level);
  return {
    applicants: own.map((record) => ({ stored: storedFrom(record), row: record.row })),
    otherLevel: records.length - own.length,
  };
}

/** Names and personal numbers are not kept: no rule asks for them. */
function storedFrom(record: ApplicantRecord): StoredApplicant {
  const { level: _, ...named } = record.attributes;
  const attributes = { ...named };
  if (record.birthDate !== null) attributes.birth_date = record.birthDate;
  if (record.communeCode !== null && attributes.commune === undefined) attributes.commune = record.communeCode;
  return {
    id: record.id,
    attributes,
    lonLat: record.lonLat,
    address: record.address,
    communeCode: record.communeCode,
    method: record.lonLat ? 'given' : 'address',
    wishes: record.wishes,
  };
}
