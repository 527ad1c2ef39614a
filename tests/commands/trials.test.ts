import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Comparison, StressResult } from '../../api/client.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

let folder: WorkFolder;
beforeEach(() => {
  folder = new WorkFolder();
  folder.write('schools.csv', 'school_id,name,lon,lat,seats', 'n,Bắc,106.7,10.7,5', 's,Nam,106.8,10.7,20');
  const ids = Array.from({ length: 12 }, (_, i) => `c${String(i).padStart(2, '0')}`);
  folder.write(
    'applicants.csv',
    'applicant_id,group,commune',
    ...ids.map((id, i) => `${id},${i < 6 ? 2 : 1},${i % 2}`),
  );
  const travel = (toNorth: (i: number) => number | '') =>
    ids.flatMap((id, i) => [`${id},n,${toNorth(i)}`, `${id},s,${1000 + i}`]);
  folder.write('travel.csv', 'from_id,to_id,metres', ...travel((i) => 100 + i));
  folder.write('no-ferry.csv', 'from_id,to_id,metres', ...travel((i) => (i < 6 ? '' : 100 + i)));
  writeRules('by-distance.json', [{ rule: 'distance' }]);
  writeRules('by-group.json', [{ rule: 'group', order: ['1', '2'] }, { rule: 'distance' }]);
});
afterEach(() => folder.remove());

function writeRules(name: string, criteria: object[]): void {
  const rules = { mechanism: 'deferred-acceptance', criteria, imputeChoicesByDistance: true };
  folder.write(name, JSON.stringify(rules));
}

const files = () => ['--schools', folder.path('schools.csv'), '--applicants', folder.path('applicants.csv')];
const rules = (name: string) => ['--rules', folder.path(name)];
const travel = (name: string) => ['--travel', folder.path(name)];
const out = () => ['--out', folder.path('out')];
const written = <T>(name: string) => JSON.parse(folder.read(`out/${name}`)) as T;

describe('compare', () => {
  it('says who gains and who loses under other rules, by commune and group, and lists every changed child', async () => {
    const call = [
      ...files(),
      ...rules('by-distance.json'),
      ...rules('by-group.json'),
      ...travel('travel.csv'),
      ...out(),
    ];
    expect(await runVerb('compare', ...call)).toMatchObject({ exitCode: 0, stderr: '' });
    const found = written<Comparison>('comparison.json');
    expect(found.sets.map(({ name }) => name)).toEqual(['by-distance', 'by-group']);
    expect(found.yardstick).toBe('wish');
    // The five nearest are of group 2: under the other rules five of group 1 have their seats.
    expect(found.total[1]).toMatchObject({ better: 5, worse: 5, changed: 10 });
    expect(found.groups?.map(({ name, figures }) => [name, figures[1].better, figures[1].worse])).toEqual([
      ['1', 5, 0],
      ['2', 0, 5],
    ]);
    expect(found.communes).toHaveLength(2);
    const lines = folder.read('out/children.csv').trim().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines[1]).toBe('c00,n,100,s,1000,worse');
    expect(written<{ verb: string }>('run.json')).toMatchObject({ verb: 'compare', program: 'truonggan' });
  });

  it('holds roads against each other under one rule set: whose school changes without the ferry, and by how far', async () => {
    const call = [
      ...files(),
      ...rules('by-distance.json'),
      ...travel('travel.csv'),
      ...travel('no-ferry.csv'),
      ...out(),
    ];
    expect((await runVerb('compare', ...call)).exitCode).toBe(0);
    const found = written<Comparison>('comparison.json');
    expect(found).toMatchObject({ yardstick: 'metres', sets: [{ name: 'travel' }, { name: 'no-ferry' }] });
    expect(found.total[1]).toMatchObject({ better: 5, worse: 5 });
  });

  it('gives the same bytes again, and refuses what it cannot read with nothing written', async () => {
    const call = [
      ...files(),
      ...rules('by-distance.json'),
      ...rules('by-group.json'),
      ...travel('travel.csv'),
      ...out(),
    ];
    await runVerb('compare', ...call);
    const before = folder.read('out/comparison.json');
    await runVerb('compare', ...call);
    expect(folder.read('out/comparison.json')).toBe(before);
    const alone = await runVerb('compare', ...files(), ...rules('by-group.json'), '--out', folder.path('other'));
    expect(alone).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('2 to 4 sides') });
    folder.write('by-score.json', JSON.stringify({ mechanism: 'deferred-acceptance', criteria: [{ rule: 'score' }] }));
    const unknown = [...rules('by-group.json'), ...rules('by-score.json'), ...travel('travel.csv')];
    const refused = await runVerb('compare', ...files(), ...unknown, '--out', folder.path('other'));
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('by-score') });
    expect(existsSync(folder.path('other'))).toBe(false);
  });
});

describe('stress', () => {
  const call = (...more: string[]) => [
    ...[...files(), ...rules('by-group.json'), ...travel('travel.csv'), ...out()],
    ...['--intakes', '40', ...more],
  ];

  it('tells for each school and commune how often seats run short and how many to add', async () => {
    expect(await runVerb('stress', ...call())).toMatchObject({ exitCode: 0, stderr: '' });
    const found = written<StressResult>('stress.json');
    expect(found).toMatchObject({ intakes: 40, childrenNow: 12, spreadPercent: 10 });
    const [north, south] = folder.read('out/schools.csv').trim().split('\n').slice(1);
    // All twelve like the northern school better, and it has five seats.
    expect(north).toMatch(/^n,Bắc,5,(1|0\.\d+),\d+,/);
    expect(Number(north.split(',')[3])).toBeGreaterThan(0.9);
    expect(south.startsWith('s,Nam,20,')).toBe(true);
    expect(folder.read('out/communes.csv').split('\n')[0]).toBe(
      'commune,mean_children,probability,seats_to_add,mean_unplaced',
    );
    expect(found.communes.map(({ name }) => name)).toEqual(['0', '1']);
  });

  it('is the same for the same seed, and fuller when more children are expected', async () => {
    await runVerb('stress', ...call());
    const before = written<StressResult>('stress.json');
    await runVerb('stress', ...call());
    expect(written<StressResult>('stress.json')).toEqual(before);
    await runVerb('stress', ...call('--growth', '150'));
    expect(written<StressResult>('stress.json').city.meanShort).toBeGreaterThan(before.city.meanShort);
  });

  it('refuses numbers out of range and several rule sets, in a sentence', async () => {
    for (const [more, words] of [
      [['--growth', 'viel'], 'percent from -50 to 200'],
      [['--intakes', '3'], 'at least 10'],
      [rules('by-distance.json'), 'one --rules'],
    ] as [string[], string][]) {
      const answer = await runVerb('stress', ...call(...more));
      expect(answer.exitCode).toBe(2);
      expect(answer.stderr).toContain(words);
    }
  });
});
