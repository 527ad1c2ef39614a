import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoundaryBlocks, MapLayer } from '../../api/client.ts';
import { synthesiseEnrolment } from '../../api/domains/periods/synthesise-enrolment.ts';
import type { RoadTown } from '../support/a-road-town.ts';
import { aTravelOffice } from '../support/a-travel-office.ts';
import { lines, type Office, operatorToken } from '../support/an-office.ts';

let office: Office;
let town: RoadTown;
beforeAll(async () => {
  ({ office, town } = await aTravelOffice());
});
afterAll(() => office.close());

const ask = (token: string | null, query = 'level=primary') => office.get(`/boundary-blocks?${query}`, token);

describe('the blocks school areas are drawn from', () => {
  test('cannot be had before children are counted', async () => {
    expect((await ask(operatorToken)).status).toBe(422);
  });

  test('hold every counted child once, and a gate for every school', async () => {
    await synthesiseEnrolment(office.context(), { level: 'primary', applicants: 90, seed: 'blocks', apply: true });
    const response = await ask(operatorToken);
    expect(response.status).toBe(200);
    const blocks = (await response.json()) as BoundaryBlocks;
    const placed = blocks.children.reduce((sum, count) => sum + count, 0);
    expect(placed + blocks.childrenWithoutRoad).toBe(90);
    expect(blocks.gateBlock).toHaveLength(blocks.schools.length);
    expect(blocks.gateBlock.every((block) => block >= 0 && block < blocks.cells.length)).toBe(true);
    expect(blocks.reachStart).toHaveLength(blocks.cells.length + 1);
    expect(blocks.reachSchool).toHaveLength(blocks.reachMetres.length);
    expect(blocks.synthetic).toBe(true);
  });

  test('tell which links cross a barrier of the office’s layers, for small children', async () => {
    const before = (await (await ask(operatorToken)).json()) as BoundaryBlocks;
    expect(before.linkBarrier).toEqual(before.linkTo.map(() => 0));
    const [west, north] = town.at('A', 250, 300);
    const [, south] = town.at('D', 0, -300);
    const line = {
      type: 'LineString',
      coordinates: [
        [west, north],
        [west, south],
      ],
    };
    const canal = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: line }] };
    await office.apply('layers', 'kenh.geojson', JSON.stringify(canal), { layerName: 'Kênh', layerKind: 'barriers' });
    const after = (await (await ask(operatorToken)).json()) as BoundaryBlocks;
    expect(after.barriers).toEqual(['Kênh']);
    expect(after.linkBarrier.filter((crossed) => crossed === 1).length).toBeGreaterThan(0);
    expect(after.linkBarrier).toHaveLength(after.linkTo.length);
  });

  test('tell what should stay together: communes, neighbourhoods of a layer, and ways up', async () => {
    const blocksOf = async (query: string) => {
      const answer = await ask(operatorToken, `level=primary${query}`);
      expect(answer.status, await answer.clone().text()).toBe(200);
      return (await answer.json()) as BoundaryBlocks;
    };
    const plain = await blocksOf('');
    expect([plain.neighbourhood, plain.neighbourhoodNames, plain.feedsInto, plain.feederNames]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    const communes = await blocksOf('&neighbourhoods=communes');
    expect(communes.neighbourhoodNames).toEqual(['Phường Bến Tây', 'Phường Bến Đông']);
    expect(new Set(communes.neighbourhood)).toEqual(new Set([0, 1]));
    const [west, north] = town.at('A', -100, 100);
    const [east, south] = town.at('C', 100, -100);
    const corners = [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
      [west, north],
    ];
    const quarter = {
      type: 'Feature',
      properties: { ten: 'Khu phố 1' },
      geometry: { type: 'Polygon', coordinates: [corners] },
    };
    const file = JSON.stringify({ type: 'FeatureCollection', features: [quarter] });
    await office.apply('layers', 'kp.geojson', file, {
      layerName: 'Khu phố',
      layerKind: 'background',
    });
    const { layers } = (await (await office.get('/layers', operatorToken)).json()) as { layers: MapLayer[] };
    const layer = layers.find(({ name }) => name === 'Khu phố')!;
    const plan = lines('school_id,zone_text', 'north,"Phường Bến Tây KP1+KP2, tổ 3-5 KP4"');
    await office.apply('zones', 'tuyen.csv', plan, { level: 'primary' });
    const quarters = await blocksOf(`&neighbourhoods=${layer.id}`);
    expect(quarters.neighbourhoodNames).toEqual(['KP1']);
    const inside = quarters.neighbourhood.flatMap((group, b) => (group === 0 ? [b] : []));
    expect(inside.length).toBeGreaterThan(0);
    // The printed line "KP1" of the zone plan has a place now; without the layer it has none.
    const school = quarters.schools.findIndex(({ id }) => id === 'north');
    expect(quarters.today.flatMap((s, b) => (s === school ? [b] : []))).toEqual(inside);
    // "KP2" and some groups of "KP4" are in no layer: their commune is known and no more. The rest of it is not a gap of the plan.
    const missing = ({ neighbourhood, known }: BoundaryBlocks['unplaced'][number]) => [neighbourhood, known];
    expect(quarters.unplaced.map(missing)).toEqual([
      ['KP2', 'commune'],
      ['KP4, tổ 3-5', 'commune'],
    ]);
    const unknown = await blocksOf('');
    expect(unknown.today.every((s) => s === -1)).toBe(true);
    expect(unknown.unplaced.map(({ neighbourhood }) => neighbourhood)).toContain('KP1');
    expect(unknown.unsure.length).toBeGreaterThan(0);
    expect(unknown.unsure.filter((block) => unknown.gaps.includes(block))).toEqual([]);
    // Some groups alone of a neighbourhood that has a shape: its land is nobody's, and no gap.
    const split = lines('school_id,zone_text', 'north,Phường Bến Tây tổ 1-4 KP1', 'south,Phường Bến Tây tổ 5-9 KP1');
    await office.apply('zones', 'tuyen.csv', split, { level: 'primary' });
    const grouped = await blocksOf(`&neighbourhoods=${layer.id}`);
    expect(grouped.unsure).toEqual(inside);
    expect(inside.every((block) => grouped.today[block] === -1)).toBe(true);
    expect(grouped.unplaced.map(missing)).toEqual([
      ['KP1, tổ 1-4', 'neighbourhood'],
      ['KP1, tổ 5-9', 'neighbourhood'],
    ]);
    const within = inside.reduce((sum, block) => sum + grouped.children[block], 0);
    expect(grouped.unplaced.every(({ children }) => children === within)).toBe(true);
    // A layer that has shapes of groups too: what has one is drawn, what has none is named, the rest stays nobody's.
    const half = (west + east) / 2;
    const box = (from: number, to: number) => ({
      type: 'Polygon',
      coordinates: [
        [
          [from, north],
          [to, north],
          [to, south],
          [from, south],
          [from, north],
        ],
      ],
    });
    const places = [
      { type: 'Feature', properties: { khu_pho: '1', to: null }, geometry: box(west, east) },
      { type: 'Feature', properties: { khu_pho: 'KP1', to: 3 }, geometry: box(west, half) },
    ];
    await office.apply('layers', 'to.geojson', JSON.stringify({ type: 'FeatureCollection', features: places }), {
      layerName: 'Tổ dân phố',
      layerKind: 'background',
    });
    const after = (await (await office.get('/layers', operatorToken)).json()) as { layers: MapLayer[] };
    const groups = await blocksOf(`&neighbourhoods=${after.layers.find(({ name }) => name === 'Tổ dân phố')!.id}`);
    expect(groups.neighbourhoodNames).toEqual(['KP1', 'KP1, tổ 3']);
    const inThree = groups.neighbourhood.flatMap((area, b) => (area === 1 ? [b] : []));
    expect(inThree.length).toBeGreaterThan(0);
    expect(groups.today.flatMap((s, b) => (s === school ? [b] : []))).toEqual(inThree);
    expect(groups.unsure).toEqual(inside.filter((block) => !inThree.includes(block)));
    const outside = groups.unsure.reduce((sum, block) => sum + groups.children[block], 0);
    expect(
      groups.unplaced.map(({ neighbourhood, known, missing: no, children }) => ({
        neighbourhood,
        known,
        no,
        children,
      })),
    ).toEqual([
      { neighbourhood: 'KP1, tổ 1-4', known: 'groups', no: [1, 2, 4], children: outside },
      { neighbourhood: 'KP1, tổ 5-9', known: 'neighbourhood', no: [], children: outside },
    ]);
    expect((await blocksOf('&feeders=true')).feedsInto).toEqual([]);
    const row = (id: string, name: string, level: string, letter: string) =>
      [id, name, level, ...town.at(letter).map((degrees) => degrees.toFixed(7))].join(',');
    const register = [
      'code,name,level,lon,lat',
      row('north', 'Trường Tiểu học Bờ Bắc', 'primary', 'B'),
      row('south', 'Trường Tiểu học Bờ Nam', 'primary', 'E'),
      row('across', 'Trường Tiểu học Bến Đò', 'primary', 'H'),
      row('upper', 'Trường THCS Bến Tây', 'lower-secondary', 'F'),
    ];
    await office.apply('schools', 'truong.csv', `${register.join('\n')}\n`);
    const fed = await blocksOf('&feeders=true');
    expect(fed.feederNames).toEqual(['Trường THCS Bến Tây']);
    expect(new Set(fed.feedsInto)).toEqual(new Set([0, -1]));
  });

  test('are for the office alone: counts of single blocks are small', async () => {
    expect((await ask(null)).status).toBe(403);
  });

  test('need a level that exists', async () => {
    expect((await ask(operatorToken, 'level=x')).status).toBe(422);
    expect((await ask(operatorToken, 'level=primary&neighbourhoods=x')).status).toBe(422);
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect((await ask(operatorToken, `level=primary&neighbourhoods=${nowhere}`)).status).toBe(404);
  });
});
