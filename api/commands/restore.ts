import { existsSync, readdirSync } from 'node:fs';
import { say } from '#text/text.ts';
import { readArchive } from '../platform/data-archive.ts';
import { readEnvironment } from '../platform/environment.ts';
import { Failure } from '../platform/errors.ts';
import { type Command, type ExitCode, UsageError } from './command.ts';
import { commandLanguage } from './print-issues.ts';

export const command: Command = {
  summary: 'puts a backup into an empty data directory',
  usage: [
    'truonggan restore FILE',
    'Into TRUONGGAN_DATA, which must be empty or absent. With PostgreSQL restore the database itself with pg_restore.',
  ],
  options: {},
  run: (_, positionals) => runRestore(positionals),
};

async function runRestore([file, ...rest]: string[]): Promise<ExitCode> {
  if (!file || rest.length > 0) throw new UsageError('One file is expected: truonggan restore FILE.');
  const { TRUONGGAN_DATA: directory, DATABASE_URL } = readEnvironment(process.env);
  if (!existsSync(file)) throw new UsageError(`There is no file "${file}".`);
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new Failure('conflict', 'failures.directory-not-empty', { directory });
  const language = commandLanguage();
  try {
    const files = await readArchive(file, directory);
    process.stdout.write(`${say(language, 'commands.restored', { files, directory })}\n`);
    if (DATABASE_URL) process.stdout.write(`${say(language, 'commands.backup-without-database')}\n`);
    return 0;
  } catch (failure) {
    // A full or broken disk says nothing about the file.
    if (/^E[A-Z]+$/.test((failure as NodeJS.ErrnoException).code ?? '')) throw failure;
    const problem = failure instanceof Error ? failure.message : String(failure);
    throw new Failure('invalid', 'failures.not-a-backup', { file, problem });
  }
}
