import { say } from '#text/text.ts';
import { openServices } from '../open-services.ts';
import { readEnvironment } from '../platform/environment.ts';
import { prepareDemo } from '../prepare-demo.ts';
import type { Command } from './command.ts';
import { commandLanguage } from './print-issues.ts';
import { timeSteps } from './time-steps.ts';

export const command: Command = {
  summary: 'puts the invented demonstration city into the organisation "demo"',
  usage: ['truonggan demo', 'Every figure of it is stamped synthetic. Running it again changes nothing.'],
  options: {},
  async run() {
    const services = await openServices(readEnvironment(process.env));
    try {
      const steps = timeSteps();
      await prepareDemo(services, (step) => steps.begin(`commands.demo.${step}`));
      steps.end();
      process.stdout.write(`${say(commandLanguage(), 'commands.demo-ready')}\n`);
      return 0;
    } finally {
      await services.database.close();
    }
  },
};
