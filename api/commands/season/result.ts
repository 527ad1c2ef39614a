import { sayDate, sayTime } from '#text/say.ts';
import type { Run } from '../../domains/assignments/types.ts';
import { approvePublication } from '../../domains/publications/approve-publication.ts';
import { getPublicFile } from '../../domains/publications/get-public-file.ts';
import { exportAffected, listAffected } from '../../domains/publications/list-affected.ts';
import { listPublications } from '../../domains/publications/list-publications.ts';
import { exportSchoolResults, listSchoolResults } from '../../domains/publications/list-school-results.ts';
import { proposePublication } from '../../domains/publications/propose-publication.ts';
import { publishingWork } from '../../domains/publications/run-publishing.ts';
import { getPublishing } from '../../domains/publications/show-publishing.ts';
import type { Publication } from '../../domains/publications/types.ts';
import { withdrawPublication } from '../../domains/publications/withdraw-publication.ts';
import { Failure } from '../../platform/errors.ts';
import { requiredOption, textOption } from '../command.ts';
import { actsOf, type Call } from './acts.ts';
import { findPeriod, findRun, findVersion } from './find.ts';
import { waitFor } from './wait.ts';
import { checkOutFile, writeOut } from './write-file.ts';

export const command = actsOf(
  'result',
  'the public result of a period: publish, correct, approve, take out the public file',
  {
    publish: {
      words: '[--period P] [--run R]',
      does: 'makes the certified run of the sealed draw version 1 of the public result (default: of the newest draw)',
      options: ['period', 'run'],
      works: [publishingWork],
      run: publish,
    },
    correct: {
      words: '[--period P] [--run R] --reason TEXT',
      does: 'proposes a later version: a new draw on corrected data, or a further round on the version in force (default: the\nnewest). Everyone can read the reason. It is public once two people approve; nobody loses a place without a decision',
      options: ['period', 'run', 'reason'],
      needs: ['reason'],
      works: [publishingWork],
      run: correct,
    },
    approve: {
      words: '[--period P] --name NAME',
      does: 'one person agrees to the version that waits; with the second, different name it is public',
      options: ['period', 'name'],
      needs: ['name'],
      run: approve,
    },
    withdraw: {
      words: '[--period P]',
      does: 'takes the version that waits back',
      options: ['period'],
      run: withdraw,
    },
    list: {
      words: '[--period P]',
      does: 'every version with its code, reason and approvals; earlier ones stay readable',
      options: ['period'],
      run: list,
    },
    affected: {
      words: '[--period P] [--version N] [--out FILE.csv]',
      does: 'families whose place a version changes against the one before it (CSV; default: the newest version)',
      options: ['period', 'version', 'out'],
      run: affected,
    },
    file: {
      words: '[--period P] [--version N] [--out FILE.json]',
      does: 'the public file of a version, for `truonggan verify-public FILE` (default: the version in force)',
      options: ['period', 'version', 'out'],
      run: file,
    },
    school: {
      words: '--school ID [--out FILE.csv]',
      does: 'the public figures of one school, every published period: seats, asked, last metres, far ways, decisions (CSV)',
      options: ['school', 'out'],
      needs: ['school'],
      run: school,
    },
  },
);

async function publish(call: Call): Promise<Publication> {
  const period = await findPeriod(call);
  const run = await findRun(call, period, (runs) => runs.find(isFinished((each) => each.drawId !== null)));
  return propose(call, period.id, run, '');
}

async function correct(call: Call): Promise<Publication> {
  const reason = requiredOption(call.values, 'reason');
  const period = await findPeriod(call);
  const versions = await listPublications(call.context, period.id);
  if (!versions.some(({ status }) => status === 'published'))
    throw new Failure('conflict', 'commands.result.nothing-to-correct', { period: period.name });
  const run = await findRun(call, period, (runs) =>
    runs.find(isFinished((each) => each.drawId !== null || each.baseRunId !== null)),
  );
  return propose(call, period.id, run, reason);
}

function isFinished(fits: (run: Run) => boolean): (run: Run) => boolean {
  return (run) => run.status === 'done' && fits(run);
}

