import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '#text/text.ts';
import { writeArchive } from '../platform/data-archive.ts';
import { lockDirectory } from '../platform/directory-lock.ts';
import { readEnvironment } from '../platform/environment.ts';
import { Failure } from '../platform/errors.ts';
import { type Command, type ExitCode, requiredOption, type Values } from './command.ts';
import { commandLanguage } from './print-issues.ts';

export const command: Command = {
  summary: 'saves the data directory (embedded database and stored results) in one file',
  usage: [
    'truonggan backup --out FILE',
    'The server must be stopped: the embedded database has one opener. With DATABASE_URL only the stored results are saved;',
    'save the database itself with pg_dump at the same time.',
  ],
  options: { out: { type: 'string' } },
  run: runBackup,
};

async function runBackup(values: Values): Promise<ExitCode> {
  const file = requiredOption(values, 'out');
  const { TRUONGGAN_DATA: directory, DATABASE_URL } = readEnvironment(process.env);
  if (existsSync(file)) throw new Failure('conflict', 'failures.file-exists', { file });
  const language = commandLanguage();
  const onServer = DATABASE_URL !== undefined;
  if (onServer) mkdirSync(join(directory, 'artefacts'), { recursive: true });
  else if (!existsSync(directory)) throw new Failure('not-found', 'failures.no-data-directory', { directory });
  const lock = onServer ? null : await lockDirectory(directory);
  try {
    const files = await writeArchive(directory, file, onServer ? 'artefacts' : '');
    const megabytes = Math.ceil(statSync(file).size / 2 ** 20);
    process.stdout.write(`${say(language, 'commands.backup-written', { files, file, megabytes })}\n`);
    if (onServer) process.stdout.write(`${say(language, 'commands.backup-without-database')}\n`);
    return 0;
  } finally {
    await lock?.release();
  }
}
