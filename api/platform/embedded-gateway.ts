import { existsSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { endsTransaction, errorResponse, MessageReader, ReplyReader, readyForQuery } from './wire-protocol.ts';

const waitMilliseconds = 250;
const patienceMilliseconds = 60_000;

/**
 * Stands between the driver and the embedded database's process, so that the driver never loses its connection: when the
 * process is ended, all that was under way is answered with an error, and the next statement waits for the process to be
 * started again. A transaction that the process took with it stays refused until the driver ends it: none of its later
 * statements may reach the new process, where each would be kept on its own.
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
  /** Requests the process has not answered, in order: does each end a transaction? */
  private readonly underWay: boolean[] = [];
  /** Does the statement named last end its transaction? The driver prepares none under a name. */
  private ends = false;
  /** Messages of the extended protocol went out that no Sync has closed yet. */
  private unsynced = false;
  private inTransaction = false;
  /** The driver's transaction went with the process. */
  private lost = false;
  /** After an error in the middle of an extended request everything up to its Sync is left out. */
  private skipping = false;
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
    const kind = starting ? 'startup' : String.fromCharCode(message[0]);
    if (!starting) this.ends = endsTransaction(kind, message) ?? this.ends;
    if (this.skipping || this.lost) return this.refuse(kind);
    const database = this.database ?? (await this.open(!starting));
    if (!database) return this.refuse(kind);
    if (kind === 'startup' || kind === 'Q' || kind === 'S') this.underWay.push(this.ends);
    this.unsynced = !(kind === 'startup' || kind === 'Q' || kind === 'S');
    database.write(message);
  }

  /** Connects, waiting for a process that is being started; `greeted`: the driver has had its greeting already. */
  private async open(greeted: boolean): Promise<Socket | undefined> {
    for (let waited = 0; waited < patienceMilliseconds; waited += waitMilliseconds) {
      const socket = existsSync(this.databasePath) ? await dial(this.databasePath) : undefined;
      if (socket && (!greeted || (await greet(socket, this.startup!)))) return this.attach(socket);
      if (this.driver.destroyed) return undefined;
      await new Promise((later) => setTimeout(later, waitMilliseconds));
    }
    return undefined;
  }

  private attach(socket: Socket): Socket {
    const replies = new ReplyReader();
    this.database = socket;
    socket.on('data', (bytes) => {
      const { whole, statuses } = replies.push(bytes);
      for (const status of statuses) {
        this.underWay.shift();
        this.inTransaction = status !== 'I';
      }
      // Half a message would swallow the error that follows when the process goes away here.
      for (const part of whole) this.write(part);
    });
    socket.on('close', () => this.onClose());
    return socket;
  }

  /** The process is gone: answers everything it left unanswered. */
  private onClose() {
    this.database = undefined;
    this.lost = this.inTransaction;
    this.inTransaction = false;
    for (const ends of this.underWay.splice(0)) this.answer(ends);
    if (!this.unsynced) return;
    this.unsynced = false;
    this.skipping = true;
    this.write(errorResponse(this.why()));
  }

  /** A message that may not reach the process. */
  private refuse(kind: string) {
    if (kind === 'X') return void this.driver.end();
    if (this.skipping) {
      if (kind !== 'S') return;
      this.skipping = false;
      this.write(readyForQuery(this.lost ? 'E' : 'I'));
      return;
    }
    if (kind === 'H') {
      // A Flush asks for an answer before its Sync.
      this.skipping = true;
      this.write(errorResponse(this.why()));
    } else if (kind === 'startup' || kind === 'Q' || kind === 'S') this.answer(this.ends);
  }

  /** Refuses a whole request; in a lost transaction the driver is told that it is still in one until it ends it. */
  private answer(ends: boolean) {
    if (ends) this.lost = false;
    this.write(errorResponse(this.why()));
    this.write(readyForQuery(this.lost ? 'E' : 'I'));
  }

  private write(bytes: Uint8Array) {
    if (this.driver.writable) this.driver.write(bytes);
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

/** Sends the driver's greeting again and keeps the reply to itself; false when the process went away meanwhile. */
function greet(socket: Socket, startup: Uint8Array): Promise<boolean> {
  return new Promise((done) => {
    const replies = new ReplyReader();
    const finish = (greeted: boolean) => {
      socket.off('data', read);
      socket.off('close', leave);
      done(greeted);
    };
    const read = (bytes: Buffer) => {
      if (replies.push(bytes).statuses.length > 0) finish(true);
    };
    const leave = () => finish(false);
    socket.on('data', read);
    socket.on('close', leave);
    socket.write(startup);
  });
}
