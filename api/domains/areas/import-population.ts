import { sql } from 'drizzle-orm';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { readPopulation } from '../../../geodata/sources/population/read-population.ts';
import type { PopulationRecord } from '../../../geodata/sources/population/types.ts';
import { insertChunks, type Queryable, rows } from '../../platform/database.ts';
import type { FreeSpace } from '../../platform/free-space.ts';
import { diffRecords } from './diff-records.ts';
import type { ImportKind, WrittenBatch } from './import-kind.ts';
import { listCommuneRecords } from './queries.ts';

interface ComparedPopulation {
  population: number | null;
  ages: PopulationRecord['ages'];
}

/** Population by commune, whole and by age. A commune the file does not name keeps its figures; a blank figure erases none. */
export const populationImport: ImportKind = {
  name: 'population',
  async read(context, file, options) {
    const { organisationId, database } = context;
    const communes = await listCommuneRecords(database.db, organisationId);
    const { records, issues } = readPopulation(file.bytes, file.name, { communes });
    const known = new Set(communes.map(({ code }) => code));
    const placed = records.filter(({ communeCode }) => communeCode !== null && known.has(communeCode));
    const lost = records
      .filter((record) => !placed.includes(record))
      .map(({ communeName, communeCode, row }): Issue => {
        const value = communeCode ?? communeName;
        return { code: 'population-without-commune', severity: 'error', file: file.name, row, record: value, value };
      });
    return {
      issues: [...issues, ...lost],
      count: placed.length,
      attribution: options.attribution ?? null,
      summary: {
        communes: placed.length,
        population: placed.reduce((sum, { population }) => sum + (population ?? 0), 0),
        ageFigures: placed.reduce((sum, { ages }) => sum + ages.length, 0),
      },
      async diff(on) {
        const before = await listCompared(on, organisationId);
        const after = new Map(
          placed.map(({ communeCode, population, ages }) => {
            const stored = before.get(communeCode!);
            const given = { population: population ?? stored?.population ?? null, ages };
            return [communeCode!, ages.length > 0 ? given : { ...given, ages: stored?.ages ?? [] }];
          }),
        );
        return diffRecords(before, after, () => false);
      },
      write: (tx, batch) => writePopulation(tx, database.space, organisationId, placed, batch),
    };
  },
};

async function listCompared(on: Queryable, organisationId: string): Promise<Map<string, ComparedPopulation>> {
  const found = await rows<ComparedPopulation & { code: string }>(
    on,
    sql`select u.code, u.population, coalesce((select json_agg(json_build_object('from', a.age_from, 'to', a.age_to,
        'people', a.people) order by a.age_from, a.age_to) from population_ages a
        where a.organisation_id = u.organisation_id and a.commune_code = u.code), '[]'::json) as ages
      from administrative_units u where u.organisation_id = ${organisationId} and u.valid_to is null`,
  );
  return new Map(found.map(({ code, ...figures }) => [code, figures]));
}

async function writePopulation(
  tx: Queryable,
  space: FreeSpace,
  organisationId: string,
  records: PopulationRecord[],
  batch: WrittenBatch,
): Promise<void> {
  const touched = new Set(batch.diff.changed.map(({ key }) => key));
  const changed = records.filter(({ communeCode }) => touched.has(communeCode!));
  await insertChunks(
    tx,
    space,
    changed.map(({ communeCode, population, suspect }) => ({ code: communeCode, population, suspect })),
    'code text, population int, suspect boolean',
    (rowset) => sql`update administrative_units u set population = coalesce(given.population, u.population),
        attributes_suspect = given.suspect
      from (select * from ${rowset}) given
      where u.organisation_id = ${organisationId} and u.code = given.code and u.valid_to is null`,
  );
  const withAges = changed.filter(({ ages }) => ages.length > 0);
  await tx.execute(sql`delete from population_ages where organisation_id = ${organisationId} and commune_code in
    (select jsonb_array_elements_text(${JSON.stringify(withAges.map(({ communeCode }) => communeCode))}::jsonb))`);
  const ages = withAges.flatMap(({ communeCode, ages: each }) => each.map((age) => ({ code: communeCode, ...age })));
  await insertChunks(
    tx,
    space,
    ages,
    'code text, "from" int, "to" int, people int',
    (rowset) => sql`insert into population_ages
      (organisation_id, commune_code, age_from, age_to, people, source_batch_id)
      select ${organisationId}, code, "from", "to", people, ${batch.id} from ${rowset}`,
  );
}
