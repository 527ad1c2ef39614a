import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Issue } from '../../geodata/sources/issues.ts';
import { Failure } from '../platform/errors.ts';
import { type Command, type ExitCode, Refusal, UsageError, WorkFailed } from './command.ts';
import { commandLanguage, printIssues } from './print-issues.ts';

/** Every verb, loaded only when called. */
const verbs: Record<string, () => Promise<{ command: Command }>> = {
  travel: () => import('./travel.ts'),
  assign: () => import('./assign.ts'),
  verify: () => import('./verify.ts'),
  compare: () => import('./compare.ts'),
  stress: () => import('./stress.ts'),
  decision: () => import('./decision.ts'),
  period: () => import('./season/period.ts'),
  run: () => import('./season/run.ts'),
  draw: () => import('./season/draw.ts'),
  result: () => import('./season/result.ts'),
  round: () => import('./season/round.ts'),
  appeal: () => import('./season/appeal.ts'),
  receipt: () => import('./season/receipt.ts'),
  'verify-public': () => import('./verify-public.ts'),
  classes: () => import('./classes.ts'),
  'verify-classes': () => import('./verify-classes.ts'),
  forecast: () => import('./forecast.ts'),
  site: () => import('./site.ts'),
  start: () => import('./start.ts'),
  demo: () => import('./demo.ts'),
  import: () => import('./import.ts'),
  synthesise: () => import('./synthesise.ts'),
  export: () => import('./export.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  migrate: () => import('./migrate.ts'),
  serve: () => import('./serve.ts'),
};

const shared = {
  help: { type: 'boolean', short: 'h' },
  issues: { type: 'string' },
  seed: { type: 'string' },
} as const;

/** Runs `argv` (without node and script) and answers its exit code. Never throws for bad usage or refused data. */
export async function runCommand(argv: string[]): Promise<ExitCode> {
  const [verb, ...rest] = argv;
  if (!verb || verb === '--help' || verb === '-h' || verb === 'help') return printOverview();
  const load = verbs[verb];
  if (!load) {
    process.stderr.write(`There is no verb "${verb}". Verbs: ${Object.keys(verbs).join(', ')}.\n`);
    return 2;
  }
  const { command } = await load();
  let issuesFile: string | undefined;
  try {
    const { values, positionals } = readArguments(command, rest);
    if (values.help) return printHelp(verb, command);
    issuesFile = typeof values.issues === 'string' ? values.issues : undefined;
    return await command.run(values, positionals);
  } catch (failure) {
    if (failure instanceof UsageError) {
      process.stderr.write(`${failure.message}\nSee: truonggan ${verb} --help\n`);
      return 2;
    }
    if (failure instanceof WorkFailed) {
      process.stderr.write(`${failure.message}\n`);
      return 1;
    }
    if (failure instanceof Failure) {
      process.stderr.write(`${failure.sentence(commandLanguage())}\n`);
      printIssues(failure.issues);
      return 1;
    }
    if (!(failure instanceof Refusal)) throw failure;
    reportRefusal(failure.issues, issuesFile);
    return 1;
  }
}

function readArguments(command: Command, rest: string[]) {
  try {
    return parseArgs({ args: rest, options: { ...shared, ...command.options }, allowPositionals: true });
  } catch (failure) {
    throw new UsageError((failure as Error).message);
  }
}

function reportRefusal(issues: Issue[], issuesFile: string | undefined): void {
  printIssues(issues);
  if (issuesFile) writeFileSync(issuesFile, `${JSON.stringify(issues, null, 2)}\n`);
}

async function printOverview(): Promise<ExitCode> {
  process.stdout.write('truonggan <verb> [options]\n\n');
  const longest = Math.max(...Object.keys(verbs).map((verb) => verb.length));
  for (const [verb, load] of Object.entries(verbs)) {
    const { command } = await load();
    process.stdout.write(`  ${verb.padEnd(longest + 2)}${command.summary}\n`);
  }
  process.stdout.write('\ntruonggan <verb> --help tells more of one.\n');
  return 0;
}

function printHelp(verb: string, command: Command): ExitCode {
  process.stdout.write(`truonggan ${verb}: ${command.summary}\n\n`);
  for (const line of command.usage) process.stdout.write(`  ${line}\n`);
  process.stdout.write('\n');
  if (!command.saysSeed) process.stdout.write('  --seed TEXT      seed of everything random (default 0)\n');
  process.stdout.write('  --issues FILE    write errors and warnings as JSON\n');
  return 0;
}
