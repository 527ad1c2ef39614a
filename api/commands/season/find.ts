import { listRuns } from '../../domains/assignments/show-runs.ts';
import type { Run } from '../../domains/assignments/types.ts';
import { listPeriods } from '../../domains/periods/list-periods.ts';
import type { Period } from '../../domains/periods/types.ts';
import { listPublications } from '../../domains/publications/list-publications.ts';
import type { Publication } from '../../domains/publications/types.ts';
import { Failure } from '../../platform/errors.ts';
import { textOption } from '../command.ts';
import type { Call } from './acts.ts';

/** As many signs of an id as name it alone among a period's. */
const leastSigns = 6;

/**
 * The period `--period` names by id, its first signs, its name or words of it ("lớp 1"); without it the only one there is.
 * `invalid` listing all of them otherwise.
 */
export async function findPeriod({ context, values }: Call): Promise<Period> {
  const periods = await listPeriods(context);
  if (periods.length === 0) throw new Failure('not-found', 'commands.period.none');
  const given = textOption(values, 'period')?.trim().normalize('NFC').toLocaleLowerCase('vi');
  if (given === undefined && periods.length === 1) return periods[0];
  const named = periods.map((period) => ({ period, name: period.name.normalize('NFC').toLocaleLowerCase('vi') }));
  const exact = named.filter(
    ({ period, name }) => given !== undefined && (isNamed(period.id, given) || name === given),
  );
  const found = exact.length > 0 ? exact : named.filter(({ name }) => given && name.includes(given));
  if (found.length === 1) return found[0].period;
  const list = periods.map(({ id, name }) => `\n  ${id}  ${name}`).join('');
  const key = given === undefined ? 'commands.period.which' : 'commands.period.not-one';
  throw new Failure('invalid', key, { count: periods.length, list, given: textOption(values, 'period') ?? '' });
}

/** The run `--run` names by id, or its first signs; without it what `fallback` chooses of the period's runs, newest first. */
export async function findRun(
  { context, values }: Call,
  period: Period,
  fallback: (runs: Run[]) => Run | undefined,
): Promise<Run> {
  const runs = await listRuns(context, period.id);
  const given = textOption(values, 'run');
  const matching = given === undefined ? undefined : runs.filter(({ id }) => isNamed(id, given));
  const found = matching ? (matching.length === 1 ? matching[0] : undefined) : fallback(runs);
  if (found) return found;
  if (given === undefined) throw new Failure('conflict', 'commands.run.none', { period: period.name });
  throw new Failure('not-found', 'failures.no-such-run', { run: given });
}

/** The version `--version` names; without it the newest that `fits`. `not-found` where there is none. */
export async function findVersion(
  { context, values }: Call,
  period: Period,
  fits: (publication: Publication) => boolean,
): Promise<Publication> {
  const versions = await listPublications(context, period.id);
  const given = textOption(values, 'version');
  const wanted = versions.filter(({ version }) => given === undefined || String(version) === given);
  const found = wanted.find(fits) ?? (given === undefined ? undefined : wanted[0]);
  if (found) return found;
  const list = versions.map(({ version }) => version).join(', ') || '–';
  throw new Failure('not-found', 'commands.result.no-version', { period: period.name, list });
}

function isNamed(id: string, given: string): boolean {
  return id === given || (given.length >= leastSigns && id.startsWith(given));
}