async function propose(call: Call, periodId: string, run: Run, reason: string): Promise<Publication> {
  const { context, tell } = call;
  const { id } = await proposePublication(context, periodId, { runId: run.id, reason });
  const work = await waitFor('result publish', 'season.publishing', () => getPublishing(context, id));
  const versions = await listPublications(context, periodId);
  const written = versions.find((each) => each.id === work.publicationId)!;
  tellVersion(call, written, true);
  if (written.status === 'published') tell('commands.result.public');
  else await tellProposed(call, written);
  return written;
}

async function tellProposed({ context, tell }: Call, { id, version }: Publication): Promise<void> {
  const { affected: families } = await listAffected(context, id);
  tell('commands.result.affected', { version, count: families.length });
  const kinds = new Map<string, number>();
  for (const { kind } of families) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  for (const [kind, count] of kinds)
    tell('commands.result.affected-kind', { kind: `@season.affected-kind.${kind}`, count });
  tell('commands.result.proposed', { version });
}

async function approve(call: Call): Promise<Publication> {
  const name = requiredOption(call.values, 'name');
  const waiting = await findWaiting(call);
  const approved = await approvePublication(call.context, waiting.id, name);
  tellVersion(call, approved, approved.status === 'published');
  call.tell(approved.status === 'published' ? 'commands.result.public' : 'commands.result.one-more');
  return approved;
}

async function withdraw(call: Call): Promise<Publication> {
  const withdrawn = await withdrawPublication(call.context, (await findWaiting(call)).id);
  call.tell('commands.result.withdrawn', { version: withdrawn.version });
  return withdrawn;
}

async function list(call: Call): Promise<Publication[]> {
  const period = await findPeriod(call);
  const versions = await listPublications(call.context, period.id);
  if (versions.length === 0) call.tell('commands.result.none', { period: period.name });
  const inForce = versions.find(({ status }) => status === 'published');
  for (const version of versions) tellVersion(call, version, version === inForce);
  return versions;
}

async function affected(call: Call): Promise<unknown> {
  checkOutFile(call.values);
  const found = await findVersion(call, await findPeriod(call), ({ status }) => status !== 'withdrawn');
  if (call.values.json && !textOption(call.values, 'out')) return listAffected(call.context, found.id);
  const { text } = await exportAffected(call.context, found.id);
  writeOut(call, text);
  return found;
}

async function file(call: Call): Promise<Publication> {
  checkOutFile(call.values);
  const found = await findVersion(call, await findPeriod(call), ({ status }) => status === 'published');
  const { bytes } = await getPublicFile(call.context, found.id);
  writeOut(call, bytes);
  if (textOption(call.values, 'out') === undefined) return found;
  const versions = await listPublications(call.context, found.periodId);
  tellVersion(call, found, found.id === versions.find(({ status }) => status === 'published')?.id);
  return found;
}

async function school(call: Call): Promise<unknown> {
  const schoolId = requiredOption(call.values, 'school');
  checkOutFile(call.values);
  if (call.values.json) return listSchoolResults(call.context, schoolId);
  writeOut(call, (await exportSchoolResults(call.context, schoolId)).text);
  return schoolId;
}

/** The version that waits for approvals; where none does, the newest, of which the verb says why it is none. */
async function findWaiting(call: Call): Promise<Publication> {
  const period = await findPeriod(call);
  const versions = await listPublications(call.context, period.id);
  const found = versions.find(({ status }) => status === 'proposed') ?? versions[0];
  if (!found) throw new Failure('not-found', 'commands.result.none', { period: period.name });
  return found;
}

function tellVersion({ tell }: Call, version: Publication, inForce: boolean): void {
  const { placed, applicants } = version.counts;
  const status = version.status === 'published' ? (inForce ? 'in-force' : 'old') : version.status;
  tell('commands.result.line', {
    version: version.version,
    status: `@season.version-${status}`,
    ...{ placed, applicants, id: version.id },
  });
  if (version.publishedAt)
    tell('commands.result.when', { when: `${sayDate(version.publishedAt)} ${sayTime(version.publishedAt)}` });
  tell('commands.result.codes', { sha256: version.publicSha256, root: version.root });
  if (version.reason) tell('season.version-reason', { reason: version.reason });
  if (version.approvals.length > 0)
    tell('season.approvals', { names: version.approvals.map(({ name }) => name).join(', ') });
  if (version.synthetic) tell('common.synthetic-whole');
}
