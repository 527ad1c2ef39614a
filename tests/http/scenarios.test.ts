import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Compared, Scenario, ScenarioSummary, Score, SharedScenario } from '../../api/client.ts';
import { synthesiseEnrolment } from '../../api/domains/periods/synthesise-enrolment.ts';
import type { RoadTown } from '../support/a-road-town.ts';
import { aTravelOffice } from '../support/a-travel-office.ts';
import { type Office, operatorToken } from '../support/an-office.ts';

let office: Office;
let town: RoadTown;
beforeAll(async () => {
  ({ office, town } = await aTravelOffice());
  await synthesiseEnrolment(office.context(), { level: 'primary', applicants: 120, seed: '7', apply: true });
});
afterAll(() => office.close());

const ask = (method: string, path: string, body?: object, token: string | null = operatorToken) =>
  office.request(method, `/api/town${path}`, { body, token });

async function done<T>(method: string, path: string, body?: object, token: string | null = operatorToken): Promise<T> {
  const answer = await ask(method, path, body, token);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as T;
}

const create = (name: string, branchOf: string | null = null) =>
  done<Scenario>('POST', '/scenarios', { name, level: 'primary', branchOf });
const change = ({ id, position }: Scenario, value: object) =>
  done<Scenario>('POST', `/scenarios/${id}/changes`, { at: position, change: value });
const closing = { kind: 'close-school', schoolId: 'south' };
const opening = () => ({
  ...{ kind: 'open-site', id: 'new-1', name: 'Trường Bờ Mới', lonLat: town.at('D'), communeCode: '00001' },
  ...{ rooms: 15, opens: '2030-2031' },
});

