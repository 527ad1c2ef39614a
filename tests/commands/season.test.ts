import { existsSync, readFileSync } from 'node:fs';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Appeal, Draw, Publication, Run } from '../../api/client.ts';
import { insertRun } from '../../api/domains/assignments/start-run.ts';
import { getPeriodRow } from '../../api/domains/periods/queries.ts';
import type { Services } from '../../api/platform/context.ts';
import { rows } from '../../api/platform/database.ts';
import { anEnrolmentTown, type EnrolmentTown, organisationId } from '../support/an-enrolment-town.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

/** The town's services, which commands are given while it is open: opening the embedded database anew takes seconds. */
const shared = vi.hoisted(() => ({ services: undefined as Services | undefined }));
vi.mock('../../api/open-services.ts', async (original) => {
  const { openServices } = await original<typeof import('../../api/open-services.ts')>();
  return {
    openServices: async (...given: Parameters<typeof openServices>) => {
      const { services } = shared;
      if (!services) return openServices(...given);
      return { ...services, database: Object.assign(Object.create(services.database), { close: async () => {} }) };
    },
  };
});

/** Five children along the road from north (2 seats) and south (2 seats): c0 and c1 get north, c2 and c3 south, c4 nothing. */
let town: EnrolmentTown;
const folder = new WorkFolder();
const site = ['--site', 'https://tuyensinh.example.vn'];
beforeAll(async () => {
  town = await anEnrolmentTown();
  const children = Object.fromEntries(
    Array.from({ length: 5 }, (_, i) => [
      `c${i}`,
      {
        at: ['B', 10 * (i + 1)] as [string, number],
        attributes: { group: '1', birth_date: `2020-01-0${i + 1}` },
        wishes: ['north', 'south'],
      },
    ]),
  );
  await town.aPeriod(children, { north: 2, south: 2 });
  shared.services = town.services;
  const { environment } = town.store;
  vi.stubEnv('TRUONGGAN_DATA', environment.TRUONGGAN_DATA);
  vi.stubEnv('TRUONGGAN_DISK_FLOOR_MB', '16');
  vi.stubEnv('TRUONGGAN_LOG', 'error');
  vi.stubEnv('TRUONGGAN_LANG', 'en');
  if (environment.DATABASE_URL) vi.stubEnv('DATABASE_URL', environment.DATABASE_URL);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  folder.remove();
  await town?.discard();
});

/** `truonggan <verb> <act> …` in the town's office; throws its words where it does not end well. */
async function done(...argv: string[]): Promise<string> {
  const answer = await runVerb(...argv, '--organisation', organisationId);
  if (answer.exitCode !== 0) throw new Error(`${argv.join(' ')}: ${answer.exitCode} ${answer.stderr}`);
  return answer.stdout;
}
const record = async <T>(...argv: string[]) => JSON.parse(await done(...argv, '--json')) as T;

const sqlRows = <T>(statement: SQL) => rows<T>(town.store.database.db, statement);

/** What a refusal says: exit 1, and nothing on stdout that looks like a result. */
async function refused(...argv: string[]): Promise<string> {
  const { exitCode, stderr } = await runVerb(...argv, '--organisation', organisationId);
  expect({ exitCode, said: stderr !== '' }).toEqual({ exitCode: 1, said: true });
  return stderr;
}

async function placements(runId: string): Promise<Record<string, string>> {
  const out = folder.path(`run-${runId}`);
  await done('export', '--run', runId, '--out', out);
  const lines = readFileSync(`${out}/placements.csv`, 'utf8').trimEnd().split('\n').slice(1);
  return Object.fromEntries(lines.map((line) => line.split(',').slice(0, 2) as [string, string]));
}

