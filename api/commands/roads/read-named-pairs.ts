import { basename } from 'node:path';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { readCsvFile } from '../../platform/csv-files.ts';
import { Refusal } from '../command.ts';

/** Pairs `from_id,to_id` as a set of schools by home. Throws Refusal for ids that the other files do not hold. */
export function readNamedPairs(
  path: string,
  homes: ReadonlyMap<string, number>,
  schools: ReadonlyMap<string, number>,
): Set<number>[] {
  const file = basename(path);
  const named: Set<number>[] = Array.from({ length: homes.size });
  const issues: Issue[] = [];
  const columns = {
    required: ['from_id', 'to_id'],
    aliases: { from_id: ['applicant_id', 'id'], to_id: ['school_id'] },
  };
  const summary = readCsvFile(path, columns, ([from = '', to = ''], row) => {
    const home = homes.get(from);
    const school = schools.get(to);
    const at = { severity: 'error' as const, file, row };
    if (home === undefined) issues.push({ code: 'applicant-unknown', ...at, column: 'from_id', value: from });
    if (school === undefined) issues.push({ code: 'school-unknown', ...at, column: 'to_id', value: to });
    if (home === undefined || school === undefined) return;
    named[home] ??= new Set();
    named[home].add(school);
  });
  if (summary.issues.length + issues.length > 0) throw new Refusal([...summary.issues, ...issues]);
  return named;
}