describe('a scenario', () => {
  test('keeps its changes in order; undone ones can be done again until another is made', async () => {
    let scenario = await create('Phương án một');
    scenario = await change(scenario, opening());
    scenario = await change(scenario, closing);
    expect(scenario).toMatchObject({ position: 2, changeCount: 2, shareCode: null });
    scenario = await done('PUT', `/scenarios/${scenario.id}/position`, { to: 1 });
    expect(scenario).toMatchObject({ position: 1, changeCount: 2 });
    scenario = await done('PUT', `/scenarios/${scenario.id}/position`, { to: 2 });
    expect(scenario.changes).toMatchObject([{ kind: 'open-site' }, { kind: 'close-school' }]);
    await done('PUT', `/scenarios/${scenario.id}/position`, { to: 1 });
    const other = await done<Scenario>('GET', `/scenarios/${scenario.id}`);
    scenario = await change(other, { kind: 'add-rooms', schoolId: 'north', rooms: 4 });
    expect(scenario.changes.map(({ kind }) => kind)).toEqual(['open-site', 'add-rooms']);
    const { scenarios } = await done<{ scenarios: ScenarioSummary[] }>('GET', '/scenarios');
    expect(scenarios.some(({ name }) => name === 'Phương án một')).toBe(true);
  });

  test('refuses a change that cannot be, in a sentence, and one that another planner overtook', async () => {
    const scenario = await create('Phương án sai');
    const refused = await ask('POST', `/scenarios/${scenario.id}/changes`, {
      at: 0,
      change: { kind: 'close-school', schoolId: 'across' },
    });
    expect(refused.status).toBe(422);
    expect(((await refused.json()) as { error: { message: string } }).error.message).toContain('last of its level');
    await change(scenario, closing);
    const late = await ask('POST', `/scenarios/${scenario.id}/changes`, { at: 0, change: closing });
    expect(late.status).toBe(409);
  });

  test('branches: what the branch does leaves the trunk alone', async () => {
    const trunk = await change(await create('Thân'), closing);
    const branch = await change(await create('Nhánh', trunk.id), opening());
    expect(branch).toMatchObject({ branchedFrom: trunk.id, position: 2 });
    expect((await done<Scenario>('GET', `/scenarios/${trunk.id}`)).position).toBe(1);
  });

  test('of a name that is taken is numbered, so that those compared are told apart', async () => {
    await create('Năm nơi');
    const names = [await create('Năm nơi'), await create(' Năm nơi '), await create('Năm nơi (2)')];
    expect(names.map(({ name }) => name)).toEqual(['Năm nơi (2)', 'Năm nơi (3)', 'Năm nơi (2) (2)']);
  });

  test('is compared with others beside the base, by the engine that answers in the browser', async () => {
    const closed = await change(await create('Đóng'), closing);
    const opened = await change(closed, opening());
    const found = await done<Compared>('POST', '/scenario-comparison', { ids: [closed.id, opened.id] });
    expect(found.base.children).toBe(120);
    expect(found.base.fullestWay).toBeGreaterThanOrEqual(5);
    expect(found.scenarios).toHaveLength(2);
    expect(found.scenarios[0].history.map(({ code }) => code)).toEqual(['change.close-school', 'change.open-site']);
    expect(found.scenarios[0].cost).toBeNull();
    await done('PUT', '/scenario-costs', {
      ...{
        validFrom: '2026-01-01',
        source: 'Suất vốn đầu tư',
        room: 900,
        site: 12_000,
        roadMetre: null,
        bridgeMetre: 45,
      },
    });
    const priced = await done<Compared>('POST', '/scenario-comparison', { ids: [opened.id] });
    expect(priced.scenarios[0].cost).toBe(12_000 + 15 * 900);
  });

  test('shared, is seen with its stamp and commented on by whoever has the link, and by nobody once private again', async () => {
    const scenario = await change(await create('Chia sẻ'), closing);
    const { shareCode } = await done<Scenario>('PUT', `/scenarios/${scenario.id}/shared`, { shared: true });
    const seen = await done<SharedScenario>('GET', `/shared-scenarios/${shareCode}`, undefined, null);
    expect(seen).toMatchObject({ name: 'Chia sẻ', adoptedAt: null });
    const comment = { communeCode: '00001', author: 'Chủ tịch phường', words: 'Đường qua cầu còn hẹp.' };
    await done('POST', `/shared-scenarios/${shareCode}/comments`, comment, null);
    const { comments } = await done<Scenario>('GET', `/scenarios/${scenario.id}`);
    expect(comments).toMatchObject([{ communeName: 'Phường Bến Tây', words: 'Đường qua cầu còn hẹp.' }]);
    const empty = await ask('POST', `/shared-scenarios/${shareCode}/comments`, { ...comment, words: ' ' }, null);
    expect(empty.status).toBe(422);
    await done('PUT', `/scenarios/${scenario.id}/shared`, { shared: false });
    expect((await ask('GET', `/shared-scenarios/${shareCode}`, undefined, null)).status).toBe(404);
  });

  test('merges schools of one commune, and says what goes on at the old site', async () => {
    const merge = { kind: 'merge-schools', intoId: 'north', fromId: 'south', keepSite: true };
    let kept = await change(await create('Giữ điểm trường'), merge);
    const rebuilt = await change(await create('Xây bù'), { ...merge, keepSite: false, rooms: 12 });
    const { base, scenarios } = await done<Compared>('POST', '/scenario-comparison', { ids: [kept.id, rebuilt.id] });
    expect(scenarios.map(({ history }) => history[0].code)).toEqual([
      'change.merge-schools-kept',
      'change.merge-schools-rebuilt',
    ]);
    expect(scenarios.map(({ cost }) => cost)).toEqual([0, 12 * 900]);
    expect(scenarios[0].figures).toMatchObject({ seats: base.seats, children: base.children });
    expect(scenarios[0].moved.children).toBe(0);
    const { figures, moved } = scenarios[1];
    expect((figures.placed ?? 0) + (figures.unplaced ?? 0)).toBe(base.children);
    expect(moved.children).toBeGreaterThan(0);
    kept = await done('PUT', `/scenarios/${kept.id}/position`, { to: 0 });
    expect(kept).toMatchObject({ position: 0, changeCount: 1 });
    const refused = async (value: object) => {
      const answer = await ask('POST', `/scenarios/${kept.id}/changes`, { at: 0, change: value });
      return [answer.status, ((await answer.json()) as { error: { message: string } }).error.message];
    };
    expect(await refused({ ...merge, intoId: 'across' })).toEqual([422, expect.stringContaining('merging is only')]);
    expect(await refused({ ...merge, rooms: 3 })).toEqual([422, expect.stringContaining('stays, so do its rooms')]);
    expect((await refused({ ...merge, rooms: 0 }))[0]).toBe(422);
  });

  test('is scored by placing the children of last season again', async () => {
    const scenario = await change(await create('Chấm'), {
      kind: 'move-school',
      schoolId: 'south',
      lonLat: town.at('D'),
    });
    const score = await done<Score>('POST', `/scenarios/${scenario.id}/score`, {});
    expect(score).toMatchObject({ children: 120, synthetic: true, position: 1 });
    expect(score.steps.map(({ metres }) => metres)).toEqual([400, 800, 1200]);
    const kept = await done<{ score: Score | null }>('GET', `/scenarios/${scenario.id}/score`);
    expect(kept.score).toEqual(score);
  });

  test('gives planners the files of the what-if, and nobody else', async () => {
    const files = await done<{ baseSha256: string; edits: unknown[] }>('GET', '/planning-base/primary');
    expect(files.edits).toEqual([]);
    const bytes = await ask('GET', '/planning-base/primary/base');
    expect((await bytes.arrayBuffer()).byteLength).toBeGreaterThan(100);
    for (const path of ['/planning-base/primary', '/planning-base/primary/roads', '/scenarios', '/scenario-costs'])
      expect((await ask('GET', path, undefined, null)).status).toBe(403);
    expect((await ask('GET', '/planning-base/kindergarten')).status).toBe(422);
  });

  test('refuses people without the token, and a change it does not know', async () => {
    const { id } = await create('Quyền');
    const body = { at: 0, change: closing };
    expect((await ask('POST', `/scenarios/${id}/changes`, body, null)).status).toBe(403);
    for (const verb of ['adopt', 'score', 'rebase'])
      expect((await ask('POST', `/scenarios/${id}/${verb}`, { drop: [] }, null)).status).toBe(403);
    expect((await ask('POST', '/scenarios', { name: 'x', level: 'primary', branchOf: null }, null)).status).toBe(403);
    const unknown = { at: 0, change: { kind: 'sell-school', schoolId: 'south' } };
    expect((await ask('POST', `/scenarios/${id}/changes`, unknown)).status).toBe(422);
    expect((await ask('PUT', `/scenarios/${id}/position`, { to: 3 })).status).toBe(422);
    expect((await ask('POST', `/scenarios/${id}/adopt`, {})).status).toBe(422);
  });
});

