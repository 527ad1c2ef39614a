import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Scenario, SiteCandidate, Siting, SitingWithResult, WhyNotAnswer } from '../../api/client.ts';
import { recordAudit } from '../../api/domains/audit/record-audit.ts';
import { synthesiseEnrolment } from '../../api/domains/periods/synthesise-enrolment.ts';
import { changeSiting, noteAsTold, plainStep } from '../../api/domains/sitings/note-siting.ts';
import { defineSitingJob } from '../../api/domains/sitings/run-siting.ts';
import type { RoadTown } from '../support/a-road-town.ts';
import { aTravelOffice } from '../support/a-travel-office.ts';
import { type Office, operatorToken } from '../support/an-office.ts';

let office: Office;
let town: RoadTown;
beforeAll(async () => {
  ({ office, town } = await aTravelOffice());
  await synthesiseEnrolment(office.context(), { level: 'primary', applicants: 120, seed: '7', apply: true });
  // 25 seats at each of three schools: too few for the children who reach them.
  await office.services.database.transaction(async (tx) => {
    await tx.execute(sql`update grade_capacities set seats = 25`);
    await recordAudit(tx, office.context(), { verb: 'change/schools', subjectKind: 'seats', subjectId: 'all' });
  });
  defineSitingJob(office.services);
  await office.services.jobs.start();
}, 60_000);
afterAll(async () => {
  await office?.services.jobs.stop();
  await office?.close();
});

const ask = (method: string, path: string, body?: object, token: string | null = operatorToken) =>
  office.request(method, `/api/town${path}`, { body, token });

async function done<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await ask(method, path, body);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as T;
}

async function refused(method: string, path: string, body?: object, token: string | null = operatorToken) {
  const answer = await ask(method, path, body, token);
  const { error } = (await answer.json()) as { error: { message: string } };
  return { status: answer.status, message: error.message };
}

const add = async (...candidates: object[]) =>
  (await done<{ candidates: SiteCandidate[] }>('POST', '/siting-candidates', { level: 'primary', candidates }))
    .candidates;
afterEach(async () => {
  const { candidates } = await done<{ candidates: SiteCandidate[] }>('GET', '/siting-candidates?level=primary');
  const ids = candidates.map(({ id }) => id);
  await done('POST', '/siting-candidates/removed', { level: 'primary', ids });
});
const at = (letter: string, name = letter) => ({ name, lonLat: town.at(letter), rooms: 20 });
const question = { level: 'primary', objective: 'total-distance', open: 1 };

async function finished({ id }: Siting): Promise<SitingWithResult> {
  let siting = await done<SitingWithResult>('GET', `/sitings/${id}`);
  await expect
    .poll(
      async () => {
        siting = await done<SitingWithResult>('GET', `/sitings/${id}`);
        return siting.status;
      },
      { timeout: 30_000, interval: 200 },
    )
    .not.toMatch(/queued|running/);
  return siting;
}

const choose = async (part: object = {}) => finished(await done<Siting>('POST', '/sitings', { ...question, ...part }));

