import { sql } from 'drizzle-orm';
import { readPupilHistory } from '../../../geodata/sources/history/read-pupil-history.ts';
import type { PupilHistoryRecord } from '../../../geodata/sources/history/types.ts';
import { insertChunks, type Queryable, rows } from '../../platform/database.ts';
import { diffRecords } from '../areas/diff-records.ts';
import type { ImportKind } from '../areas/import-kind.ts';
import { listKnownSchools } from '../schools/queries.ts';

const keyOf = ({ year, schoolId, grade }: Pick<PupilHistoryRecord, 'year' | 'schoolId' | 'grade'>) =>
  `${year} ${schoolId} ${grade}`;

/** Pupils of past years by school and grade. A row given again replaces the stored one; rows a file does not name stay. */
export const pupilsImport: ImportKind = {
  name: 'pupils',
  async read(context, file, options) {
    const { organisationId, database } = context;
    const schools = await listKnownSchools(database.db, organisationId);
    const { records, issues } = readPupilHistory(file.bytes, file.name, schools);
    const years = records.map(({ year }) => year);
    return {
      issues,
      count: records.length,
      attribution: options.attribution ?? null,
      summary: {
        historyRows: records.length,
        ...(years.length > 0 && {
          firstYear: String(years.reduce((a, b) => Math.min(a, b))),
          lastYear: String(years.reduce((a, b) => Math.max(a, b))),
        }),
        historySchools: new Set(records.map(({ schoolId }) => schoolId)).size,
      },
      async diff(on) {
        const before = await listCompared(on, organisationId);
        const after = new Map(records.map((record) => [keyOf(record), { pupils: record.pupils }]));
        return diffRecords(before, after, () => false);
      },
      async write(tx, batch) {
        const touched = new Set([...batch.diff.added, ...batch.diff.changed.map(({ key }) => key)]);
        await insertChunks(
          tx,
          database.space,
          records
            .filter((record) => touched.has(keyOf(record)))
            .map(({ year, schoolId, schoolName, grade, pupils }) => ({
              year,
              school: schoolId,
              name: schoolName,
              grade,
              pupils,
            })),
          'year int, school text, name text, grade text, pupils int',
          (incoming) => sql`insert into pupil_history
              (organisation_id, year, school_id, grade, pupils, school_name, synthetic, source_batch_id)
            select ${organisationId}, year, school, grade, pupils, name, ${batch.synthetic}, ${batch.id}::uuid from ${incoming}
            on conflict (organisation_id, year, school_id, grade) do update set pupils = excluded.pupils,
              school_name = excluded.school_name, synthetic = excluded.synthetic, source_batch_id = excluded.source_batch_id`,
        );
      },
    };
  },
};

async function listCompared(on: Queryable, organisationId: string): Promise<Map<string, { pupils: number | null }>> {
  const found = await rows<{ year: number; schoolId: string; grade: string; pupils: number | null }>(
    on,
    sql`select year, school_id as "schoolId", grade, pupils from pupil_history where organisation_id = ${organisationId}`,
  );
  return new Map(found.map((row) => [keyOf(row), { pupils: row.pupils }]));
}
