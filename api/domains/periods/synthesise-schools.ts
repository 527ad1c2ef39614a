import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { placeSchools } from '#engines/demand/place-schools.ts';
import { shareOut } from '#engines/demand/share-out.ts';
import { seededRandom } from '#engines/random.ts';
import { say } from '#text/text.ts';
import { analyseTables } from '../../platform/analyse-tables.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import { recordSourceBatch } from '../areas/record-source-batch.ts';
import type { Commune, Level, LonLat } from '../areas/types.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { listSchools } from '../schools/queries.ts';
import type { StoredSchool } from '../schools/stored-schools.ts';
import { writeSchools } from '../schools/write-schools.ts';
import { holdNetwork } from '../travel/hold-network.ts';
import { listCoveredCommunes, sampleCommunes } from './covered-communes.ts';

export interface SchoolsQuestion {
  level: Level;
  /** Schools of the level there shall be in all, those of the register included. */
  schools: number;
  seed: string;
  apply: boolean;
}

/** What was, or would be, added. */
export interface SchoolsAnswer {
  /** Schools of the register at this level, and schools invented. */
  known: number;
  added: number;
  /** Communes that got one or more, with the number. */
  communes: { code: string; name: string; schools: number }[];
  applied: boolean;
}

const tables = ['schools', 'school_levels', 'sites'];

/**
 * Invents schools of a level until there are as many as asked, on roads of communes the roads reach: where people are most
 * against the schools there, kept apart from each other. Their names and every screen say that they are invented; seats come
 * with `synthesiseEnrolment`. The same data and seed give the same schools; a second time puts them in place of the first.
 * Throws `conflict` before roads are imported, `invalid` where there is nothing to go by or schools enough already.
 */
export async function synthesiseSchools(context: Context, question: SchoolsQuestion): Promise<SchoolsAnswer> {
  may(context, 'change/synthetic');
  const { database, organisationId } = context;
  const { level, seed } = question;
  const network = await holdNetwork(context);
  const { covered } = await listCoveredCommunes(context);
  if (covered.length === 0) throw new Failure('invalid', 'failures.nothing-to-synthesise', { level });
  const known = (await listSchools(database.db, organisationId, { level })).filter(({ id }) => !isInvented(id, level));
  const missing = question.schools - known.length;
  if (missing <= 0)
    throw new Failure('invalid', 'failures.schools-enough', { level, known: known.length, asked: question.schools });
  const { samples, areaOf } = await sampleCommunes(context, network, covered);
  const placed = placeSchools(
    samples,
    areaOf,
    wantedByCommune(
      covered,
      known.map(({ communeCode }) => communeCode),
      missing,
    ),
    Float64Array.from(known.flatMap(({ lonLat }) => lonLat)),
    seededRandom(`${seed}/schools`),
  );
  const { profile } = await getSettings(database.db, organisationId);
  const schools = new Map(
    Array.from(placed.area, (area, i): [string, StoredSchool] => {
      const lonLat: LonLat = [placed.lonLats[2 * i], placed.lonLats[2 * i + 1]];
      const id = inventedId(level, i + 1);
      return [id, inventedSchool(id, i + 1, level, covered[area], lonLat, profile.languages[0])];
    }),
  );
  if (question.apply) await store(context, question, schools);
  const counts = covered.map(
    ({ code }) => [...schools.values()].filter(({ communeCode }) => communeCode === code).length,
  );
  return {
    known: known.length,
    added: schools.size,
    communes: covered.map(({ code, name }, i) => ({ code, name, schools: counts[i] })).filter((c) => c.schools > 0),
    applied: question.apply,
  };
}

/** `missing` schools shared out by what each commune lacks of its share by population. */
function wantedByCommune(covered: readonly Commune[], standing: readonly (string | null)[], missing: number): number[] {
  const own = covered.map(({ code }) => standing.filter((other) => other === code).length);
  const people = covered.map(({ population }) => population ?? 0);
  const fair = shareOut(missing + own.reduce((sum, count) => sum + count, 0), people);
  return shareOut(
    missing,
    fair.map((share, i) => Math.max(0, share - own[i])),
  );
}

function inventedId(level: Level, number: number): string {
  return `SYN-${level}-${String(number).padStart(4, '0')}`;
}

function isInvented(id: string, level: Level): boolean {
  return id.startsWith(`SYN-${level}-`);
}

function inventedSchool(
  id: string,
  number: number,
  level: Level,
  { code, name }: Commune,
  lonLat: LonLat,
  language: string,
): StoredSchool {
  return {
    name: say(language === 'vi' ? 'vi' : 'en', 'commands.synthesise.school-name', { number, commune: name }),
    ownership: 'public',
    address: null,
    communeCode: code,
    attributes: {},
    levels: [{ level, confidence: 1 }],
    sites: [{ id: `${id}/1`, name: '', lonLat, areaSquareMetres: null, main: true, gates: [] }],
    rooms: null,
    capacities: [],
  };
}

async function store(
  context: Context,
  { level, schools: asked, seed }: SchoolsQuestion,
  schools: ReadonlyMap<string, StoredSchool>,
): Promise<void> {
  const { database, organisationId, clock } = context;
  const { schoolYear } = await getSettings(database.db, organisationId);
  await database.transaction(async (tx) => {
    const diff = { added: [...schools.keys()], changed: [], removed: [], unchanged: 0 };
    const batchId = await recordSourceBatch(tx, context, {
      status: 'applied',
      kind: 'schools',
      fileName: `synthesise schools ${level} ${asked} ${seed}`,
      sha256: createHash('sha256').update(JSON.stringify({ level, asked, seed })).digest('hex'),
      attribution: null,
      synthetic: true,
      options: { level, syntheticSeed: seed },
      summary: { schools: schools.size },
      diff,
      issues: [],
    });
    const day = clock.now().toISOString().slice(0, 10);
    await closeInvented(context, tx, level, day);
    await writeSchools(
      { tx, space: database.space, organisationId, schoolYear, batch: { id: batchId, day, synthetic: true, diff } },
      schools,
    );
    await tx.execute(sql`update schools set invented = true where organisation_id = ${organisationId}
      and source_batch_id = ${batchId}::uuid`);
    await tx.execute(sql`update organisations set synthetic_seed = coalesce(synthetic_seed, ${seed})
      where id = ${organisationId}`);
    await analyseTables(tx, tables);
    await recordAudit(tx, context, {
      verb: 'change/synthetic',
      subjectKind: 'source-batch',
      subjectId: batchId,
      details: { level, seed, schools: schools.size },
    });
  });
}

/** Those an earlier call invented and this one does not are closed, never deleted: a finished run may name them. */
async function closeInvented(
  { organisationId }: Context,
  tx: Parameters<Parameters<Context['database']['transaction']>[0]>[0],
  level: Level,
  day: string,
): Promise<void> {
  await tx.execute(sql`update schools set valid_to = greatest(valid_from, ${day}::date)
    where organisation_id = ${organisationId} and valid_to is null and invented
      and starts_with(id, ${inventedId(level, 0).slice(0, -4)})`);
}
