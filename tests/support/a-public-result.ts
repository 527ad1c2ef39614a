import { encode } from '#engines/assignment/encode.ts';
import { run } from '#engines/assignment/run.ts';
import { buildPublicResult } from '#engines/publication/build-public-result.ts';
import type { PublicResult } from '#engines/publication/public-result.ts';
import type { AnEnrolment } from './an-enrolment.ts';

/** The public form of what an enrolment gives, as it would come back from its file. Pseudonyms stand in another order than ids. */
export function aPublicResult(town: AnEnrolment): PublicResult {
  const { problem, issues } = encode(town.records(), town.rules(), town.seed);
  if (!problem) throw new Error(JSON.stringify(issues));
  const facts = {
    period: { name: 'Lớp 1', schoolYear: '2026-2027', level: 'primary' },
    publication: { version: 1, reason: null },
    run: 'run-1',
    synthetic: true,
    rules: town.rules() as unknown as Record<string, unknown>,
    draw: null,
    schoolNames: new Map<string, string>(),
  };
  const pseudonyms = problem.records.applicants.ids.map((id) => `p-${[...id].reverse().join('')}`);
  const result = buildPublicResult(problem, run(problem), facts, pseudonyms);
  return JSON.parse(JSON.stringify(result)) as PublicResult;
}
