import type { ParseArgsConfig } from 'node:util';

/** Exit codes of the contract: 0 done (warnings listed), 1 refused (nothing written), 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** One verb of the command line. */
export interface Command {
  /** One line for `--help`; `usage` lines follow. */
  summary: string;
  usage: string[];
  options: NonNullable<ParseArgsConfig['options']>;
  /** Its usage says what --seed is, where it takes one. */
  saysSeed?: boolean;
  /** `positionals` come after the verb. Progress and issues go to stderr; data to stdout or `--out`. */
  run(values: Values, positionals: string[]): Promise<ExitCode>;
}

/** What `parseArgs` read, by option name. */
export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** Thrown for a call that cannot be understood: printed as it is, exit code 2. */
export class UsageError extends Error {}

/** Thrown when work that was waited for ended without a result: its sentence is printed as it is, exit code 1. */
export class WorkFailed extends Error {}

/** Thrown when the data are refused: the issues are printed one by one, exit code 1. */
export { Refusal } from '../platform/refusal.ts';

/** The text of option `name`, or undefined. */
export function textOption(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The text of option `name`; a UsageError when absent. */
export function requiredOption(values: Values, name: string): string {
  const value = textOption(values, name);
  if (value === undefined || value === '') throw new UsageError(`Option --${name} is required.`);
  return value;
}

/** A whole number ≥ `least`, or `fallback` when the option is absent. */
export function wholeOption(values: Values, name: string, fallback: number, least = 0): number {
  const value = textOption(values, name);
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || value.trim() === '')
    throw new UsageError(`Option --${name} must be a whole number of at least ${least}, not "${value}".`);
  return number;
}
