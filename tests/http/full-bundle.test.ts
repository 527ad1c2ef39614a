import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../api/client.ts';
import { rows } from '../../api/platform/database.ts';
import { anEnrolmentTown, type Child, type EnrolmentTown } from '../support/an-enrolment-town.ts';
import { readZip } from '../support/read-zip.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
const taker = { name: ' Thanh tra  Sở ', purpose: 'Kiểm tra theo đơn số 7' };
let town: EnrolmentTown;
let run: Run;
const work = new WorkFolder();
beforeAll(async () => {
  town = await anEnrolmentTown();
  const children = Object.fromEntries(
    Array.from({ length: 6 }, (_, i): [string, Child] => [`c${i}`, { at: ['B', 10 * i], attributes: { group: '1' } }]),
  );
  run = await town.run(await town.aPeriod(children, { north: 3, south: 2 }), 'số 1');
});
afterAll(async () => {
  work.remove();
  await town?.close();
});

const path = () => `/runs/${run.id}/full-bundle`;

describe('the full bundle of a run', () => {
  it('holds all an auditor needs: unpacked, the command beside it finds the run sound', async () => {
    const response = await town.request('POST', path(), { body: taker });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain('audit-');
    const files = readZip(Buffer.from(await response.arrayBuffer()));
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['inputs/travel.csv', 'inputs/rules.json', 'placements.csv', 'receipts.jsonl']),
    );
    for (const [name, bytes] of files) {
      mkdirSync(dirname(work.path(name)), { recursive: true });
      writeFileSync(work.path(name), bytes);
    }
    const how = files.get('KIEM-TRA-HOW-TO-CHECK.txt')!.toString();
    const command = /truonggan verify (.*--run \.)$/m.exec(how)![1];
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
    const options = words.map((word) =>
      word === '.' ? work.directory : word.startsWith('inputs/') ? work.path(word) : word,
    );
    const judged = await runVerb('verify', ...options);
    expect(judged.exitCode).toBe(0);
    expect(JSON.parse(judged.stdout)).toMatchObject({ sound: true, applicants: 6 });
  });

  it('is written down with who took it and why, and the list of those is the council’s own', async () => {
    const { taken } = await town.json<{ taken: { name: string; purpose: string }[] }>('GET', path());
    expect(taken).toMatchObject([{ name: 'Thanh tra Sở', purpose: 'Kiểm tra theo đơn số 7' }]);
    const [event] = await rows<{ verb: string; actor: string }>(
      town.services.database.db,
      sql`select verb, actor from audit_events where subject_id = ${run.id} and details ->> 'export' = 'full bundle'`,
    );
    expect(event).toEqual({ verb: 'read-child/runs', actor: 'operator' });
    expect((await town.request('GET', path(), { token: null })).status).toBe(403);
  });

  it('is refused without the token, without a name or purpose, and for a run there is not', async () => {
    expect((await town.request('POST', path(), { body: taker, token: null })).status).toBe(403);
    const blank = await town.request('POST', path(), { body: { ...taker, purpose: '  ' } });
    expect(blank.status).toBe(422);
    expect(await blank.text()).toContain('what for');
    expect((await town.request('POST', `/runs/${nobody}/full-bundle`, { body: taker })).status).toBe(404);
    const { taken } = await town.json<{ taken: unknown[] }>('GET', path());
    expect(taken).toHaveLength(1);
  });
});
