import { runCommand } from './commands/run.ts';

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
  if (failure.code !== 'EPIPE') throw failure;
  process.exit(0);
});
process.exitCode = await runCommand(process.argv.slice(2));
