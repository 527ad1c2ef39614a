import { startServer } from '../server.ts';
import { type Command, type ExitCode, textOption } from './command.ts';

export const command: Command = {
  summary: 'serves the web application and the interface on this machine',
  usage: [
    'truonggan serve [--port 8080]',
    'Environment: DATABASE_URL, TRUONGGAN_DATA (data directory), TRUONGGAN_TOKEN, PORT',
  ],
  options: { port: { type: 'string' } },
  run: (values) => serveUntilStopped(textOption(values, 'port')),
};

/** Serves until Ctrl-C or SIGTERM, then closes everything in order. */
export async function serveUntilStopped(port?: string): Promise<ExitCode> {
  const server = await startServer({ ...process.env, ...(port && { PORT: port }) });
  process.stdout.write(`Trường Gần: ${server.url}\nOperator token: ${server.operatorToken}\n`);
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await server.close();
  return 0;
}
