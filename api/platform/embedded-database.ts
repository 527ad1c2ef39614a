/**
 * The embedded database's own process: PGlite with PostGIS behind the PostgreSQL wire protocol on a private socket.
 * Its statements block their event loop, so it never shares one with the server; and one protocol means one driver,
 * one SQL path and one set of type conversions for both databases.
 */
import { createServer, type Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { postgis } from '@electric-sql/pglite-postgis';
import { enterAlone } from './directory-lock.ts';
import { createTurns, type Turns } from './turns.ts';
import { errorResponse, MessageReader, readyStatus, withoutCopy } from './wire-protocol.ts';

const [directory, socketPath] = process.argv.slice(2);
await enterAlone(directory, 120_000);
const database = await PGlite.create({ dataDir: directory, extensions: { postgis, pg_trgm, unaccent } });
const turns = createTurns();
let greeting: Uint8Array | undefined;

const server = createServer((socket) => serveConnection(socket, turns));
server.listen(socketPath, () => process.send?.('ready'));

process.on('message', (message) => {
  if (message === 'ping') process.send?.('pong');
  if (message === 'close') void close();
});
process.on('disconnect', () => void close());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});

async function close() {
  server.close();
  await turns.take();
  await database.close();
  process.exit(0);
}

function serveConnection(socket: Socket, turns: Turns) {
  const reader = new MessageReader();
  let release: (() => void) | undefined;
  let queue = Promise.resolve();
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    for (const message of reader.push(bytes)) queue = queue.then(() => answer(message)).catch(fail);
  });
  socket.on('close', () => {
    queue = queue.then(async () => {
      if (!release) return;
      await database.exec('rollback').catch(() => {});
      release();
      release = undefined;
    });
  });

  async function answer(message: Uint8Array) {
    if (reader.isSecurityRequest(message)) return void socket.write('N');
    if (reader.isStartup(message)) return void socket.write(await greet(message));
    const kind = String.fromCharCode(message[0]);
    if (kind === 'X') return void socket.end();
    // One backend serves all connections: a connection keeps its turn until its transaction is over.
    release ??= await turns.take();
    const reply = await database.execProtocolRaw(withoutCopy(kind, message));
    if (socket.writable && reply.length > 0) socket.write(reply);
    if ((kind === 'Q' || kind === 'S') && readyStatus(reply) === 'I') {
      release();
      release = undefined;
    }
  }

  function fail(failure: unknown) {
    socket.end(errorResponse(failure instanceof Error ? failure.message : String(failure)));
  }
}

/** The backend greets once; later connections get the same greeting. */
async function greet(startup: Uint8Array): Promise<Uint8Array> {
  if (greeting) return greeting;
  const release = await turns.take();
  greeting ??= (await database.execProtocolRaw(startup)).slice();
  release();
  return greeting;
}
