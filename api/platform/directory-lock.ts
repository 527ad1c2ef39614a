import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Failure } from './errors.ts';

const heartbeatMilliseconds = 5_000;

/** Held while a data directory is open. */
export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Takes a data directory for this process alone, or throws `conflict` naming who has it.
 *
 * Two openers of one embedded database silently lose rows. On one machine an abstract socket named after the real path is
 * the lock: the kernel frees it at process death, so none is ever stale. Across machines that share the directory the
 * note in `truonggan.lock`, refreshed every five seconds, tells.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const real = realpathSync(directory);
  const note = join(real, 'truonggan.lock');
  const server = await holdSocket(real);
  if (!server || heldElsewhere(note)) {
    server?.close();
    throw new Failure('conflict', 'failures.directory-in-use', { directory: real, holder: readNote(note) });
  }
  writeFileSync(note, JSON.stringify({ process: process.pid, machine: hostname(), since: new Date().toISOString() }));
  const heartbeat = setInterval(() => {
    try {
      utimesSync(note, new Date(), new Date());
    } catch {
      // A directory taken away under us has nothing left to lock.
    }
  }, heartbeatMilliseconds);
  heartbeat.unref();
  return {
    async release() {
      clearInterval(heartbeat);
      rmSync(note, { force: true });
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

/**
 * Waits until no other database process is inside `directory`, then keeps it to this one until it ends. A process whose parent was killed still
 * closes its files for a while, although the parent's lock is gone.
 */
export async function enterAlone(directory: string, waitMilliseconds: number): Promise<void> {
  const real = realpathSync(directory);
  const until = performance.now() + waitMilliseconds;
  while (!(await holdSocket(real))) {
    if (performance.now() > until)
      throw new Failure('conflict', 'failures.directory-in-use', { directory: real, holder: '?' });
    await new Promise((later) => setTimeout(later, 100));
  }
}

function holdSocket(real: string): Promise<Server | null> {
  const name = `\0truonggan-${createHash('sha256').update(real).digest('hex').slice(0, 32)}`;
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (failure: NodeJS.ErrnoException) =>
      failure.code === 'EADDRINUSE' ? resolve(null) : reject(failure),
    );
    server.listen(name, () => {
      server.unref();
      resolve(server);
    });
  });
}

function heldElsewhere(note: string): boolean {
  try {
    const { machine } = JSON.parse(readFileSync(note, 'utf8')) as { machine: string };
    return machine !== hostname() && Date.now() - statSync(note).mtimeMs < 4 * heartbeatMilliseconds;
  } catch {
    return false;
  }
}

function readNote(note: string): string {
  try {
    const held = JSON.parse(readFileSync(note, 'utf8')) as { process: number; machine: string; since: string };
    return `process ${held.process}, ${held.machine}, ${held.since}`;
  } catch {
    return '?';
  }
}
