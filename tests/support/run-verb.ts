import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../api/commands/run.ts';

/** What a call of the command line answered. */
export interface Answer {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** A directory for one test, with its files; `path` names one inside it. */
export class WorkFolder {
  readonly directory = mkdtempSync(join(tmpdir(), 'truonggan-'));

  path(name: string): string {
    return join(this.directory, name);
  }

  /** Writes a file, lines joined and ended by LF. */
  write(name: string, ...lines: string[]): string {
    writeFileSync(this.path(name), `${lines.join('\n')}\n`);
    return this.path(name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Runs a verb in this process and gathers what it prints. */
export async function runVerb(...argv: string[]): Promise<Answer> {
  const answer: Answer = { exitCode: -1, stdout: '', stderr: '' };
  const { stdout, stderr } = process;
  const written = { stdout: stdout.write, stderr: stderr.write };
  stdout.write = ((text: string) => {
    answer.stdout += text;
    return true;
  }) as typeof stdout.write;
  stderr.write = ((text: string) => {
    answer.stderr += text;
    return true;
  }) as typeof stderr.write;
  try {
    answer.exitCode = await runCommand(argv);
  } finally {
    stdout.write = written.stdout;
    stderr.write = written.stderr;
  }
  return answer;
}
