import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Comparison, Run, StressResult } from '../../api/client.ts';
import type { Services } from '../../api/platform/context.ts';
import { rows } from '../../api/platform/database.ts';
import { anEnrolmentTown, type EnrolmentTown, organisationId, rules } from '../support/an-enrolment-town.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

/** The town's services, which commands are given: opening the embedded database anew takes seconds. */
const shared = vi.hoisted(() => ({ services: undefined as Services | undefined }));
vi.mock('../../api/open-services.ts', () => ({
  openServices: async () => {
    const { services } = shared;
    if (!services) throw new Error('The town is not open.');
    return { ...services, database: Object.assign(Object.create(services.database), { close: async () => {} }) };
  },
}));

/** Twelve children by north (5 seats), the six nearest of group 2; south has 20. */
let town: EnrolmentTown;
let periodId: string;
let run: Run;
const folder = new WorkFolder();
beforeAll(async () => {
  town = await anEnrolmentTown();
  shared.services = town.services;
  const children = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `c${String(i).padStart(2, '0')}`,
      {
        at: ['B', 10 * (i + 1)] as [string, number],
        attributes: { group: i < 6 ? '2' : '1' },
        wishes: ['north', 'south'],
      },
    ]),
  );
  periodId = await town.aPeriod(children, { north: 5, south: 20 });
  run = await town.run(periodId);
  vi.stubEnv('TRUONGGAN_LANG', 'en');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  folder.remove();
  await town?.close();
});

const call = (verb: string, ...more: string[]) =>
  runVerb(verb, '--organisation', organisationId, '--period', 'Grade 1', ...more);
const out = () => ['--out', folder.path('out')];
const written = <T>(name: string) => JSON.parse(folder.read(`out/${name}`)) as T;
const byDistance = () =>
  folder.write('by-distance.json', JSON.stringify({ ...rules, criteria: [{ rule: 'distance', bandMetres: 0 }] }));

describe('compare on a period', () => {
  it('holds other rules against those in force, and says who gains, who loses, and every child by dossier', async () => {
    const { exitCode, stdout } = await call('compare', '--rules', byDistance(), ...out());
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Against 1: 5 get a higher wish, 5 a lower one.');
    const found = written<Comparison>('comparison.json');
    expect(found.total[1]).toMatchObject({ better: 5, worse: 5, changed: 10 });
    expect(found.sets.map(({ name }) => name)).toEqual([expect.stringContaining('1'), 'by-distance']);
    expect(folder.read('out/children.csv').trim().split('\n')).toHaveLength(11);
    expect(written('run.json')).toMatchObject({ verb: 'compare', period: periodId, synthetic: true });
    const [audit] = await rows<{ actor: string }>(
      town.store.database.db,
      sql`select actor from audit_events where verb = 'read-child/studies' order by at desc limit 1`,
    );
    expect(audit).toEqual({ actor: 'command line' });
  });

  it('holds a finished run as it stands against a version of the rules on the children of that run', async () => {
    const sides = ['--rules', `run:${run.id.slice(0, 8)}`, '--rules', '1', '--past', run.id];
    expect(await call('compare', ...sides, ...out())).toMatchObject({ exitCode: 0 });
    expect(written<Comparison>('comparison.json').total[1]).toMatchObject({ better: 0, worse: 0, changed: 0 });
  });

  it('closes a way and tells whose way is longer', async () => {
    const line = [town.roads.at('B'), town.roads.at('E')];
    const edit = { kind: 'close-way', line, profiles: ['walk', 'motorbike'], seconds: null };
    const edits = folder.write('edits.json', JSON.stringify([edit]));
    const { exitCode, stdout, stderr } = await call('compare', '--edits', edits, ...out());
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(written<Comparison>('comparison.json').yardstick).toBe('metres');
    expect(stdout).toMatch(/Against 1: \S+ go less far/);
    const wrong = folder.write('wrong.json', JSON.stringify([{ ...edit, kind: 'blow-up' }]));
    expect(await call('compare', '--edits', wrong, ...out())).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('wrong.json, at "0.kind"'),
    });
  });

  it('refuses what it cannot compare, and writes nothing', async () => {
    const none = ['--out', folder.path('none')];
    expect(await call('compare', ...none)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('1 to 4 --rules'),
    });
    expect(await call('compare', '--rules', '9', ...none)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('version 9'),
    });
    const files = await call('compare', '--schools', 'schools.csv', ...none);
    expect(files).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('leave --schools out') });
    expect(existsSync(folder.path('none'))).toBe(false);
  });
});

describe('stress on a period', () => {
  it('simulates its intakes, and says which schools run short and how many seats to add', async () => {
    const { exitCode, stdout } = await call('stress', '--intakes', '20', ...out());
    expect(exitCode).toBe(0);
    expect(stdout).toContain('20 simulated intakes');
    expect(stdout).toContain('Synthetic data');
    expect(stdout).toMatch(/Trường Bắc: 5 seats, short in \d+ % of the intakes; add \d+\./);
    expect(written<StressResult>('stress.json')).toMatchObject({ intakes: 20, childrenNow: 12 });
    expect(readFileSync(folder.path('out/schools.csv'), 'utf8')).toMatch(/\nnorth,Trường Bắc,5,/);
    await call('stress', '--intakes', '20', '--rules', byDistance(), '--past', run.id, '--growth', '150', ...out());
    expect(written('run.json')).toMatchObject({ verb: 'stress', growthPercent: 150 });
  });
});

describe('decision in a period', () => {
  const decide = (...more: string[]) => call('decision', '--child', 'c05', '--school', 'north', ...more);

  it('shows whom it touches, writes nothing, and with --apply signs it after that look', async () => {
    const seen = await decide();
    expect(seen).toMatchObject({ exitCode: 0, stderr: '' });
    expect(seen.stdout).toContain('Dossier c05: Trường Nam');
    expect(seen.stdout).toContain('1 other children change school:');
    expect(seen.stdout).toContain('loses this place');
    expect(await countDecisions()).toBe(0);
    const signed = await decide('--number', '12/QĐ', '--reason', 'Cares for a brother', '--apply');
    expect(signed.stdout).toContain('Decision 12/QĐ written for c05.');
    expect(await countDecisions()).toBe(1);
    const twice = await decide('--number', '13/QĐ', '--reason', 'Again', '--apply');
    expect(twice).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('12/QĐ') });
  });

  it('asks for number and reason before it signs, and names what it does not know', async () => {
    expect(await decide('--apply')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--number') });
    const stranger = await call('decision', '--child', 'c05', '--school', 'west');
    expect(stranger).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('west') });
  });

  async function countDecisions(): Promise<number> {
    const [{ count }] = await rows<{ count: number }>(
      town.store.database.db,
      sql`select count(*)::int as count from placement_decisions where period_id = ${periodId}::uuid`,
    );
    return count;
  }
});
