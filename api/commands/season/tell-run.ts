import { sayDate, sayTime } from '#text/say.ts';
import { say } from '#text/text.ts';
import type { Run } from '../../domains/assignments/types.ts';
import { commandLanguage, printIssues } from '../print-issues.ts';
import type { Call } from './acts.ts';

/** What came of a run: how many have a place, whether it was certified, and what to know of it. */
export function tellRun({ tell }: Call, run: Run): void {
  tell('commands.run.id', { id: run.id, kind: kindOf(run), mechanism: `@council.mechanism.${run.mechanism}` });
  if (run.counts) {
    const { applicants, placed, unplaced, seats, firstChoice, meanMetres, maxMetres, decisions } = run.counts;
    tell('commands.run.counts', { applicants, placed, unplaced, seats, firstChoice });
    if (meanMetres !== null && maxMetres !== null) tell('commands.run.metres', { mean: meanMetres, most: maxMetres });
    for (const { number, children } of decisions ?? []) tell('season.by-decision', { number, children });
  }
  if (run.placementsSha256) tell('commands.run.placements', { sha256: run.placementsSha256 });
  if (run.status === 'done') tell(run.certified ? 'council.certificate-good' : 'council.certificate-bad');
  if (run.synthetic) tell('common.synthetic-whole');
  printIssues(run.notes);
}

/** One line a run: when, what kind, where it stands, how many have a place. */
export function tellRunLine({ tell }: Call, run: Run): void {
  const { id, createdAt, status, counts } = run;
  const facts = {
    when: `${sayDate(createdAt)} ${sayTime(createdAt)}`,
    kind: kindOf(run),
    status: `@council.status.${status}`,
    id,
  };
  if (counts) tell('commands.run.line', { ...facts, placed: counts.placed, applicants: counts.applicants });
  else tell('commands.run.line-without', facts);
  if (run.failure) tell('commands.run.failure', { failure: run.failure });
}

/** What a run is: a practice run, a sealed draw or a further round. */
export function kindOf({ drawId, baseRunId }: Run): string {
  const kind = baseRunId !== null ? 'round' : drawId !== null ? 'draw' : 'practice';
  return say(commandLanguage(), `season.run-kind.${kind}`);
}
