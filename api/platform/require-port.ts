import { createServer } from 'node:net';
import { Failure } from './errors.ts';

/** Throws `conflict` in words when `port` of this machine cannot be listened on; asked before minutes are spent on the rest. */
export async function requirePort(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((done, fail) => {
    probe.once('error', fail);
    probe.listen(port, '127.0.0.1', () => probe.close(() => done()));
  }).catch((failure: NodeJS.ErrnoException) => {
    throw portFailure(port, failure);
  });
}

/** The sentence for a port that could not be opened. */
export function portFailure(port: number, failure: NodeJS.ErrnoException): Failure {
  const other = port < 65_000 ? port + 1 : port - 1;
  if (failure.code === 'EADDRINUSE')
    return new Failure('conflict', 'failures.port-in-use', { port: String(port), other: String(other) });
  const reason = failure.code ?? failure.message;
  return new Failure('conflict', 'failures.port-refused', { port: String(port), other: String(other), reason });
}
