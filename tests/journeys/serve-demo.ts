import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createServerDatabase } from '../support/a-database.ts';

const startMilliseconds = 240_000;

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
    operatorToken: string;
    /** Seconds from `npm start` to the first answer, on a fresh data directory. */
    firstStartSeconds: number;
  }
}

/** Starts the demonstration once for all journeys. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const demo = await startDemo();
  project.provide('url', demo.url);
  project.provide('operatorToken', demo.operatorToken);
  project.provide('firstStartSeconds', demo.seconds);
  return demo.stop;
}

/**
 * Starts the product as a newcomer does, on a fresh data directory, and where DATABASE_URL names a PostgreSQL on a fresh database of it;
 * `seconds` until it answered.
 */
export async function startDemo() {
  const directory = mkdtempSync(join(tmpdir(), 'truonggan-journeys-'));
  const own = process.env.DATABASE_URL ? await createServerDatabase(process.env.DATABASE_URL) : null;
  const began = Date.now();
  const served = await serve('start', directory, own ? { DATABASE_URL: own.url } : {});
  const seconds = (Date.now() - began) / 1000;
  const stop = async () => {
    await served.stop();
    await own?.drop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { ...served, seconds, stop };
}

/** Serves what was imported into a data directory, without the demonstration. */
export function serveData(directory: string) {
  return serve('serve', directory);
}

async function serve(verb: 'start' | 'serve', directory: string, more: Record<string, string> = {}) {
  const server = spawn(process.execPath, ['--import', 'tsx', 'api/cli.ts', verb], {
    env: { ...process.env, TRUONGGAN_DATA: directory, PORT: '0', TRUONGGAN_DISK_FLOOR_MB: '64', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { url, operatorToken } = await untilServing(server);
  const stop = async () => {
    server.kill('SIGTERM');
    await new Promise((done) => server.once('exit', done));
  };
  return { url, operatorToken, pid: server.pid!, stop };
}

function untilServing(server: ChildProcess): Promise<{ url: string; operatorToken: string }> {
  return new Promise((done, fail) => {
    let words = '';
    const late = setTimeout(() => fail(new Error(`The server did not start in time.\n${words}`)), startMilliseconds);
    const read = (bytes: Buffer) => {
      words += bytes.toString();
      const url = /http:\/\/localhost:\d+/.exec(words)?.[0];
      const operatorToken = /token: (\S+)/i.exec(words)?.[1];
      if (!url || !operatorToken) return;
      clearTimeout(late);
      done({ url, operatorToken });
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', () => fail(new Error(`The server stopped while starting.\n${words}`)));
  });
}
