import { cellToChildren, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { outlineAreas } from '#engines/catchment/boundaries/outline-areas.ts';
import { spreadChildren } from '#engines/catchment/boundaries/spread-children.ts';
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
    const [one, other] = outlineAreas(cells, school).map(
      ({ coordinates }) => new Set(coordinates.flat(2).map(([lon, lat]) => `${lon.toFixed(9)} ${lat.toFixed(9)}`)),
    );
    expect([...one].filter((point) => other.has(point)).length).toBeGreaterThan(1);
    expect(outlineAreas(cells, school, new Set([1])).map((area) => area.school)).toEqual([1]);
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
