import { latLngToCell } from 'h3-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoundaryDraft, BoundaryDraftSummary, SharedDraft } from '../../api/client.ts';
import type { RoadTown } from '../support/a-road-town.ts';
import { aTravelOffice } from '../support/a-travel-office.ts';
import { type Office, operatorToken } from '../support/an-office.ts';

let office: Office;
let town: RoadTown;
beforeAll(async () => {
  ({ office, town } = await aTravelOffice());
});
afterAll(() => office.close());

const ask = (method: string, path: string, body?: object, token: string | null = operatorToken) =>
  office.request(method, `/api/town/boundary-drafts${path}`, { body, token });

async function done<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await ask(method, path, body);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as T;
}

const blockAt = (letter: string) => {
  const [lon, lat] = town.at(letter);
  return latLngToCell(lat, lon, 10);
};
const areas = () => ({ north: [blockAt('A')], south: [blockAt('G')] });
const create = (name = 'Tuyến nháp') =>
  done<BoundaryDraft>('POST', '', { name, level: 'primary', note: 'lần đầu', areas: areas() });
const wordsOf = async (answer: Response) => ((await answer.json()) as { error: { message: string } }).error.message;

describe('a draft of school areas', () => {
  test('is kept with every saving; an earlier one can be opened again', async () => {
    const draft = await create();
    expect(draft).toMatchObject({ name: 'Tuyến nháp', level: 'primary', version: 1, areas: areas() });
    const next = { north: [blockAt('A'), blockAt('G')] };
    const saved = await done<BoundaryDraft>('POST', `/${draft.id}/versions`, { seen: 1, note: '', areas: next });
    expect(saved.versions.map(({ version, note }) => [version, note])).toEqual([
      [2, ''],
      [1, 'lần đầu'],
    ]);
    expect(saved.areas).toEqual(next);
    expect((await done<BoundaryDraft>('GET', `/${draft.id}?version=1`)).areas).toEqual(areas());
    const { drafts } = await done<{ drafts: BoundaryDraftSummary[] }>('GET', '?level=primary');
    expect(drafts).toMatchObject([{ id: draft.id, version: 2, savedBy: expect.any(String) }]);
    expect((await done<{ drafts: [] }>('GET', '?level=nursery')).drafts).toEqual([]);
  });

  test('is taken away with its versions', async () => {
    const draft = await create('Bỏ đi');
    await done('DELETE', `/${draft.id}`);
    expect((await ask('GET', `/${draft.id}`)).status).toBe(404);
  });

  test('is shown by its link to whoever has it, as saved last and without counts, until the link is taken back', async () => {
    const draft = await create('Tuyến góp ý');
    expect(draft.shareCode).toBeNull();
    await done('POST', `/${draft.id}/versions`, { seen: 1, note: '', areas: { north: [blockAt('A')] } });
    const { shareCode } = await done<BoundaryDraft>('PUT', `/${draft.id}/shared`, { shared: true });
    const look = (code: string) => office.request('GET', `/api/town/shared-boundary-drafts/${code}`, { token: null });
    const seen = (await (await look(shareCode!)).json()) as SharedDraft;
    expect(seen).toEqual({
      ...{ name: 'Tuyến góp ý', level: 'primary', version: 2, savedAt: expect.any(String) },
      ...{ areas: { north: [blockAt('A')] }, schools: [{ id: 'north', name: expect.any(String) }] },
    });
    expect((await done<BoundaryDraft>('PUT', `/${draft.id}/shared`, { shared: true })).shareCode).toBe(shareCode);
    await done('PUT', `/${draft.id}/shared`, { shared: false });
    expect((await look(shareCode!)).status).toBe(404);
    expect((await look('x'.repeat(41))).status).toBe(422);
  });

  test('is refused to who saw an older version, and nothing is lost', async () => {
    const draft = await create('Hai người');
    const body = { seen: 1, note: '', areas: areas() };
    await done('POST', `/${draft.id}/versions`, body);
    const late = await ask('POST', `/${draft.id}/versions`, body);
    expect(late.status).toBe(409);
    expect(await wordsOf(late)).toContain('Somebody else has saved draft "Hai người"');
  });

  test('is for the office alone', async () => {
    const draft = await create('Riêng');
    const body = { name: 'x', level: 'primary', note: '', areas: areas() };
    for (const [method, path, sent] of [
      ['GET', '?level=primary'],
      ['POST', '', body],
      ['GET', `/${draft.id}`],
      ['POST', `/${draft.id}/versions`, { seen: 1, note: '', areas: areas() }],
      ['PUT', `/${draft.id}/shared`, { shared: true }],
      ['DELETE', `/${draft.id}`],
    ] as const)
      expect((await ask(method, path, sent, null)).status, `${method} ${path}`).toBe(403);
    const other = office.beside('elsewhere');
    expect(
      (await other.request('GET', `/api/elsewhere/boundary-drafts/${draft.id}`, { token: operatorToken })).status,
    ).toBe(404);
  });

  test('must name schools of the level, blocks of the map, each once, and itself', async () => {
    const refused = async (part: object) => {
      const answer = await ask('POST', '', { name: 'Sai', level: 'primary', note: '', areas: areas(), ...part });
      expect(answer.status).toBe(422);
      return wordsOf(answer);
    };
    expect(await refused({ name: ' ' })).toContain('needs a name');
    expect(await refused({ areas: {} })).toContain('no block');
    expect(await refused({ areas: { nowhere: [blockAt('A')] } })).toContain('"nowhere"');
    expect(await refused({ areas: { north: ['8a000'] } })).toContain('"8a000"');
    expect(await refused({ areas: { north: [blockAt('A')], south: [blockAt('A')] } })).toContain('both');
    expect((await ask('POST', '', { name: 'Sai', level: 'x', note: '', areas: areas() })).status).toBe(422);
    expect((await ask('GET', '/not-an-id')).status).toBe(422);
  });
});
