import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

let folder: WorkFolder;
beforeAll(() => {
  folder = new WorkFolder();
  folder.write('schools.csv', 'school_id,name,lon,lat,seats', '01,Một,106.70,10.77,1', '02,Hai,106.71,10.77,1');
  folder.write(
    'applicants.csv',
    'applicant_id,lon,lat,group',
    'b,106.701,10.77,2',
    'a,106.702,10.77,1',
    'c,106.72,10.77,2',
  );
  folder.write('choices.csv', 'applicant_id,rank,school_id', 'a,1,01', 'b,1,02', 'c,1,02');
  const rows = ['a,01,300,5', 'a,02,900,5', 'b,02,1058,5', 'c,02,1050,', 'c,01,,3.4'];
  folder.write('travel.csv', 'from_id,to_id,metres,snap_from_metres', ...rows);
});
afterAll(() => folder.remove());

function call(verb: 'assign' | 'verify', change: Record<string, unknown> = {}) {
  const criteria = [{ rule: 'group', order: ['1', '2'] }, { rule: 'distance' }];
  folder.write('rules.json', JSON.stringify({ mechanism: 'deferred-acceptance', criteria, ...change }));
  const files = ['schools', 'applicants', 'choices', 'travel'].flatMap((name) => [
    `--${name}`,
    folder.path(`${name}.csv`),
  ]);
  const out = [verb === 'assign' ? '--out' : '--run', folder.path('out')];
  return runVerb(verb, ...files, '--rules', folder.path('rules.json'), ...out);
}

describe('distances known only so far', () => {
  it('lists the cut-offs too close to be told by measuring, where travel.csv says how far homes lie from roads', async () => {
    expect((await call('assign')).exitCode).toBe(0);
    expect(folder.read('out/close-cutoffs.csv').trim().split('\n')).toEqual([
      'school_id,seat_group,last_metres,next_metres,uncertainty_metres,settled_by',
      '02,open,1050,1058,9,distance',
    ]);
    expect(JSON.parse(folder.read('out/run.json')).closeCutoffs).toEqual({ distance: 1 });
    expect(folder.read('out/receipts.jsonl')).toContain('"uncertaintyMetres":5,"withinUncertainty":true');
    expect((await call('verify')).exitCode).toBe(0);
  });

  it('refuses an uncertainty below nothing', async () => {
    const { exitCode, stderr } = await call('assign', { uncertaintyMetresPerKm: -1 });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('uncertaintyMetresPerKm');
  });
});
