import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoundaryBlocks } from '../../api/client.ts';
import { synthesiseEnrolment } from '../../api/domains/periods/synthesise-enrolment.ts';
import type { RoadTown } from '../support/a-road-town.ts';
import { aTravelOffice } from '../support/a-travel-office.ts';
import { type Office, operatorToken } from '../support/an-office.ts';

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

  test('are for the office alone: counts of single blocks are small', async () => {
    expect((await ask(null)).status).toBe(403);
  });

  test('need a level that exists', async () => {
    expect((await ask(operatorToken, 'level=x')).status).toBe(422);
  });
});