describe('candidates of a map layer', () => {
  const feature = (letter: string, properties: object, square = true) => {
    const [lon, lat] = town.at(letter);
    const ring = [
      [lon, lat],
      [lon + 0.0005, lat],
      [lon + 0.0005, lat + 0.0005],
      [lon, lat],
    ];
    const geometry = square ? { type: 'Polygon', coordinates: [ring] } : { type: 'Point', coordinates: [lon, lat] };
    return { type: 'Feature', properties, geometry };
  };
  const keep = async (...features: object[]) => {
    const file = JSON.stringify({ type: 'FeatureCollection', features });
    await office.apply('layers', 'dat.geojson', file, { layerName: 'Đất công', layerKind: 'public-land' });
    const { layers } = await done<{ layers: { id: string }[] }>('GET', '/layers');
    return layers[0].id;
  };
  const from = (layer: string, more: object = {}, token: string | null = operatorToken) =>
    ask('POST', '/siting-candidates/from-layer', { level: 'primary', layer, rooms: 15, ...more }, token);

  test('are its areas with their outline and its points, named by an attribute; read again they replace themselves alone', async () => {
    const layer = await keep(feature('A', { ten: 'Sân kho' }), feature('J', { ten: null }, false));
    await add(at('B', 'Vẽ tay'));
    const first = await from(layer, { nameField: 'ten', land: 'public' });
    expect(first.status, await first.clone().text()).toBe(200);
    const again = (await (await from(layer, { nameField: 'ten' })).json()) as { candidates: SiteCandidate[] };
    expect(again.candidates.map(({ name, source, rooms, shape }) => [name, source, rooms, shape?.type])).toEqual([
      ['Vẽ tay', 'drawn', 20, undefined],
      ['Sân kho', 'layer', 15, 'Polygon'],
      ['Đất công, no. 2', 'layer', 15, undefined],
    ]);
    expect(again.candidates[1]).toMatchObject({ communeName: 'Phường Bến Tây', inWater: false });
  });

  test('are refused without the token, and rejected where there is no layer or nothing in it', async () => {
    const [lon, lat] = town.at('A');
    const line = { type: 'LineString', coordinates: [[lon, lat], town.at('B')] };
    const layer = await keep({ type: 'Feature', properties: {}, geometry: line });
    expect((await from(layer, {}, null)).status).toBe(403);
    expect((await from(layer)).status).toBe(422);
    expect((await from('00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await from(layer, { rooms: 0 })).status).toBe(422);
  });
});

describe('candidates', () => {
  test('are kept with their commune and road, and one far from every road is told', async () => {
    const [west, islet] = await add(at('A', 'Bãi đất phía tây'), {
      ...at('J', 'Cù lao'),
      land: 'public',
      cost: 90_000,
    });
    expect(west).toMatchObject({
      name: 'Bãi đất phía tây',
      communeName: 'Phường Bến Tây',
      roadMetres: 0,
      land: 'unknown',
    });
    expect(islet).toMatchObject({ communeName: 'Phường Bến Đông', land: 'public', cost: 90_000 });
    const [lon, lat] = town.at('A', 0, 900);
    const far = (await add({ name: 'Ngoài đồng', lonLat: [lon, lat], rooms: 10 })).at(-1)!;
    expect(far.roadMetres).toBeGreaterThan(500);
    const ring = [town.at('D'), town.at('E'), town.at('B'), town.at('D')];
    const area = (await add({ name: 'Khu đất', shape: { type: 'Polygon', coordinates: [ring] }, rooms: 10 })).at(-1)!;
    expect(area.shape?.coordinates[0]).toHaveLength(4);
    const changed = { name: 'Khu đất', rooms: 12, land: 'to-be-cleared', cost: null, excluded: 'Đất nghĩa trang' };
    expect(await done<SiteCandidate>('PUT', `/siting-candidates/${area.id}`, changed)).toMatchObject(changed);
  });

  test('are scattered where children live, in place of those scattered before; drawn ones stay', async () => {
    await add(at('C', 'Của tôi'));
    const generated = { level: 'primary', spacingMetres: 300, leastChildren: 1, rooms: 10 };
    const many = await done<{ candidates: SiteCandidate[] }>('POST', '/siting-candidates/generated', generated);
    expect(many.candidates.filter(({ source }) => source === 'generated').length).toBeGreaterThan(2);
    expect(many.candidates.every(({ roadMetres }) => roadMetres === 0)).toBe(true);
    const few = await done<{ candidates: SiteCandidate[] }>('POST', '/siting-candidates/generated', {
      ...generated,
      spacingMetres: 2000,
    });
    expect(few.candidates.length).toBeLessThan(many.candidates.length);
    expect(few.candidates[0]).toMatchObject({ name: 'Của tôi', source: 'drawn' });
    const none = await refused('POST', '/siting-candidates/generated', { ...generated, leastChildren: 10_000 });
    expect(none).toMatchObject({ status: 422, message: expect.stringContaining('has 10,000 children or more') });
  });

  test('far from all roads are said to be so, not on one', async () => {
    const [lost] = await add({ name: 'Giữa biển', lonLat: [0, 0], rooms: 5 });
    expect(lost).toMatchObject({ communeCode: null, roadMetres: 300_000 });
  });

  test('refuse people without the token, and what is no place', async () => {
    expect((await ask('GET', '/siting-candidates?level=primary', undefined, null)).status).toBe(403);
    expect((await refused('POST', '/siting-candidates/generated', { level: 'primary' }, null)).status).toBe(403);
    const body = { level: 'primary', candidates: [{ name: 'Không đâu', rooms: 10 }] };
    expect((await refused('POST', '/siting-candidates', body)).message).toContain('"Không đâu" has no place');
    expect((await ask('POST', '/siting-candidates', body, null)).status).toBe(403);
    const wrong = { level: 'primary', candidates: [{ ...at('A'), rooms: 0 }] };
    expect((await ask('POST', '/siting-candidates', wrong)).status).toBe(422);
    const nobody = '/siting-candidates/00000000-0000-4000-8000-000000000000';
    const part = { name: 'x', rooms: 1, land: 'public', cost: null, excluded: null };
    expect((await ask('PUT', nobody, part)).status).toBe(404);
    expect((await ask('PUT', nobody, part, null)).status).toBe(403);
    expect((await ask('POST', '/siting-candidates/removed', { level: 'primary', ids: [] }, null)).status).toBe(403);
  });
});

describe('a siting', () => {
  test('chooses among candidates, says who gains and how near to the best it is, and leaves out what lies badly', async () => {
    const [lon, lat] = town.at('A', 0, 900);
    const [, , far, banned] = await add(
      at('A'),
      at('D'),
      { name: 'Ngoài đồng', lonLat: [lon, lat], rooms: 30 },
      at('F'),
    );
    const excluded = { name: 'F', rooms: 20, land: 'private', cost: null, excluded: 'Đang có tranh chấp' };
    await done('PUT', `/siting-candidates/${banned.id}`, excluded);
    const siting = await choose({ objective: 'seats' });
    expect(siting).toMatchObject({ status: 'done', synthetic: true, progress: { share: 1 } });
    if (siting.result?.kind !== 'chosen') throw new Error(JSON.stringify(siting.result));
    const { result } = siting;
    expect(result).toMatchObject({ value: 0, bound: 0, gap: 0 });
    // Some live on the islet that nothing reaches: named, not counted among the seated.
    expect(result.after.children + result.considered.unreached).toBe(120);
    expect(result.considered.unreached).toBeGreaterThan(0);
    expect(result.places).toHaveLength(1);
    expect(['A', 'D']).toContain(result.places[0].name);
    expect(result.after.unseated).toBe(result.value);
    expect(result.after.unseated).toBeLessThanOrEqual(result.before.unseated);
    expect(result.considered).toMatchObject({ candidates: 2, childrenToday: 120, communesAsWhole: 0 });
    expect(result.considered.leftOut).toEqual([
      { id: far.id, name: 'Ngoài đồng', why: 'off-road' },
      { id: banned.id, name: 'F', why: 'excluded' },
    ]);
    const drawn = result.gaining.reduce((sum, { children }) => sum + children, 0);
    expect(drawn + result.gainingFew).toBe(result.places[0].children);
    const layer = await done<{ features: { properties: object }[] }>(
      'GET',
      `/planner-layers/siting_answers.geojson?level=primary&siting=${siting.id}`,
    );
    expect(layer.features.map(({ properties }) => properties)).toMatchObject([
      { kind: 'site', name: result.places[0].name, children: result.places[0].children },
    ]);
  });

  test('answers why not a candidate, a clicked place and one left out; forced and forbidden it is asked again', async () => {
    const [west, south] = await add(at('A'), at('D'));
    const siting = await choose({ objective: 'seats' });
    if (siting.result?.kind !== 'chosen') throw new Error(JSON.stringify(siting.result));
    const chosen = siting.result.places[0].id;
    const other = chosen === west.id ? south.id : west.id;
    const whyNot = (body: object) => done<WhyNotAnswer>('POST', `/sitings/${siting.id}/why-not`, body);
    const found = await whyNot({ placeId: other });
    expect(found).toMatchObject({ kind: 'worse', against: [], without: { value: siting.result.value } });
    expect(found.withIt!.value).toBeGreaterThanOrEqual(siting.result.bound);
    expect((await whyNot({ placeId: chosen })).kind).toBe('chosen');
    expect(await whyNot({ lonLat: town.at('C'), rooms: 20 })).toMatchObject({ kind: 'worse', against: [] });
    const [lon, lat] = town.at('A', 0, 5000);
    expect(await whyNot({ lonLat: [lon, lat], rooms: 20 })).toMatchObject({ against: ['outside', 'off-road'] });
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await refused('POST', `/sitings/${siting.id}/why-not`, { placeId: nobody })).status).toBe(404);

    const again = await finished(
      await done<Siting>('POST', `/sitings/${siting.id}/again`, { forced: [], forbidden: [chosen] }),
    );
    expect(again).toMatchObject({ status: 'done', basedOn: siting.id });
    expect(again.result).toMatchObject({ kind: 'chosen', places: [{ id: other }] });
    const forced = await finished(
      await done<Siting>('POST', `/sitings/${again.id}/again`, { forced: [chosen], forbidden: [] }),
    );
    expect(forced.result).toMatchObject({ places: [{ id: chosen }] });
    const both = await refused('POST', `/sitings/${again.id}/again`, { forced: [chosen], forbidden: [chosen] });
    expect(both).toMatchObject({ status: 422, message: expect.stringContaining('both required and forbidden') });
    const { sitings } = await done<{ sitings: Siting[] }>('GET', '/sitings?level=primary');
    expect(sitings.slice(0, 2).map(({ id }) => id)).toEqual([forced.id, again.id]);
  });

  test('says where seats are missing instead of "infeasible", and what can be done with rooms at schools there are', async () => {
    await add({ ...at('A'), rooms: 1 });
    const short = await choose();
    expect(short.result).toMatchObject({ kind: 'deficit', proved: true });
    if (short.result?.kind !== 'deficit') throw new Error('There were seats.');
    const { children, seats, missing, communes } = short.result;
    expect(children - seats).toBe(missing);
    expect(communes.reduce((sum, each) => sum + each.children, 0)).toBe(children);
    expect((await refused('POST', `/sitings/${short.id}/why-not`, { placeId: 'x' })).status).toBe(409);
    const roomy = await choose({ objective: 'seats', expandRooms: 20, open: 2 });
    if (roomy.result?.kind !== 'chosen') throw new Error(JSON.stringify(roomy.result));
    expect(roomy.result.places.some(({ kind, schoolId }) => kind === 'expansion' && schoolId !== null)).toBe(true);
    expect(roomy.result.after.unseated).toBeLessThan(roomy.result.before.unseated);
  });

  test('becomes a scenario in one step, or none at all', async () => {
    const site = {
      kind: 'open-site',
      id: 'siting-1',
      name: 'Trường mới',
      communeCode: '00001',
      rooms: 20,
      opens: null,
    };
    const changes = [
      { ...site, lonLat: town.at('A') },
      { kind: 'add-rooms', schoolId: 'north', rooms: 5 },
    ];
    const wanted = { name: 'Từ chọn địa điểm', level: 'primary', branchOf: null };
    const scenario = await done<Scenario>('POST', '/scenarios', { ...wanted, changes });
    expect(scenario).toMatchObject({ position: 2, changeCount: 2, changes });
    const twice = await refused('POST', '/scenarios', { ...wanted, changes: [changes[0], changes[0]] });
    expect(twice.status).toBe(422);
    const { scenarios } = await done<{ scenarios: object[] }>('GET', '/scenarios');
    expect(scenarios).toHaveLength(1);
  });

  test('tells what is counted and the best so far while it is at work, and nothing of it once it is done', async () => {
    await add(at('A'));
    const finishedOne = await choose();
    expect(finishedOne.progress).toEqual(plainStep('done', 1));
    const job = { organisationId: 'town', sitingId: '0a1b2c3d-0000-4000-8000-00000000000a' };
    await office.services.database.transaction(async (tx) => {
      await tx.execute(sql`insert into sitings (organisation_id, id, level, question, status, progress_share, progress_step, synthetic,
          created_by, created_at)
        select organisation_id, ${job.sitingId}::uuid, level, question, 'running', 0, 'queued', synthetic, created_by, created_at
        from sitings where id = ${finishedOne.id}::uuid`);
      await recordAudit(tx, office.context(), { verb: 'change/sitings', subjectKind: 'siting', subjectId: 'copied' });
    });
    const seen = async () => (await done<SitingWithResult>('GET', `/sitings/${job.sitingId}`)).progress;
    const bounding = { step: 'bounding', goal: 'metres', all: 320, best: 18_000.5, bound: 17_000.25 } as const;
    const tell = noteAsTold(office.services, job);
    for (let round = 1; round <= 40; round++) tell({ ...bounding, share: 0.3 + round / 100, done: round });
    await expect.poll(seen).toEqual({ ...bounding, share: 0.7, done: 40 });
    await done<Siting>('POST', `/sitings/${job.sitingId}/cancel`);
    await changeSiting(office.services, job, sql`progress_share = 1`);
    expect(await seen()).toMatchObject({ share: 0.7 });
  });

  test('can be stopped, and refuses questions without sense or token', async () => {
    expect(await refused('POST', '/sitings', question)).toMatchObject({
      status: 422,
      message: expect.stringContaining('no candidate to choose from'),
    });
    const [west] = await add(at('A'));
    const some = { ...question, forced: [west.id, 'expand:north'] };
    expect((await refused('POST', '/sitings', some)).message).toContain('2 places are required but at most 1');
    const lost = { ...question, forced: ['expand:north'] };
    expect((await refused('POST', '/sitings', lost)).message).toContain('"expand:north" is no candidate');
    expect((await refused('POST', '/sitings', { ...question, open: 0 })).message).toBe(
      'The value 0 at "open" is too small: 1 is the least. Correct it and send it again.',
    );
    expect((await ask('POST', '/sitings', { ...question, objective: 'beauty' })).status).toBe(422);
    const future = await choose({ year: 2031 });
    expect(future).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('no forecast of this level for 2031'),
    });
    const waiting = await done<Siting>('POST', '/sitings', question);
    expect((await refused('POST', `/sitings/${waiting.id}/again`, { forced: [], forbidden: [] })).status).toBe(409);
    const stopped = await done<Siting>('POST', `/sitings/${waiting.id}/cancel`);
    expect(stopped.status).toBe('cancelled');
    expect((await refused('POST', `/sitings/${waiting.id}/cancel`)).status).toBe(409);
    for (const [method, path] of [
      ['GET', '/sitings?level=primary'],
      ['POST', '/sitings'],
      ['GET', `/sitings/${waiting.id}`],
      ['POST', `/sitings/${waiting.id}/again`],
      ['POST', `/sitings/${waiting.id}/cancel`],
      ['POST', `/sitings/${waiting.id}/why-not`],
    ] as const) {
      const bodies: Record<string, object> = { '/sitings': question, 'why-not': { placeId: 'x' } };
      const body = method === 'GET' ? undefined : (bodies[path] ?? bodies[path.split('/').at(-1)!] ?? {});
      expect((await ask(method, path, body, null)).status, path).toBe(403);
    }
    expect((await ask('GET', '/sitings?level=kindergarten')).status).toBe(422);
  });
});
