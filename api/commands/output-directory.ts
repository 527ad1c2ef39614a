import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './command.ts';

/** The word in `run.json` by which we know a directory for ours. */
const program = 'truonggan';

/**
 * Runs `write` on a hidden directory beside `out`, then puts it in `out`'s place: whole or not at all.
 * Parents are created. Throws UsageError (exit 2) when `out` exists and does not hold our `run.json`.
 * When `write` throws, nothing is left behind and the old directory stays.
 */
export async function writeOutputDirectory<T>(out: string, write: (directory: string) => Promise<T> | T): Promise<T> {
  const output = openOutputDirectory(out);
  try {
    const answer = await write(output.path);
    output.commit();
    return answer;
  } catch (failure) {
    output.discard();
    throw failure;
  }
}

/** An output directory being written; `path` is where its files go until `commit`. */
interface OutputDirectory {
  path: string;
  commit(): void;
  discard(): void;
}

/** Throws UsageError when `out` may not be written. Call it first, before long work. */
export function checkOutputDirectory(out: string): void {
  const target = resolve(out);
  if (!existsSync(target)) return;
  if (!holdsOurRun(target))
    throw new UsageError(
      `"${out}" exists and was not written by this program (no run.json of ours in it). Choose another --out, or remove it.`,
    );
}

function openOutputDirectory(out: string): OutputDirectory {
  checkOutputDirectory(out);
  const target = resolve(out);
  const parent = dirname(target);
  let firstCreated: string | undefined;
  try {
    firstCreated = mkdirSync(parent, { recursive: true });
  } catch (failure) {
    throw new UsageError(`"${out}" cannot be created: ${(failure as Error).message}`);
  }
  removeLeftovers(parent, basename(target));
  const path = join(parent, `.${basename(target)}.partial-${process.pid}`);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  return {
    path,
    commit: () => replace(target, path, out),
    discard: () => {
      rmSync(path, { recursive: true, force: true });
      if (firstCreated) removeEmptyParents(parent, firstCreated);
    },
  };
}

/** Writes `run.json` (the facts of the run, the same for the same input) and `timings.json` (seconds, peak memory). */
export function writeRunFiles(directory: string, run: Record<string, unknown>, startedAt: number): void {
  writeJson(join(directory, 'run.json'), { program, ...run });
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  writeJson(join(directory, 'timings.json'), { seconds, peakMemoryBytes: process.resourceUsage().maxRSS * 1024 });
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

function holdsOurRun(directory: string): boolean {
  try {
    const run: unknown = JSON.parse(readFileSync(join(directory, 'run.json'), 'utf8'));
    return typeof run === 'object' && run !== null && 'program' in run && run.program === program;
  } catch {
    return false;
  }
}

function replace(target: string, written: string, out: string): void {
  checkOutputDirectory(out);
  if (!existsSync(target)) {
    renameSync(written, target);
    return;
  }
  const old = join(dirname(target), `.${basename(target)}.replaced-${process.pid}`);
  renameSync(target, old);
  try {
    renameSync(written, target);
  } catch (failure) {
    renameSync(old, target);
    throw failure;
  }
  rmSync(old, { recursive: true, force: true });
}

/** What a killed run left: removed when its process is gone; a replaced directory whose heir never came is put back. */
function removeLeftovers(parent: string, name: string): void {
  for (const entry of readdirSync(parent)) {
    const found = /^\.(.+)\.(partial|replaced)-(\d+)$/.exec(entry);
    if (found?.[1] !== name || isAlive(Number(found[3]))) continue;
    const path = join(parent, entry);
    const target = join(parent, name);
    if (found[2] === 'replaced' && !existsSync(target)) renameSync(path, target);
    else rmSync(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeEmptyParents(from: string, upTo: string): void {
  for (let directory = from; directory.startsWith(upTo); directory = dirname(directory)) {
    try {
      rmdirSync(directory);
    } catch {
      return;
    }
  }
}
