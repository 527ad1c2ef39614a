import { sql } from 'drizzle-orm';
import { type CommuneChange, readCommuneChanges } from '../../../geodata/sources/communes/read-commune-changes.ts';
import { insertChunks, type Queryable } from '../../platform/database.ts';
import { diffRecords } from './diff-records.ts';
import type { ImportKind } from './import-kind.ts';
import { listCommuneChanges, listCommunes } from './queries.ts';

/** The table of old and new communes. A pair given again replaces the stored one; pairs the file leaves out stay. */
export const communeChangesImport: ImportKind = {
  name: 'commune-changes',
  async read(context, file, options) {
    const { organisationId, database } = context;
    const communes = await listCommunes(database.db, organisationId);
    const { records, issues } = readCommuneChanges(file.bytes, file.name, new Set(communes.map(({ code }) => code)));
    const olds = new Set(records.map(({ oldCode }) => oldCode));
    const parts = new Map<string, number>();
    for (const { oldCode } of records) parts.set(oldCode, (parts.get(oldCode) ?? 0) + 1);
    return {
      issues,
      count: records.length,
      attribution: options.attribution ?? null,
      summary: { oldCommunes: olds.size, splitCommunes: [...parts.values()].filter((count) => count > 1).length },
      async diff(on) {
        const before = keyed(await listCommuneChanges(on, organisationId));
        return diffRecords(before, keyed(records), () => false);
      },
      write: (tx, batch) => {
        const touched = new Set([...batch.diff.added, ...batch.diff.changed.map(({ key }) => key)]);
        const incoming = records.filter((record) => touched.has(keyOf(record)));
        return writeChanges(tx, database.space, organisationId, incoming, batch.id);
      },
    };
  },
};

const keyOf = ({ oldCode, newCode }: CommuneChange) => `${oldCode} ${newCode}`;
const keyed = (list: readonly CommuneChange[]) =>
  new Map(list.map((change) => [keyOf(change), { oldName: change.oldName, share: change.share }]));

async function writeChanges(
  tx: Queryable,
  space: Parameters<typeof insertChunks>[1],
  organisationId: string,
  changes: readonly CommuneChange[],
  batchId: string,
): Promise<void> {
  await insertChunks(
    tx,
    space,
    changes.map(({ oldCode, newCode, oldName, share }) => ({
      ...{ old_code: oldCode, new_code: newCode, old_name: oldName, share },
    })),
    'old_code text, new_code text, old_name text, share double precision',
    (
      incoming,
    ) => sql`insert into commune_changes (organisation_id, old_code, new_code, old_name, share, source_batch_id)
      select ${organisationId}, old_code, new_code, old_name, share, ${batchId}::uuid from ${incoming}
      on conflict (organisation_id, old_code, new_code) do update set old_name = excluded.old_name,
        share = excluded.share, source_batch_id = excluded.source_batch_id`,
  );
}
