import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, describe, expect, test } from 'vitest';
import { openGateway } from '../../api/platform/embedded-gateway.ts';
import { MessageReader } from '../../api/platform/wire-protocol.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const message = (kind: string, body: Uint8Array | string = '') => {
  const content = Buffer.from(body);
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
};
const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number) => Buffer.from([0, 0, value >> 8, value & 255]);

/** One column `n` of type text. */
const columns = message(
  'T',
  Buffer.concat([int16(1), Buffer.from('n\0'), Buffer.alloc(12), int16(1), int32(1), int16(0)]),
);
const row = (value: string) => message('D', Buffer.concat([int16(1), int32(value.length), Buffer.from(value)]));
const greeting = (status: string) =>
  Buffer.concat([message('R', int32(0)), message('K', Buffer.alloc(8)), ready(status)]);
const ready = (status: string) => message('Z', status);

/**
 * A process that speaks the protocol and is ended, with all its connections, after so many bytes of answers; the next one lives.
 * `kept`: statements of transactions that were committed, and those that stood alone.
 */
class FakeProcess {
  readonly kept: string[] = [];
  bytesAnswered = 0;
  private bytesLeft: number;
  private ending = false;
  private restart: NodeJS.Timeout | undefined;
  private readonly path: string;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  constructor(path: string, bytesLeft: number) {
    this.path = path;
    this.bytesLeft = bytesLeft;
  }

  start(): Promise<void> {
    const server = createServer((socket) => this.serve(socket));
    this.server = server;
    return new Promise((done) => server.listen(this.path, done));
  }

  end(): void {
    clearTimeout(this.restart);
    for (const socket of this.sockets) socket.destroy();
    this.server?.close();
    rmSync(this.path, { force: true });
  }

  private serve(socket: Socket) {
    const reader = new MessageReader();
    let status = 'I';
    let statement = '';
    let pending: string[] = [];
    this.sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      for (const asked of reader.push(bytes)) if (!this.ending) this.write(socket, answer(asked));
    });
    const run = (text: string) => {
      if (text.startsWith('begin')) status = 'T';
      else if (text === 'rollback') [status, pending] = ['I', []];
      else if (text === 'commit') {
        this.kept.push(...pending);
        [status, pending] = ['I', []];
      } else if (status === 'T') pending.push(text);
      else this.kept.push(text);
      const rows = text.startsWith('select') ? [row(text)] : [];
      return Buffer.concat([...rows, message('C', `${text.split(' ')[0].toUpperCase()} ${rows.length}\0`)]);
    };
    const answer = (asked: Uint8Array): Buffer => {
      if (reader.isStartup(asked)) return greeting('I');
      const body = Buffer.from(asked.subarray(5)).toString();
      switch (String.fromCharCode(asked[0])) {
        case 'Q':
          statement = body.slice(0, -1).trim();
          return Buffer.concat([
            statement.startsWith('select') ? columns : Buffer.alloc(0),
            run(statement),
            ready(status),
          ]);
        case 'P':
          statement = body.split('\0')[1].trim();
          return message('1');
        case 'D':
          return Buffer.concat([
            message('t', statement.includes('$1') ? Buffer.concat([int16(1), int32(25)]) : int16(0)),
            statement.startsWith('select') ? columns : message('n'),
          ]);
        case 'B':
          return message('2');
        case 'E':
          return run(statement);
        case 'S':
          return ready(status);
        default:
          return Buffer.alloc(0);
      }
    };
  }

  private write(socket: Socket, bytes: Buffer) {
    if (this.ending) return;
    const sent = Math.min(bytes.length, this.bytesLeft);
    this.bytesAnswered += sent;
    this.bytesLeft -= sent;
    if (this.bytesLeft > 0) return void socket.write(bytes);
    this.bytesLeft = Number.POSITIVE_INFINITY;
    this.ending = true;
    socket.write(bytes.subarray(0, sent), () => {
      this.end();
      this.restart = setTimeout(() => {
        this.ending = false;
        void this.start();
      }, 20);
    });
  }
}

/** A driver as the server opens it, before a process that is ended after `bytes` of answers. */
async function aDriver(bytes = Number.POSITIVE_INFINITY) {
  const home = mkdtempSync(join(tmpdir(), 'truonggan-gateway-'));
  const [path, databasePath] = [join(home, '.s.PGSQL.5432'), join(home, 'database')];
  const process = new FakeProcess(databasePath, bytes);
  await process.start();
  const gateway = await openGateway(path, databasePath, () => 'The database restarted.');
  const own = { path, username: 'postgres', database: 'postgres', prepare: false, fetch_types: false };
  const driver = postgres({ ...own, max: 1, onnotice: () => {} });
  closers.push(() => existsSync(home) && rmSync(home, { recursive: true }));
  closers.push(() => process.end());
  closers.push(() => gateway.close());
  closers.push(() => driver.end({ timeout: 1 }));
  return { driver, process };
}

const ended = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (failure: { code?: string; stack?: string }) => (failure.code === '57P01' ? failure.code : failure.stack),
  );

/** A transaction of statements of each kind, one that stands alone, and one more when all is over. */
async function work(driver: postgres.Sql) {
  const transaction = driver.begin(async (tx) => {
    await tx.unsafe('insert first');
    await tx.unsafe('select $1', ['x']);
    await tx.unsafe('insert second');
  });
  const beside = driver`select beside`;
  const outcomes = await Promise.all([ended(transaction), ended(beside)]);
  return [...outcomes, await ended(driver.unsafe('select after'))];
}

describe('the gateway before the embedded database', () => {
  test('answers every statement wherever the process is ended, keeps transactions whole, and goes on', {
    timeout: 300_000,
  }, async () => {
    const whole = await aDriver();
    expect(await work(whole.driver)).toEqual(['done', 'done', 'done']);
    expect(whole.process.kept).toEqual(['insert first', 'select $1', 'insert second', 'select beside', 'select after']);
    const { bytesAnswered } = whole.process;
    expect(bytesAnswered).toBeGreaterThan(200);
    const cuts = Array.from({ length: bytesAnswered }, (_, i) => i + 1);
    for (let from = 0; from < cuts.length; from += 20)
      await Promise.all(
        cuts.slice(from, from + 20).map(async (cut) => {
          const { driver, process } = await aDriver(cut);
          const [transaction, beside, after] = await work(driver);
          expect([transaction, beside], `cut after ${cut} bytes`).toEqual(
            [transaction, beside].map((outcome) => (outcome === 'done' ? 'done' : '57P01')),
          );
          // A process ended on the last byte may yet cut the statement after it; the one after that is answered.
          if (after !== 'done') expect(await ended(driver.unsafe('select again'))).toBe('done');
          const inserted = process.kept.filter((text) => text.startsWith('insert'));
          if (transaction === 'done') expect(inserted).toEqual(['insert first', 'insert second']);
          else expect([0, 2], `cut after ${cut} bytes kept ${inserted}`).toContain(inserted.length);
        }),
      );
  });
});
