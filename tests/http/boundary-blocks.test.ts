import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoundaryBlocks } from '../../api/client.ts';
import { synthesiseEnrolment } from '../../api/domains/periods/synthesise-enrolment.ts';
import { aTravelOffice } from '../support/a-travel-office.ts';
import { type Office, operatorToken } from '../support/an-office.ts';

let office: Office;
beforeAll(async () => {
  ({ office } = await aTravelOffice());
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

  test('are for the office alone: counts of single blocks are small', async () => {
    expect((await ask(null)).status).toBe(403);
  });

  test('need a level that exists', async () => {
    expect((await ask(operatorToken, 'level=x')).status).toBe(422);
  });
});
