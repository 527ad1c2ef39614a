import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  Crossing,
  NearestAnswer,
  Organisation,
  RemeasureCount,
  RoadEdit,
  RoadEditAnswer,
} from '../../api/client.ts';
import { defineCountJob } from '../../api/domains/travel/count-after-edit.ts';
import { fixedClock } from '../../api/platform/clock.ts';
import { rows } from '../../api/platform/database.ts';
import { writeOsm } from '../../geodata/sources/osm/write-osm.ts';
import { drawnElements, type RoadTown } from '../support/a-road-town.ts';
import { aTravelOffice, drawing } from '../support/a-travel-office.ts';
import { lines, Office, operatorToken } from '../support/an-office.ts';

let office: Office;
let town: RoadTown;
beforeAll(async () => {
  ({ office, town } = await aTravelOffice());
  defineCountJob(office.services);
  await office.services.jobs.start();
});
afterAll(async () => {
  await office.services.jobs.stop();
  await office.close();
});

const footbridge = () => ({
  kind: 'add-way',
  line: [town.at('B'), town.at('E')],
  profiles: ['walk'],
  seconds: null,
  schoolId: null,
  reason: 'Lối đi bộ qua sân đình',
  validFrom: '2026-01-01',
  validTo: null,
});
const aBoat = () => ({
  ...footbridge(),
  kind: 'add-ferry',
  line: [town.at('F'), town.at('I')],
  seconds: 600,
  reason: 'Đò chợ sớm',
});

const post = (body: object, token: string | null = operatorToken) =>
  office.request('POST', '/api/town/road-edits', { body, token });

async function add(body: object) {
  const answer = await post(body);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as RoadEditAnswer;
}

async function withdraw(id: string) {
  const answer = await office.request('DELETE', `/api/town/road-edits/${id}`, { token: operatorToken });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as RoadEditAnswer;
}

const askCount = (id: string, token: string | null = operatorToken) => office.get(`/road-edits/${id}/count`, token);

/** The count after the edit's last change, when its job has finished. */
async function counted(id: string) {
  for (;;) {
    const count = (await (await askCount(id)).json()) as RemeasureCount;
    if (count.status === 'done' || count.status === 'failed') return count;
    await new Promise((later) => setTimeout(later, 100));
  }
}

async function metresTo(schoolId: string, home: readonly [number, number], asked = office) {
  const answer = await asked.request('POST', '/api/town/nearest-schools', { body: { home, level: 'primary' } });
  const { schools, networkVersion } = (await answer.json()) as NearestAnswer;
  return { metres: schools.find(({ school }) => school.id === schoolId)?.metres, networkVersion };
}

async function versionOnTheMap() {
  const answer = await office.request('GET', '/api/organisations');
  const { organisations } = (await answer.json()) as { organisations: Organisation[] };
  return organisations.find(({ id }) => id === 'town')?.networkVersion;
}

