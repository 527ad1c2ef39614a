import { cellToBoundary } from 'h3-js';
import { type DemandCell, listDemandCells } from '../../demand/queries.ts';
import { hideSmallOf } from '../../publications/hide-small.ts';
import type { PlannerLayer } from './planner-layer.ts';

/** Children of the level in hexagons; small cells are blank, and with them whatever would give them away by the commune's sum. */
export const demandLayer: PlannerLayer = {
  name: 'demand',
  open: true,
  async read({ database, organisationId }, { level }) {
    const cells = await database.readPublic((tx) => listDemandCells(tx, organisationId, level));
    const shown = shownChildren(cells);
    return {
      synthetic: cells.some(({ synthetic }) => synthetic),
      fields: [
        { name: 'cell', type: 'TEXT' },
        { name: 'children', type: 'INTEGER' },
        { name: 'hidden', type: 'BOOLEAN' },
        { name: 'commune_code', type: 'TEXT' },
        { name: 'synthetic', type: 'BOOLEAN' },
      ],
      features: cells.map(({ cell, communeCode, synthetic }) => {
        const children = shown.get(cell) ?? null;
        return {
          geometry: { type: 'Polygon', coordinates: [cellToBoundary(cell, true)] },
          values: [cell, children, children === null, communeCode, synthetic],
        };
      }),
    };
  },
};

/** Children by cell; null where hidden. Sums by commune are known from the coverage. */
function shownChildren(cells: readonly DemandCell[]): Map<string, number | null> {
  const byCommune = new Map<string | null, DemandCell[]>();
  for (const cell of cells) byCommune.set(cell.communeCode, [...(byCommune.get(cell.communeCode) ?? []), cell]);
  const shown = new Map<string, number | null>();
  for (const group of byCommune.values()) {
    const counts = hideSmallOf(group.map(({ children }) => children));
    group.forEach(({ cell }, i) => {
      shown.set(cell, counts[i]);
    });
  }
  return shown;
}
