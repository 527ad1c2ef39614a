import type { Sql, TransactionSql } from 'postgres';

/** The backend was shut down (57P01), or the connection to it is gone. */
const lostCodes = new Set([
  '57P01',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Did a statement fail because the database went away under it? */
export function isConnectionLost(failure: unknown): boolean {
  const { code, cause } = (failure ?? {}) as { code?: string; cause?: unknown };
  return (code !== undefined && lostCodes.has(code)) || (cause !== undefined && isConnectionLost(cause));
}

/**
 * Makes a transaction end with its connection. The driver refuses it when the server closes the connection, but then sends the
 * rollback, and whatever the work goes on to ask, to the closed connection: that ends this process, or, where the connection
 * was opened again meanwhile, keeps a single statement outside of any transaction.
 */
export function endWithConnection(client: Sql): Sql {
  const begin = client.begin.bind(client) as (work: (tx: TransactionSql) => Promise<unknown>) => Promise<unknown>;
  const guarded = (work: (tx: TransactionSql) => Promise<unknown>) => {
    let over = false;
    const begun = begin((tx) => {
      refuseWhen(tx, () => over);
      return unlessOver(work(tx), () => over);
    });
    const end = () => {
      over = true;
    };
    begun.then(end, end);
    return begun;
  };
  return Object.assign(client, { begin: guarded as Sql['begin'] });
}

/** Ends as `work` does, but never once the driver has ended the transaction: it has nothing left to commit or roll back. */
function unlessOver<T>(work: Promise<T>, over: () => boolean): Promise<T> {
  return new Promise((done, fail) => {
    work.then(
      (answer) => over() || done(answer),
      // A statement fails a moment before the driver learns that its connection closed.
      (failure) => setImmediate(() => over() || fail(failure)),
    );
  });
}

/** Every statement is asked through `unsafe`. */
function refuseWhen(tx: TransactionSql, over: () => boolean): void {
  const ask = tx.unsafe;
  tx.unsafe = ((...question: Parameters<typeof ask>) => {
    if (over()) throw Object.assign(new Error('This transaction is over.'), { code: 'CONNECTION_CLOSED' });
    return ask(...question);
  }) as typeof ask;
}
