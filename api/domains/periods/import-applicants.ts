import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { snapPoint } from '#engines/travel/snap.ts';
import { metresOf } from '#engines/travel/types.ts';
import type { ApplicantSourceOptions, WishRefusal } from '../../../geodata/sources/applicants/types.ts';
import { type Issue, isRefused } from '../../../geodata/sources/issues.ts';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { diffRecords } from '../areas/diff-records.ts';
import type { ImportFile, ImportKind, ImportOptions, ImportReading, WrittenBatch } from '../areas/import-kind.ts';
import { getSettings, listCommuneRecords } from '../areas/queries.ts';
import type { Level } from '../areas/types.ts';
import { storeDemandCells } from '../demand/store-demand-cells.ts';
import { listClosedSchools, listKnownSchools } from '../schools/queries.ts';
import { findNetwork, type HeldNetwork } from '../travel/hold-network.ts';
import { entryGrade, giveKnownSeats, insertPeriod } from './create-period.ts';
import { findPeriodFor, listHomes } from './queries.ts';
import { readApplicantBatches, type StoredBatch } from './read-applicant-batches.ts';
import { fingerprintOf, storeApplicants } from './store-applicants.ts';

/** Homes off the road listed one by one; the summary counts all. */
const listedOffRoad = 1_000;

/** The period a list is for; `id` null: it is opened when the list is written. */
interface Target {
  id: string | null;
  level: Level;
  schoolYear: string;
  grade?: string;
}

/**
 * A list of applicants enters a period: those known by id are put in place of what was stored, new ones added, none removed.
 * The file is read twice, once to understand and once to write, so that two million rows need little memory. A home far off
 * any road is flagged, never dropped; homes go into a table of their own.
 */
export const applicantsImport: ImportKind = {
  name: 'applicants',
  async read(context, file, options) {
    const { database, organisationId } = context;
    const target = await findTarget(context, options);
    const schools = await listKnownSchools(database.db, organisationId);
    const sources: ApplicantSourceOptions = {
      schoolCodes: new Set(schools.map(({ code }) => code)),
      schoolsNotOpen: schoolsNotOpen(schools, await listClosedSchools(database.db, organisationId), target.level),
      communes: await listCommuneRecords(database.db, organisationId),
      crs: options.crs,
    };
    const understood = await understand(file, target, sources, await findNetwork(context), options);
    return {
      issues: understood.issues,
      count: understood.fingerprints.size,
      attribution: options.attribution ?? null,
      summary: understood.summary,
      async diff(on) {
        const before = target.id === null ? new Map() : await listFingerprints(on, organisationId, target.id);
        const after = new Map([...understood.fingerprints].map(([id, content]) => [id, { content }]));
        return diffRecords<{ content: string }>(before, after, () => false);
      },
      write: (tx, batch) => write(tx, context, file, target, sources, batch, options.onProgress),
    };
  },
};

/** Schools nobody of the level may wish; one whose levels nobody has stated stays open to all. */
function schoolsNotOpen(
  schools: Awaited<ReturnType<typeof listKnownSchools>>,
  closed: string[],
  level: Level,
): Map<string, WishRefusal> {
  const others = schools.filter(({ levels }) => levels.length > 0 && !levels.includes(level));
  return new Map<string, WishRefusal>([
    ...closed.map((code) => [code, 'wish-school-closed'] as const),
    ...others.map(({ code }) => [code, 'wish-school-level'] as const),
  ]);
}

async function findTarget(context: Context, options: ImportOptions): Promise<Target> {
  const { database, organisationId } = context;
  const settings = await getSettings(database.db, organisationId);
  const schoolYear = options.schoolYear ?? settings.schoolYear;
  const { level, periodId } = options;
  if (!level && !periodId) throw new Failure('invalid', 'failures.period-unknown-for-import');
  const synthetic = options.syntheticSeed !== undefined;
  const found = await findPeriodFor(
    database.db,
    organisationId,
    periodId ? { periodId } : { level, schoolYear, synthetic },
  );
  if (found) return found;
  if (periodId || !level) throw new Failure('not-found', 'failures.no-such-period', { period: periodId ?? '' });
  return { id: null, level, schoolYear, grade: options.grade };
}

