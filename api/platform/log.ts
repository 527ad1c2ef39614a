import { type Logger, pino } from 'pino';

export type Log = Logger;

/** The server's log, to stderr. Homes, tokens and names of children never enter: these paths are cut out wherever they stand. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          'home',
          '*.home',
          'lonLat',
          '*.lonLat',
          'token',
          '*.token',
          'authorization',
          '*.authorization',
          'name',
          '*.name',
        ],
        remove: true,
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
