import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockDirectory } from './directory-lock.ts';
import { openGateway } from './embedded-gateway.ts';
import { Failure } from './errors.ts';
import type { FreeSpace } from './free-space.ts';

const pingMilliseconds = 2_000;
/** A full disk makes a statement spin for ever: after this long without an answer on a full disk the process is ended. */
const fullDiskMilliseconds = 8_000;
const startMilliseconds = 180_000;

/** The running process of an embedded database and the socket it listens on. */
export interface EmbeddedProcess {
  socketPath: string;
  /** Why the watchdog last ended the process, or undefined when it never did. */
  stopped(): Failure | undefined;
  close(): Promise<void>;
}

/**
 * Locks `directory` (created when absent), starts the database process over it and watches it.
 * Throws `conflict` when another process holds the directory. When a statement hangs (full disk, or longer than
 * `statementSeconds`) the process is ended and started again; what was not committed is gone, what was is kept.
 */
export async function startEmbedded(
  directory: string,
  space: FreeSpace,
  statementSeconds: number,
): Promise<EmbeddedProcess> {
  mkdirSync(directory, { recursive: true });
  const lock = await lockDirectory(directory);
  const home = mkdtempSync(join(tmpdir(), 'truonggan-'));
  const socketPath = join(home, '.s.PGSQL.5432');
  const databasePath = join(home, 'database');
  try {
    const keeper = new Keeper(join(resolve(directory), 'postgres'), databasePath, space, statementSeconds);
    await keeper.start();
    const gateway = await openGateway(
      socketPath,
      databasePath,
      () => keeper.stopped?.message ?? 'The database restarted.',
    );
    return {
      socketPath,
      stopped: () => keeper.stopped,
      async close() {
        gateway.close();
        await keeper.close();
        rmSync(home, { recursive: true, force: true });
        await lock.release();
      },
    };
  } catch (failure) {
    await lock.release();
    rmSync(home, { recursive: true, force: true });
    throw failure;
  }
}

class Keeper {
  stopped: Failure | undefined;
  private child: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private lastPong = 0;
  private closing = false;
  private readonly directory: string;
  private readonly socketPath: string;
  private readonly space: FreeSpace;
  private readonly statementSeconds: number;

  constructor(directory: string, socketPath: string, space: FreeSpace, statementSeconds: number) {
    this.directory = directory;
    this.socketPath = socketPath;
    this.space = space;
    this.statementSeconds = statementSeconds;
  }

  async start(): Promise<void> {
    mkdirSync(this.directory, { recursive: true });
    rmSync(this.socketPath, { force: true });
    const child = fork(
      fileURLToPath(new URL('./embedded-database.ts', import.meta.url)),
      [this.directory, this.socketPath],
      {
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        // Ctrl-C reaches the whole process group; the database closes when it is told to.
        detached: true,
      },
    );
    this.child = child;
    await untilReady(child);
    this.lastPong = Date.now();
    child.on('message', (message) => {
      if (message === 'pong') this.lastPong = Date.now();
    });
    child.on('exit', () => void this.onExit(child));
    this.timer = setInterval(() => void this.watch(child), pingMilliseconds);
    this.timer.unref();
    child.unref();
    child.channel?.unref();
  }

  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    await new Promise<void>((done) => {
      const force = setTimeout(() => child.kill('SIGKILL'), 20_000);
      child.once('exit', () => {
        clearTimeout(force);
        done();
      });
      child.send('close', () => {});
    });
  }

  private async watch(child: ChildProcess) {
    if (child.connected) child.send('ping', () => {});
    const silence = Date.now() - this.lastPong;
    if (silence < fullDiskMilliseconds) return;
    const full = await this.space.require().then(
      () => undefined,
      (failure: Failure) => failure,
    );
    if (!full && silence < this.statementSeconds * 1000) return;
    this.stopped = full ?? new Failure('conflict', 'failures.statement-stuck', { seconds: this.statementSeconds });
    child.kill('SIGKILL');
  }

  private async onExit(child: ChildProcess) {
    if (this.closing || child !== this.child) return;
    clearInterval(this.timer);
    rmSync(this.socketPath, { force: true });
    await this.start().catch(() => {
      this.stopped ??= new Failure('read-only', 'failures.database-stopped', { directory: this.directory });
    });
  }
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let words = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      words = (words + bytes.toString()).slice(-2000);
    });
    const late = setTimeout(() => child.kill('SIGKILL'), startMilliseconds);
    child.once('message', () => {
      clearTimeout(late);
      done();
    });
    child.once('exit', () => {
      clearTimeout(late);
      fail(new Error(`The embedded database did not start. ${words}`));
    });
  });
}