describe('an edit of the roads', () => {
  test('brings a boat to the islet at once, under a version of its own, and withdrawn is as if it never was', async () => {
    const before = await metresTo('south', town.at('J'));
    expect(before.metres).toBeNull();
    const { edit } = await add(aBoat());
    expect(edit).toMatchObject({ kind: 'add-ferry', seconds: 600, createdBy: 'operator', withdrawnAt: null });
    const boat = await metresTo('south', town.at('J'));
    expect(boat.metres).toBe(150 + 650 + 300);
    expect(await versionOnTheMap()).toBe(boat.networkVersion);
    expect(boat.networkVersion).toMatch(new RegExp(`^${before.networkVersion}\\+[0-9a-f]{8}$`));
    await withdraw(edit.id);
    expect(await metresTo('south', town.at('J'))).toEqual(before);
    expect(await versionOnTheMap()).toBe(before.networkVersion);
  });

  test('survives the roads being imported again, and holds over the new ones', async () => {
    const { edit } = await add(aBoat());
    const wider = drawing.replace('D-----E-----F   ', 'D-----E-----F--K');
    await office.apply('roads', 'new.osm.pbf', writeOsm(drawnElements(wider)));
    expect((await metresTo('south', town.at('J'))).metres).toBe(150 + 650 + 300);
    await office.apply('roads', 'town.osm.pbf', writeOsm(drawnElements(drawing)));
    await withdraw(edit.id);
  });

  test('binds from its first day to its last, by the clock of the office', async () => {
    const { edit } = await add({ ...aBoat(), validFrom: '2030-05-01', validTo: '2030-05-31' });
    const on = (iso: string) => new Office({ ...office.services, clock: fixedClock(iso) }, 'town', async () => {});
    const metres = async (iso: string) => (await metresTo('south', town.at('J'), on(iso))).metres;
    // Midnight in Vietnam is 17:00 UTC the day before.
    expect(await metres('2030-04-30T16:59:00Z')).toBeNull();
    expect(await metres('2030-04-30T17:01:00Z')).toBe(1100);
    expect(await metres('2030-05-31T16:59:00Z')).toBe(1100);
    expect(await metres('2030-05-31T17:01:00Z')).toBeNull();
    await withdraw(edit.id);
  });

  test('closes a street, and adds a gate nearer to a home', async () => {
    const home = town.at('D', 20);
    expect((await metresTo('south', home)).metres).toBe(280);
    const closed = await add({ ...footbridge(), kind: 'close-way', line: [town.at('D', 60), town.at('D', 200)] });
    expect((await metresTo('south', home)).metres).toBe(20 + 150 + 300 + 150);
    await withdraw(closed.edit.id);
    const gate = await add({ ...footbridge(), kind: 'add-gate', line: [town.at('E', -100)], schoolId: 'south' });
    expect((await metresTo('south', home)).metres).toBe(180);
    await withdraw(gate.edit.id);
  });

  test('names the children it measures again, one to four of them without their number', async () => {
    const home = (id: string, letter: string, east = 0) => {
      const [lon, lat] = town.at(letter, east);
      return `${id},${lon},${lat},1`;
    };
    const few = lines('applicant_id,lon,lat,group', home('e1', 'J'), home('e2', 'I'), home('e3', 'A'));
    await office.apply('applicants', 'applicants.csv', few, { level: 'primary' });
    const boat = await add(aBoat());
    expect(boat.count).toEqual({ did: 'added', status: 'waiting', share: 0, children: null });
    expect(await counted(boat.edit.id)).toEqual({ did: 'added', status: 'done', share: 1, children: null });
    const more = lines(
      'applicant_id,lon,lat,group',
      ...Array.from({ length: 6 }, (_, i) => home(`f${i}`, 'I', 10 * i)),
    );
    await office.apply('applicants', 'applicants.csv', more, { level: 'primary' });
    expect((await withdraw(boat.edit.id)).count).toMatchObject({ did: 'withdrawn', status: 'waiting' });
    expect(await counted(boat.edit.id)).toEqual({ did: 'withdrawn', status: 'done', share: 1, children: 8 });
  });

  test('of a time to come measures nobody again when it is withdrawn before', async () => {
    const { edit } = await add({ ...aBoat(), validFrom: '2090-01-01' });
    expect(await counted(edit.id)).toMatchObject({ did: 'added', children: 8 });
    expect((await withdraw(edit.id)).count).toMatchObject({ status: 'done', children: 0 });
  });

  test('is listed for all, withdrawn ones too, and written into the audit', async () => {
    const { edits } = (await (await office.get('/road-edits')).json()) as { edits: RoadEdit[] };
    expect(edits.length).toBeGreaterThan(4);
    expect(edits.every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true);
    const audited = await rows<{ verb: string; details: { did: string } }>(
      office.services.database.db,
      sql`select verb, details from audit_events where subject_id = ${edits[0].id} order by id`,
    );
    expect(audited.map(({ details }) => details.did)).toEqual(['added', 'counted', 'withdrawn']);
  });

  test.each([
    [
      'a line off every road',
      {
        line: [
          [106.71, 10.79],
          [106.711, 10.79],
        ],
      },
      /touches no road/,
    ],
    [
      'a line of no length',
      {
        line: [
          [106.7, 10.78],
          [106.7, 10.78],
        ],
      },
      /almost one point/,
    ],
    ['a line of one point', { line: [[106.7, 10.78]] }, /at least 2 points/],
    [
      'a line across the country',
      {
        line: [
          [106.7, 10.78],
          [105.8, 21.0],
        ],
      },
      /more than the 30,000 m/,
    ],
    ['nobody to go on it', { profiles: [] }, /walking or motorbikes/],
    ['a last day before the first', { validTo: '2025-01-01' }, /comes before the first day/],
    ['a last day that is past', { validTo: '2026-01-02' }, /is past/],
    ['no reason', { reason: ' ' }, /gives no reason/],
    ['a boat without end', { kind: 'add-ferry', seconds: 100_000 }, /from 0 to 86,400/],
    ['a gate of no school', { kind: 'add-gate', line: [[106.7, 10.78]], schoolId: 'x' }, /"x" is not one/],
    [
      'a gate far from its school',
      { kind: 'add-gate', line: [[106.8, 10.78]], schoolId: 'north' },
      /more than 2,000 m/,
    ],
  ])('is refused in a sentence for %s', async (_, fault, sentence) => {
    const answer = await post({ ...footbridge(), ...fault });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ error: { message: expect.stringMatching(sentence) } });
  });

  test('is refused without the operator’s token, and cannot be withdrawn twice or without being there', async () => {
    expect((await post(footbridge(), null)).status).toBe(403);
    const { edits } = (await (await office.get('/road-edits')).json()) as { edits: RoadEdit[] };
    const remove = (id: string, token: string | null) =>
      office.request('DELETE', `/api/town/road-edits/${id}`, { token });
    expect((await remove(edits[0].id, null)).status).toBe(403);
    expect((await remove(edits[0].id, operatorToken)).status).toBe(409);
    expect((await remove('00000000-0000-4000-8000-000000000000', operatorToken)).status).toBe(404);
    expect((await askCount(edits[0].id, null)).status).toBe(403);
    expect((await askCount('00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await askCount('none')).status).toBe(422);
  });
});

describe('GET /crossings', () => {
  test('names to anyone the ferries of the roads, drawn from landing to landing', async () => {
    const at = (letter: string) => town.at(letter).map((degrees) => Math.round(degrees * 1e7) / 1e7);
    const { crossings } = (await (await office.get('/crossings')).json()) as { crossings: Crossing[] };
    expect(crossings.map(({ kind, lines }) => [kind, lines.length])).toEqual([['ferry', 1]]);
    expect([crossings[0].lines[0][0], crossings[0].lines[0].at(-1)].sort()).toEqual([at('C'), at('G')].sort());
  });

  test('rejects an organisation that is not there', async () => {
    expect((await office.request('GET', '/api/nowhere/crossings')).status).toBe(404);
  });
});
