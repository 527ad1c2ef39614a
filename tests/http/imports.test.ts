import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellProgress } from '../../api/domains/areas/import-progress.ts';
import type { Context } from '../../api/platform/context.ts';
import { readTable } from '../../geodata/sources/table.ts';
import { anOffice, communesFile, lines, type Office, operatorToken, roadsFile } from '../support/an-office.ts';

const schools = lines(
  'school_id,name,level,lon,lat,seats',
  'N1,Trường Tiểu học Bắc,TH,106.7010,10.7795,105',
  'S1,Trường THCS Nam,THCS,106.7050,10.7785,-3',
);

describe('imports over HTTP', { timeout: 240_000 }, () => {
  let office: Office;
  beforeAll(async () => {
    office = await anOffice();
    const communes = communesFile({ '00101': { name: 'Phường Đông', box: [106.69, 10.77, 106.72, 10.79] } });
    await office.apply('communes', 'communes.geojson', communes, { name: 'Thị trấn thử' });
  });
  afterAll(() => office.close());

  function upload(kind: string, content: string | Uint8Array, token: string | null = operatorToken, fields = {}) {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(Buffer.from(content))], 'schools.csv'));
    for (const [name, value] of Object.entries<string>(fields)) form.append(name, value);
    return office.request('POST', `/api/town/imports/${kind}`, { body: form, token });
  }
  const act = (method: string, path: string, token: string | null = operatorToken) =>
    office.request(method, `/api/town/imports/${path}`, { token });

  it('preview a file, give its workbook back marked, and apply it by the batch', async () => {
    const preview = await upload('schools', schools);
    expect(preview.status).toBe(200);
    const { batch, diff } = await preview.json();
    expect(batch).toMatchObject({ kind: 'schools', status: 'preview', counts: { added: 1, changed: 0, removed: 0 } });
    expect(batch.issues).toContainEqual(expect.objectContaining({ severity: 'error', row: 3, value: '-3' }));
    expect(diff).toMatchObject({ added: ['N1'], removed: [] });
    expect(await (await office.get('/schools')).json()).toEqual({ schools: [] });

    const marked = await act('GET', `${batch.id}/marked.xlsx`);
    expect(marked.headers.get('content-disposition')).toContain('schools.marked.xlsx');
    const table = readTable(new Uint8Array(await marked.arrayBuffer()), 'schools.marked.xlsx');
    expect(table.rows[1]).toEqual(['S1', 'Trường THCS Nam', 'THCS', '106.7050', '10.7785', '-3']);

    const applied = await act('POST', `${batch.id}/apply`);
    expect(applied.status).toBe(200);
    expect((await applied.json()).batch).toMatchObject({ id: batch.id, status: 'applied' });
    expect((await (await office.get('/schools')).json()).schools).toHaveLength(1);
    expect((await act('POST', `${batch.id}/apply`)).status).toBe(409);

    const { batches } = await (await office.get('/imports', operatorToken)).json();
    expect(batches.map(({ kind, status }: { kind: string; status: string }) => [kind, status])).toEqual([
      ['schools', 'applied'],
      ['communes', 'applied'],
    ]);
  });

  it('take roads too, with the map and the network they are built into', async () => {
    const roads = roadsFile('\nA-----B-----C\n|     |\nD-----E\n');
    const { batch } = await (await upload('roads', roads)).json();
    expect((await act('POST', `${batch.id}/apply`)).status).toBe(200);
    const { organisations } = await (await office.request('GET', '/api/organisations')).json();
    expect(organisations[0].networkVersion).toMatch(/^[0-9a-f]{12}$/);
    expect(organisations[0].attribution).toBe('© OpenStreetMap');
  });

  it('forget a preview', async () => {
    const { batch } = await (await upload('schools', schools.replace('N1', 'N9'))).json();
    expect((await act('DELETE', batch.id)).status).toBe(204);
    expect((await act('POST', `${batch.id}/apply`)).status).toBe(404);
  });

  it('refuse every one of their doors to those without the token', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    const answers = await Promise.all([
      office.get('/imports'),
      upload('schools', schools, null),
      upload('schools', schools, 'a-wrong-token'),
      act('POST', `${id}/apply`, null),
      act('DELETE', id, null),
      act('GET', `${id}/marked.xlsx`, null),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
    expect((await answers[1].json()).error).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('token'),
    });
  });

  it('tell how far a file is by the ticket sent with it, to the operator alone, and nothing once it is done', async () => {
    const ticket = '6f1c2a34-0000-4000-8000-00000000beef';
    const ask = async () => (await act('GET', `progress/${ticket}`)).json();
    expect((await act('GET', `progress/${ticket}`, null)).status).toBe(403);
    expect((await act('GET', 'progress/not-a-ticket')).status).toBe(422);
    expect(await ask()).toEqual({ progress: null });
    const told = await tellProgress({ organisationId: 'town' } as Context, ticket, async (onProgress) => {
      onProgress(0.25, 'reading-applicants', 5_000);
      return ask();
    });
    expect(told).toEqual({ progress: { share: 0.25, step: 'reading-applicants', records: 5_000 } });
    expect(await ask()).toEqual({ progress: null });
    const failing = tellProgress({ organisationId: 'town' } as Context, ticket, async (onProgress) => {
      onProgress(0.5, 'reading-applicants');
      throw new Error('the file is broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(await ask()).toEqual({ progress: null });
  });

  it('reject what cannot be an import, and say why', async () => {
    const refused = await upload('schools', lines('name,level', 'Trường Bắc,TH'));
    expect(refused.status).toBe(422);
    expect((await refused.json()).error.issues).toContainEqual(expect.objectContaining({ code: 'missing-column' }));
    expect((await upload('dragons', schools)).status).toBe(422);
    expect((await upload('schools', schools, operatorToken, { crs: 'VN2000' })).status).toBe(422);
    expect((await upload('schools', schools, operatorToken, { level: 'kindergarten' })).status).toBe(422);
    expect((await office.request('POST', '/api/town/imports/schools', { body: {}, token: operatorToken })).status).toBe(
      422,
    );
    expect((await act('POST', 'not-a-batch/apply')).status).toBe(422);
    expect((await act('POST', '00000000-0000-4000-8000-000000000000/apply')).status).toBe(404);
    const pdf = await upload('schools', readFileSync(new URL('../../LICENSE', import.meta.url)).subarray(0, 0));
    expect(pdf.status).toBe(422);
    const nowhere = new FormData();
    nowhere.append('file', new File([schools], 'schools.csv'));
    const unknown = await office.request('POST', '/api/nowhere/imports/schools', {
      body: nowhere,
      token: operatorToken,
    });
    expect(unknown.status).toBe(404);
  });
});
