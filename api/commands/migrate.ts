import { openDatabase } from '../platform/database.ts';
import { readEnvironment } from '../platform/environment.ts';
import { migrate } from '../platform/migrations.ts';
import type { Command } from './command.ts';

export const command: Command = {
  summary: 'brings the database to the newest schema',
  usage: ['truonggan migrate', 'Forward only. The server does the same when it starts.'],
  options: {},
  async run() {
    const database = await openDatabase(readEnvironment(process.env));
    try {
      const names = await migrate(database);
      process.stdout.write(names.length > 0 ? `Applied: ${names.join(', ')}\n` : 'The schema is up to date.\n');
      return 0;
    } finally {
      await database.close();
    }
  },
};
