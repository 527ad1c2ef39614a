import { existsSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { errorResponse, MessageReader, readyForQuery, readyStatus } from './wire-protocol.ts';

const waitMilliseconds = 250;
const patienceMilliseconds = 60_000;

/**
 * Stands between the driver and the embedded database's process, so that the driver never loses its connection: when the
 * process is ended in the middle of a statement, that statement is answered with an error, and the next one waits for the
 * process to be started again. (The driver, left with a closed connection inside a transaction, would never answer.)
 * @param path where the driver connects  @param databasePath where the process listens  @param why the error's sentence
 */
export function openGateway(path: string, databasePath: string, why: () => string): Promise<Server> {
  const server = createServer((driver) => new Passage(driver, databasePath, why));
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(path, () => {
      server.unref();
      done(server);
    });
  });
}

class Passage {
  private readonly driver: Socket;
  private readonly databasePath: string;
  private readonly why: () => string;
  private readonly reader = new MessageReader();
  private startup: Uint8Array | undefined;
  private database: Socket | undefined;
  private awaiting = 0;
  private queue = Promise.resolve();

  constructor(driver: Socket, databasePath: string, why: () => string) {
    this.driver = driver;
    this.databasePath = databasePath;
    this.why = why;
    driver.on('data', (bytes) => {
      for (const message of this.reader.push(bytes)) this.queue = this.queue.then(() => this.pass(message));
    });
    driver.on('error', () => driver.destroy());
    driver.on('close', () => this.database?.destroy());
  }

  private async pass(message: Uint8Array) {
    if (this.reader.isSecurityRequest(message)) return void this.driver.write('N');
    const starting = this.reader.isStartup(message);
    if (starting) this.startup = message;
    const database = this.database ?? (await this.open(!starting));
    if (!database) return this.refuse();
    const kind = String.fromCharCode(message[0]);
    if (starting || kind === 'Q' || kind === 'S') this.awaiting += 1;
    database.write(message);
  }

  /** Connects, waiting for a process that is being started; `greeted`: the driver has had its greeting already. */
  private async open(greeted: boolean): Promise<Socket | undefined> {
    for (let waited = 0; waited < patienceMilliseconds; waited += waitMilliseconds) {
      const socket = existsSync(this.databasePath) ? await dial(this.databasePath) : undefined;
      if (socket) return this.attach(socket, greeted);
      if (this.driver.destroyed) return undefined;
      await new Promise((later) => setTimeout(later, waitMilliseconds));
    }
    return undefined;
  }

  private async attach(socket: Socket, greeted: boolean): Promise<Socket> {
    if (greeted && this.startup) await greet(socket, this.startup);
    this.database = socket;
    socket.on('data', (bytes) => {
      if (readyStatus(bytes)) this.awaiting = 0;
      if (this.driver.writable) this.driver.write(bytes);
    });
    socket.on('close', () => {
      this.database = undefined;
      if (this.awaiting > 0) this.refuse();
    });
    return socket;
  }

  private refuse() {
    this.awaiting = 0;
    if (!this.driver.writable) return;
    this.driver.write(errorResponse(this.why()));
    this.driver.write(readyForQuery);
  }
}

function dial(path: string): Promise<Socket | undefined> {
  return new Promise((done) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      socket.on('error', () => socket.destroy());
      done(socket);
    });
    socket.once('error', () => done(undefined));
  });
}

function greet(socket: Socket, startup: Uint8Array): Promise<void> {
  return new Promise((done) => {
    const read = (bytes: Buffer) => {
      if (!readyStatus(bytes)) return;
      socket.off('data', read);
      done();
    };
    socket.on('data', read);
    socket.write(startup);
  });
}
