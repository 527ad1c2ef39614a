import { say } from '#text/text.ts';
import { buildWeb, isWebStale } from '../build-web.ts';
import type { Services } from '../platform/context.ts';
import { needsDemo, prepareDemo } from '../prepare-demo.ts';
import { type Command, textOption } from './command.ts';
import { commandLanguage } from './print-issues.ts';
import { serveUntilStopped } from './serve.ts';
import { timeSteps } from './time-steps.ts';

export const command: Command = {
  summary: 'builds what is stale, prepares the demonstration where there is no city yet, and serves',
  usage: ['truonggan start [--port 8080]', 'The same environment as `truonggan serve`.'],
  options: { port: { type: 'string' } },
  async run(values) {
    const steps = timeSteps();
    // The builder works in a process of its own while the database opens and the city is built here.
    const web = isWebStale() ? buildWeb() : undefined;
    web?.catch(() => {});
    if (web) process.stderr.write(`${say(commandLanguage(), 'commands.start.web')}\n`);
    steps.begin('commands.start.database');
    return serveUntilStopped(textOption(values, 'port'), async (services: Services) => {
      steps.end();
      if (await needsDemo(services.database.db))
        await prepareDemo(services, (step) => steps.begin(`commands.demo.${step}`));
      steps.begin('commands.start.rest');
      await web;
      steps.end();
    });
  },
};
