import { cellToChildren, gridDisk, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { AreaOutlines } from '#engines/catchment/boundaries/outline-areas.ts';
import { spreadChildren } from '#engines/catchment/boundaries/spread-children.ts';
import { seededRandom } from '../../../api/engines/random.ts';
import { repairGaps } from '../../../web/screens/plan/boundaries/repair-gaps.ts';
import { blockTown } from '../../support/a-block-town.ts';

const coarse = latLngToCell(10.77, 106.7, 9);
const cells = cellToChildren(coarse, 10).sort();

describe('children of a cell', () => {
  it('are spread over its blocks by the length of their roads, none lost', () => {
    const roadMm = Float64Array.from(cells, (_, i) => (i < 2 ? 1000 : 0));
    const { children, withoutRoad } = spreadChildren({ cells, roadMm }, [{ cell: coarse, children: 7 }]);
    expect([...children.slice(0, 2)]).toEqual([4, 3]);
    expect(withoutRoad).toBe(0);
  });

  it('are counted apart where there is no road', () => {
    const elsewhere = latLngToCell(11, 107, 9);
    const roadMm = new Float64Array(cells.length).fill(1);
    expect(spreadChildren({ cells, roadMm }, [{ cell: elsewhere, children: 5 }]).withoutRoad).toBe(5);
  });
});

describe('areas on the map', () => {
  it('share their edges point by point', () => {
    const school = Int32Array.from(cells, (_, i) => (i < 3 ? 0 : 1));
    const [one, other] = new AreaOutlines(cells)
      .of(school)
      .map(
        ({ coordinates }) => new Set(coordinates.flat(2).map(([lon, lat]) => `${lon.toFixed(9)} ${lat.toFixed(9)}`)),
      );
    expect([...one].filter((point) => other.has(point)).length).toBeGreaterThan(1);
    expect(new AreaOutlines(cells).of(school, new Set([1])).map((area) => area.school)).toEqual([1]);
  });

  it('are the same after many changes of few blocks as outlined anew', () => {
    const random = seededRandom('outlines');
    const land = gridDisk(cells[0], 9).filter(() => random() < 0.8);
    const kept = new AreaOutlines(land);
    const school = Int32Array.from(land, () => Math.floor(4 * random()) - 1);
    for (let change = 0; change < 40; change++) {
      for (let i = 0; i < 3; i++) school[Math.floor(land.length * random())] = Math.floor(4 * random()) - 1;
      expect(kept.of(school)).toEqual(new AreaOutlines(land).of(school));
    }
  });

  it('have their gaps filled by the nearest school beside', () => {
    const problem = blockTown(['A11111B'], [9, 9]);
    const filled = repairGaps(problem, Int32Array.from([0, 0, -1, -1, -1, 1, 1]));
    expect([...filled]).toEqual([0, 0, 0, 0, 1, 1, 1]);
    // What a plan in words leaves unsure is no gap.
    const some = repairGaps(problem, Int32Array.from([0, 0, -1, -1, -1, 1, 1]), [3]);
    expect([...some]).toEqual([0, 0, 0, -1, 1, 1, 1]);
  });
});