interface Understood {
  issues: Issue[];
  fingerprints: Map<string, string>;
  summary: ImportReading['summary'];
}

async function understand(
  file: ImportFile,
  { level }: Target,
  sources: ApplicantSourceOptions,
  network: HeldNetwork | null,
  { onProgress }: ImportOptions,
): Promise<Understood> {
  const issues: Issue[] = [];
  const fingerprints = new Map<string, string>();
  const summary = { applicants: 0, withWishes: 0, homesWithoutPoint: 0, homesOffRoad: 0, otherLevel: 0 };
  for await (const batch of readApplicantBatches(file, level, sources)) {
    issues.push(...batch.issues);
    summary.otherLevel += batch.otherLevel;
    for (const { stored, row } of batch.applicants) {
      fingerprints.set(stored.id, fingerprintOf(stored));
      summary.applicants += 1;
      if (stored.wishes.length > 0) summary.withWishes += 1;
      if (!stored.lonLat) summary.homesWithoutPoint += 1;
      const snap = stored.lonLat && network ? snapPoint(network.travel, 'walk', stored.lonLat) : null;
      if (!snap?.offRoad) continue;
      summary.homesOffRoad += 1;
      if (summary.homesOffRoad > listedOffRoad) continue;
      const params = { metres: metresOf(snap.legMm) };
      issues.push({ code: 'home-off-road', severity: 'warning', file: file.name, row, record: stored.id, params });
    }
    onProgress?.(batch.bytesRead / Math.max(1, file.bytes.length), 'reading-applicants', summary.applicants);
    // A long list lets others be answered meanwhile.
    await setImmediate();
  }
  return { issues, fingerprints: isRefused(issues) ? new Map() : fingerprints, summary };
}

async function listFingerprints(
  on: Queryable,
  organisationId: string,
  periodId: string,
): Promise<Map<string, { content: string }>> {
  const found = await rows<{ id: string; content: string }>(
    on,
    sql`select id, fingerprint as content from applicants
      where organisation_id = ${organisationId} and period_id = ${periodId}::uuid`,
  );
  return new Map(found.map(({ id, content }) => [id, { content }]));
}

async function write(
  tx: Queryable,
  context: Context,
  file: ImportFile,
  target: Target,
  sources: ApplicantSourceOptions,
  batch: WrittenBatch,
  onProgress: ImportOptions['onProgress'],
): Promise<void> {
  const { database, organisationId } = context;
  const { level, schoolYear } = target;
  const periodId = target.id ?? (await openPeriod(tx, context, target, batch.synthetic));
  const touched = new Set([...batch.diff.added, ...batch.diff.changed.map(({ key }) => key)]);
  const scope = { organisationId, periodId, batchId: batch.id };
  let written = 0;
  for await (const { applicants } of readApplicantBatches(file, level, sources)) {
    const own = touchedOf(applicants, touched);
    await storeApplicants(tx, database.space, scope, own);
    written += own.length;
    onProgress?.(written / Math.max(1, touched.size), 'writing-applicants', written);
  }
  const demand = { organisationId, schoolYear, level, synthetic: batch.synthetic, batchId: batch.id };
  await storeDemandCells(tx, database.space, demand, listHomes(tx, organisationId, periodId));
}

function touchedOf(applicants: StoredBatch['applicants'], touched: ReadonlySet<string>) {
  return applicants.filter(({ stored }) => touched.has(stored.id)).map(({ stored }) => stored);
}

/** Opened by its first list, with the seats the register states; where it states none they stay unknown. */
async function openPeriod(
  tx: Queryable,
  context: Context,
  { level, schoolYear, grade: wanted }: Target,
  synthetic: boolean,
): Promise<string> {
  const { organisationId } = context;
  const { profile } = await getSettings(tx, organisationId);
  const grade = wanted ?? entryGrade(profile, level);
  const periodId = await insertPeriod(tx, context, { level, grade, schoolYear, synthetic });
  await giveKnownSeats(tx, context, periodId);
  return periodId;
}