describe('a season on the command line', () => {
  it('finds its period by name or id, and says which there are', async () => {
    const [period] = await record<{ id: string }[]>('period', 'list');
    expect(await done('period', 'show', '--period', period.id.slice(0, 8))).toContain('Grade 1 · Primary');
    expect(await done('period', 'show', '--period', 'grade')).toContain(period.id);
    expect(await refused('period', 'show', '--period', 'Grade 6')).toContain(`${period.id}  Grade 1`);
    await done('period', 'appeal-term', '--within', '10', '--paper', 'Plan no. 12');
    expect(await done('period', 'days', '--appeals-until', '2099-06-30')).toContain(
      'Objections taken until: 30/06/2099',
    );
    const wrong = await runVerb('period', 'days', '--opens', 'soon', '--organisation', organisationId);
    expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--opens must be a day') });
  });

  it('saves new rules from a file, refuses what it does not understand, and gives every version back', async () => {
    const before = await done('period', 'rules');
    const broken = folder.write('broken.json', '{ "mechanism": ');
    expect(await refused('period', 'save-rules', '--rules', broken)).toContain('broken.json is not JSON');
    const unknown = folder.write('unknown.json', '{ "mechanism": "by-beauty", "criteria": [] }');
    expect(await refused('period', 'save-rules', '--rules', unknown)).toContain('by-beauty');
    const other = JSON.stringify({ ...JSON.parse(before), maxMetres: 5000 });
    const saved = await done('period', 'save-rules', '--rules', folder.write('other.json', other));
    expect(saved).toContain('Rules saved, version 2.');
    expect(await done('period', 'rules', '--version', '1')).toBe(before);
    expect(await refused('period', 'rules', '--version', '7')).toContain('no rules of version 7');
  });

  it('makes practice runs, takes up what a dead process left undone, and lists whoever has no place', async () => {
    const run = await record<Run>('run', 'start', '--seed', 'practice');
    expect(run).toMatchObject({ status: 'done', certified: true, counts: { placed: 4, unplaced: 1 } });
    // Written as its process died: nobody was told to do it.
    const left = await town.store.database.transaction(async (tx) =>
      insertRun(tx, town.context(), await getPeriodRow(tx, organisationId, run.periodId), 'left'),
    );
    await done('run', 'start', '--seed', 'another');
    expect(await record<Run>('run', 'show', '--run', left.id)).toMatchObject({ status: 'done', seed: 'left' });
    expect(await done('run', 'unplaced', '--run', run.id)).toMatch(
      /^\uFEFFapplicant_id,reason,.*\r\nc4,all-full,Phường Một,Trường Bắc,50\r\n/,
    );
    const why = await done('run', 'explain', '--child', 'c4');
    expect(why).toContain('Last admitted: group 1, 20 m away.');
    expect(why).toContain('This child: group 1, 50 m away.');
    expect(await done('run', 'shortage')).toContain('1 seats are missing, whatever the rules.');
    expect(await done('run', 'check')).toContain('"blockingPairs": 0');
    expect(await refused('run', 'explain', '--child', 'c9')).toContain('no dossier c9');
    expect(await refused('result', 'publish', '--run', run.id)).toContain('practice run');
    expect(await refused('run', 'cancel', '--run', run.id)).toContain('is finished');
  });

  it('seals first, and takes the public number once', async () => {
    expect(await refused('draw', 'reveal', '--seed', '271828')).toContain('is not sealed');
    const words = await done('draw', 'seal', '--source', 'first prize of 12 June');
    const [draw] = await record<Draw[]>('draw', 'list');
    expect(draw).toMatchObject({ status: 'sealed', seed: null });
    for (const code of [draw.inputsSha256, draw.rulesSha256]) expect(words).toContain(code);
    expect(words).toContain('"mechanism": "deferred-acceptance"');
    expect(words).toContain('A child with a shorter way to the school comes first.');
    expect(await refused('draw', 'seal', '--source', 'a better one')).toContain('waiting for its number');
    expect(await refused('draw', 'reveal', '--seed', 'practice')).toContain('The number "practice" was used');
    const result = await done('draw', 'reveal', '--seed', '271828');
    expect(result).toContain('5 dossiers, 4 seats: 4 children placed');
    expect(result).toContain('Checked: the result follows the rules.');
    expect(result).toContain(`truonggan result publish --organisation ${organisationId}.`);
    expect(await refused('draw', 'reveal', '--seed', '314159')).toContain('has its number "271828" already');
    expect(await refused('draw', 'withdraw', '--reason', 'not nice')).toContain('is not drawn again');
  });

  it('publishes it, and hands out the public file, which anyone runs again', async () => {
    expect(await refused('result', 'correct', '--reason', 'early')).toContain('nothing to correct');
    expect(await refused('receipt', 'print', '--child', 'c4', ...site, '--out', folder.path('early.pdf'))).toContain(
      'no public result',
    );
    const version = await record<Publication>('result', 'publish');
    expect(version).toMatchObject({ version: 1, status: 'published' });
    expect(await refused('result', 'publish')).toContain('published already, as version 1');
    expect(await refused('result', 'approve', '--name', 'An')).toContain('Version 1 is public');
    const file = folder.path('public/v1.json');
    await done('result', 'file', '--out', file);
    expect(await refused('result', 'file', '--out', file)).toContain('is not written over');
    const sound = await runVerb('verify-public', file, '--sha256', version.publicSha256);
    expect(sound.exitCode).toBe(0);
    expect(JSON.parse(sound.stdout)).toMatchObject({ sound: true, sha256: version.publicSha256 });
    const tampered = folder.write(
      'tampered.json',
      readFileSync(file, 'utf8').replace('"version":1', '"version":7').trimEnd(),
    );
    expect((await runVerb('verify-public', tampered, '--sha256', version.publicSha256)).exitCode).toBe(1);
    expect(await done('result', 'school', '--school', 'north')).toContain(
      'north,2026-2027,Grade 1,1,last_metres,open,20',
    );
  });

  it('prints a family its receipt by code and birth date, and the council any, in the audit', async () => {
    const out = folder.path('c4.pdf');
    const family = ['receipt', 'print', '--child', 'c4', ...site, '--out', out];
    expect(await refused(...family, '--birth-date', '2020-01-06')).toContain(
      'no published result for this dossier code',
    );
    expect(existsSync(out)).toBe(false);
    expect(await done(...family, '--birth-date', '2020-01-05')).toContain('Dossier c4 is not placed');
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
    await done('receipt', 'print', '--child', 'c0', ...site, '--out', folder.path('c0.pdf'));
    const directory = folder.path('receipts');
    await done('receipt', 'all', '--places', 'none', ...site, '--out', directory);
    expect(readFileSync(`${directory}/receipts.csv`, 'utf8')).toBe('applicant_id,file,school\nc4,c4.pdf,\n');
    expect(existsSync(`${directory}/c4.pdf`)).toBe(true);
    await done('receipt', 'all', '--school', 'north', ...site, '--out', directory);
    expect(readFileSync(`${directory}/receipts.csv`, 'utf8')).toContain('c0,c0.pdf,Trường Bắc\nc1,c1.pdf,Trường Bắc\n');
    const codes = folder.write('codes.csv', 'applicant_id', 'c2', 'stranger');
    const strangers = ['--children', codes, ...site, '--out', folder.path('none')];
    expect(await refused('receipt', 'all', ...strangers)).toContain('no dossier stranger');
    const opened = await sqlRows<{ verb: string; subject: string; actor: string }>(
      sql`select verb, subject_id as subject, actor from audit_events where verb in ('look/own-receipt', 'read-child/receipts')
        order by at, id`,
    );
    expect(opened.map(({ verb, actor }) => [verb, actor])).toEqual([
      ['look/own-receipt', 'command line'],
      ...Array.from({ length: 3 }, () => ['read-child/receipts', 'command line']),
    ]);
    expect(opened.slice(0, 2).map(({ subject }) => subject)).toEqual(['c4', 'c0']);
  });

  it('writes appeals down, lists them as the council’s table, and answers by a paper', async () => {
    const said = ['--about', 'metres', '--statement', 'The lane was opened in May', '--received', '2026-06-20'];
    expect(await refused('appeal', 'record', '--child', 'c9', ...said)).toContain('no dossier "c9"');
    expect(await done('appeal', 'record', '--child', 'c4', ...said)).toContain('Appeal no. 1 written down.');
    const table = folder.path('appeals.csv');
    await done('appeal', 'list', '--out', table);
    expect(readFileSync(table, 'utf8')).toMatch(
      /\r\n1,c4,1,metres,The lane was opened in May,2026-06-20,0,2026-06-30,/,
    );
    const answer = ['--paper', '7/HĐTS', '--answer', 'The way was measured again.', '--decided', '2026-06-25'];
    expect(await refused('appeal', 'answer', '--number', '4', '--outcome', 'rejected', ...answer)).toContain(
      'no appeal no. 4',
    );
    expect(await refused('appeal', 'answer', '--number', '1', '--outcome', 'decision', ...answer)).toContain(
      'no decision no. 7/HĐTS',
    );
    const answered = await done('appeal', 'answer', '--number', '1', '--outcome', 'correction', ...answer);
    expect(answered).toContain('Paper no. 7/HĐTS of 25/06/2026: The way was measured again.');
    expect(await refused('appeal', 'answer', '--number', '1', '--outcome', 'rejected', ...answer)).toContain(
      'no. 1 is closed',
    );
    const maybe = ['--number', '1', '--outcome', 'maybe', ...answer, '--organisation', organisationId];
    const wrong = await runVerb('appeal', 'answer', ...maybe);
    expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('rejected, correction, decision') });
  });

  it('gives freed seats on in a further round, in which nobody placed gets worse', async () => {
    expect(await refused('round', 'decline', '--child', 'c4')).toContain('has no place to give up');
    await done('round', 'decline', '--children', folder.write('declines.csv', 'applicant_id', 'c1', 'c3'));
    expect(await done('round', 'take-back', '--child', 'c3')).toContain('Dossiers that gave their place up: 1');
    expect(await done('round', 'declines')).toMatch(/\r\nc1,Trường Bắc,command line,/);
    const round = await record<Run>('round', 'start');
    expect(round).toMatchObject({ status: 'done', certified: true, seed: '271828' });
    expect(await placements(round.id)).toEqual({ c0: 'north', c2: 'north', c3: 'south', c4: 'south' });
  });

  it('corrects the result with a reason and two approvals; the earlier version stays readable', async () => {
    const before = readFileSync(folder.path('public/v1.json'));
    const proposed = await done('result', 'correct', '--reason', 'Seat given up; paper 7/HĐTS');
    expect(proposed).toContain('Version 2 · waiting for approval');
    expect(proposed).toContain('Families touched, against the version before: 3 ');
    for (const change of ['gave its place up: 1', 'a higher wish: 1', 'placed: 1']) expect(proposed).toContain(change);
    const table = folder.path('affected.csv');
    await done('result', 'affected', '--version', '2', '--out', table);
    expect(readFileSync(table, 'utf8')).toContain('c2,moved-up,Trường Nam,130,Trường Bắc,30');
    expect(await done('result', 'approve', '--name', 'Nguyễn An')).toContain(
      'One more, different person must approve.',
    );
    expect(await refused('result', 'approve', '--name', 'nguyễn an')).toContain('has approved this version');
    const approved = await record<Publication>('result', 'approve', '--name', 'Trần Bình');
    expect(approved).toMatchObject({ version: 2, status: 'published', reason: 'Seat given up; paper 7/HĐTS' });
    expect(await done('result', 'file', '--out', folder.path('v2.json'))).toContain('Version 2 · in force');
    expect((await runVerb('verify-public', folder.path('v2.json'), '--sha256', approved.publicSha256)).exitCode).toBe(
      0,
    );
    await done('result', 'file', '--version', '1', '--out', folder.path('v1-again.json'));
    expect(readFileSync(folder.path('v1-again.json')).equals(before)).toBe(true);
    expect(await refused('result', 'file', '--version', '3')).toContain('Versions: 2, 1');
    expect(await done('result', 'list')).toMatch(/Version 2 · in force[\s\S]*Version 1 · earlier, still readable/);
    const [appeal] = await record<Appeal[]>('appeal', 'list');
    expect(appeal).toMatchObject({ status: 'correction', correctedVersion: 2 });
  });

  it('says what it can do, and takes no option that an act does not know', async () => {
    for (const verb of ['period', 'run', 'draw', 'result', 'round', 'appeal', 'receipt']) {
      const help = (await runVerb(verb, '--help')).stdout;
      expect(help).toContain(`truonggan ${verb}`);
      expect(await runVerb(verb, 'dance')).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('What can be done'),
      });
    }
    expect(await runVerb('draw', 'list', '--seed', '1')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--seed'),
    });
    expect(await runVerb('draw', 'seal')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--source') });
    const nobody = await runVerb('period', 'list', '--organisation', 'nowhere');
    expect(nobody).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('"nowhere"') });
  });

  it('opens the office by itself when no server does, and speaks Vietnamese', async () => {
    await town.closeButKeep();
    shared.services = undefined;
    vi.stubEnv('TRUONGGAN_LANG', 'vi');
    expect(await done('run', 'list')).toContain('đợt bổ sung · xong · xếp 4/4');
  });
});