describe('adopting', () => {
  test('writes the levels the scenario leaves each school', async () => {
    const teaches = { kind: 'change-levels', schoolId: 'across', levels: ['primary', 'nursery'] };
    const scenario = await change(await create('Thêm cấp'), teaches);
    await done<Scenario>('POST', `/scenarios/${scenario.id}/adopt`, {});
    const { schools } = await done<{ schools: { id: string }[] }>('GET', '/schools?level=nursery');
    expect(schools.map(({ id }) => id)).toEqual(['across']);
  });

  test('makes schools, seats and roads those of the scenario, once, and the others have a base that changed', async () => {
    const waiting = await change(await create('Chờ'), closing);
    let scenario = await create('Áp dụng');
    scenario = await change(scenario, opening());
    scenario = await change(scenario, closing);
    scenario = await change(scenario, { kind: 'add-rooms', schoolId: 'north', rooms: 5 });
    const bridge = { kind: 'new-road', id: 'b', name: 'Cầu mới', line: [town.at('C'), town.at('F')], ferry: false };
    scenario = await change(scenario, bridge);
    const seatsOf = async (id: string) => {
      const { schools } = await done<{ schools: { id: string; seats: number | null }[] }>(
        'GET',
        '/schools?level=primary',
      );
      return schools.find((school) => school.id === id)?.seats;
    };
    const before = (await seatsOf('north'))!;
    const adopted = await done<Scenario>('POST', `/scenarios/${scenario.id}/adopt`, {});
    expect(adopted.adoptedAt).not.toBeNull();
    expect(await seatsOf('south')).toBeUndefined();
    // Five rooms of 35 are 35 seats in each of five grades.
    expect(await seatsOf('north')).toBe(before + 5 * 35);
    expect(await seatsOf(`new-1@${scenario.id.slice(0, 8)}`)).toBe(105);
    const { edits } = await done<{ edits: { reason: string }[] }>('GET', '/road-edits');
    expect(edits.some(({ reason }) => reason === 'Áp dụng')).toBe(true);
    expect((await ask('POST', `/scenarios/${scenario.id}/adopt`, {})).status).toBe(409);
    const { conflicts } = await done<{ conflicts: { at: number; why: { code: string } }[] }>(
      'GET',
      `/scenarios/${waiting.id}/conflicts`,
    );
    expect(conflicts).toMatchObject([{ at: 0, why: { code: 'conflict.gone' } }]);
    const rebased = await done<Scenario>('POST', `/scenarios/${waiting.id}/rebase`, { drop: [0] });
    expect(rebased).toMatchObject({ position: 0, changeCount: 0 });
    expect(rebased.baseSha256).toBe(rebased.baseNowSha256);
  });

  test('of a merger leaves one school where two were, with the levels of both and the rooms built for it', async () => {
    const merge = { kind: 'merge-schools', intoId: 'north', fromId: 'across', keepSite: false, rooms: 5 };
    const refused = await ask('POST', `/scenarios/${(await create('Khác xã')).id}/changes`, { at: 0, change: merge });
    expect(refused.status).toBe(422);
    const list = async () =>
      (await done<{ schools: { id: string; seats: number | null }[] }>('GET', '/schools?level=primary')).schools;
    const before = await list();
    const opened = before.find(({ id }) => id.startsWith('new-1@'))!.id;
    const levels = ['primary', 'lower-secondary'];
    const both = await change(await create('Sáp nhập'), { kind: 'change-levels', schoolId: opened, levels });
    const scenario = await change(both, { ...merge, fromId: opened });
    await done<Scenario>('POST', `/scenarios/${scenario.id}/adopt`, {});
    const after = await list();
    expect(after.map(({ id }) => id).sort()).toEqual(
      before
        .map(({ id }) => id)
        .filter((id) => id !== opened)
        .sort(),
    );
    const seats = (of: typeof before) => of.find(({ id }) => id === 'north')!.seats!;
    expect(seats(after)).toBe(seats(before) + 5 * 35);
    const { schools } = await done<{ schools: { id: string }[] }>('GET', '/schools?level=lower-secondary');
    expect(schools.map(({ id }) => id)).toEqual(['north']);
  });
});
