/** A process that imports a file and is killed while it does: between its writes and the commit, or after the commit. Started by a test. */
import { readFileSync } from 'node:fs';
import { applyImport } from '../../api/domains/areas/apply-import.ts';
import type { ImportKind, ImportKindName } from '../../api/domains/areas/import-kind.ts';
import { importKinds } from '../../api/import-kinds.ts';
import { openDatabase } from '../../api/platform/database.ts';
import { readEnvironment } from '../../api/platform/environment.ts';
import { servicesOver } from './an-office.ts';

const [kindName, path, moment] = process.argv.slice(2);
const kind = importKinds[kindName as ImportKindName]!;
const forever = () => new Promise<never>(() => setInterval(() => {}, 60_000));

const waiting: ImportKind = {
  name: kind.name,
  async read(...given) {
    const reading = await kind.read(...given);
    return {
      ...reading,
      async write(tx, batch) {
        await reading.write(tx, batch);
        if (moment !== 'before-commit') return;
        process.send?.('kill me');
        await forever();
      },
    };
  },
};

const environment = readEnvironment(process.env);
const services = servicesOver(await openDatabase(environment), environment);
const context = {
  ...services,
  organisationId: 'town',
  actor: { kind: 'operator' as const, name: 'test' },
  language: 'en' as const,
};
await applyImport(context, waiting, { name: 'file', bytes: new Uint8Array(readFileSync(path)) }, {});
process.send?.('kill me');
await forever();
