import { sql } from 'drizzle-orm';
import { readBirthHistory } from '../../../geodata/sources/history/read-birth-history.ts';
import { insertChunks, rows } from '../../platform/database.ts';
import { diffRecords } from '../areas/diff-records.ts';
import type { ImportKind } from '../areas/import-kind.ts';
import { listCommuneChanges, listCommunes } from '../areas/queries.ts';
import { listKnownSchools } from '../schools/queries.ts';

/** Births by calendar year, of the whole or by commune or school. A row given again replaces the stored one. */
export const birthsImport: ImportKind = {
  name: 'births',
  async read(context, file, options) {
    const { organisationId, database } = context;
    const communes = await listCommunes(database.db, organisationId);
    const schools = await listKnownSchools(database.db, organisationId);
    const places = new Set([...communes, ...schools].map(({ code }) => code));
    const former = {
      changes: await listCommuneChanges(database.db, organisationId),
      people: new Map(communes.map(({ code, population }) => [code, population])),
    };
    const { records, issues } = readBirthHistory(file.bytes, file.name, places, former);
    return {
      issues,
      count: records.length,
      attribution: options.attribution ?? null,
      summary: { birthRows: records.length, births: records.reduce((sum, { births }) => sum + (births ?? 0), 0) },
      async diff(on) {
        const stored = await rows<{ year: number; place: string; births: number | null }>(
          on,
          sql`select year, place, births from birth_history where organisation_id = ${organisationId}`,
        );
        const keyed = (list: readonly { year: number; place: string; births: number | null }[]) =>
          new Map(list.map(({ year, place, births }) => [`${year} ${place}`, { births }]));
        return diffRecords(keyed(stored), keyed(records), () => false);
      },
      async write(tx, batch) {
        const touched = new Set([...batch.diff.added, ...batch.diff.changed.map(({ key }) => key)]);
        await insertChunks(
          tx,
          database.space,
          records
            .filter(({ year, place }) => touched.has(`${year} ${place}`))
            .map(({ year, place, births }) => ({ year, place, births })),
          'year int, place text, births int',
          (incoming) => sql`insert into birth_history (organisation_id, year, place, births, synthetic, source_batch_id)
            select ${organisationId}, year, place, births, ${batch.synthetic}, ${batch.id}::uuid from ${incoming}
            on conflict (organisation_id, year, place) do update set births = excluded.births,
              synthetic = excluded.synthetic, source_batch_id = excluded.source_batch_id`,
        );
      },
    };
  },
};
