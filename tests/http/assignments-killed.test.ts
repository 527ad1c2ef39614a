import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Run } from '../../api/client.ts';
import {
  anEnrolmentTown,
  type Child,
  type EnrolmentTown,
  operatorToken,
  organisationId,
} from '../support/an-enrolment-town.ts';

const cli = fileURLToPath(new URL('../../api/cli.ts', import.meta.url));
let town: EnrolmentTown;
let period: string;
let server: { process: ChildProcess; url: string };

beforeAll(async () => {
  town = await anEnrolmentTown();
  const children: Record<string, Child> = {};
  for (let i = 0; i < 2000; i++)
    children[`c${String(i).padStart(4, '0')}`] = {
      at: ['ABCDEF'[i % 6], (i * 7) % 60, (i * 11) % 40],
      attributes: { group: String(1 + (i % 2)) },
    };
  period = await town.aPeriod(children, { north: 700, south: 700 });
  await town.closeButKeep();
});
afterAll(async () => {
  server?.process.kill('SIGKILL');
  await town?.discard();
});

async function serve(): Promise<typeof server> {
  const { environment } = town.store;
  const child = spawn(process.execPath, ['--import', 'tsx', cli, 'serve', '--port', '0'], {
    env: {
      ...process.env,
      TRUONGGAN_DATA: environment.TRUONGGAN_DATA,
      TRUONGGAN_TOKEN: operatorToken,
      TRUONGGAN_DISK_FLOOR_MB: '16',
      ...(environment.DATABASE_URL && { DATABASE_URL: environment.DATABASE_URL }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((done, fail) => {
    let text = '';
    child.stdout?.on('data', (piece: Buffer) => {
      text += piece.toString();
      const found = /http:\/\/localhost:\d+/.exec(text);
      if (found) done(found[0]);
    });
    child.once('exit', (code) => fail(new Error(`The server ended with ${code}: ${text}`)));
  });
  return { process: child, url };
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${server.url}/api/${organisationId}${path}`, {
    method,
    headers: { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

async function until(runId: string, enough: (run: Run) => boolean): Promise<Run> {
  for (;;) {
    const run = await call<Run>('GET', `/runs/${runId}`);
    if (enough(run)) return run;
    await new Promise((done) => setTimeout(done, 20));
  }
}
const ended = (run: Run) => !['queued', 'running', 'verifying'].includes(run.status);

it('a server killed in the middle of a run takes it up again and gives the same bytes', async () => {
  server = await serve();
  const { id } = await call<Run>('POST', `/periods/${period}/runs`, { seed: 'killed' });
  const atWork = await until(id, ({ inputsSha256, status }) => inputsSha256 !== null || status !== 'queued');
  expect(ended(atWork)).toBe(false);
  server.process.kill('SIGKILL');
  await new Promise((done) => server.process.once('exit', done));
  server = await serve();
  const resumed = await until(id, ended);
  expect(resumed).toMatchObject({ status: 'done', certified: true, counts: { applicants: 2000, placed: 1400 } });
  const { id: other } = await call<Run>('POST', `/periods/${period}/runs`, { seed: 'killed' });
  const undisturbed = await until(other, ended);
  expect(resumed.inputsSha256).toBe(undisturbed.inputsSha256);
  expect(resumed.placementsSha256).toBe(undisturbed.placementsSha256);
}, 240_000);
