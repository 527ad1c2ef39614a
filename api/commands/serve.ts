import { say } from '#text/text.ts';
import type { Services } from '../platform/context.ts';
import { startServer } from '../server.ts';
import { type Command, type ExitCode, textOption } from './command.ts';
import { commandLanguage } from './print-issues.ts';

export const command: Command = {
  summary: 'serves the web application and the interface on this machine',
  usage: [
    'truonggan serve [--port 8080]',
    'Environment: DATABASE_URL, TRUONGGAN_DATA (data directory), TRUONGGAN_TOKEN, PORT',
  ],
  options: { port: { type: 'string' } },
  run: (values) => serveUntilStopped(textOption(values, 'port')),
};

/** Serves until Ctrl-C or SIGTERM, then closes everything in order. `prepare` runs between the database and the port. */
export async function serveUntilStopped(
  port?: string,
  prepare?: (services: Services) => Promise<void>,
): Promise<ExitCode> {
  const server = await startServer({ ...process.env, ...(port && { PORT: port }) }, prepare);
  const { url, operatorToken: token } = server;
  process.stdout.write(`${say(commandLanguage(), 'commands.serving', { url, token })}\n`);
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await server.close();
  return 0;
}
