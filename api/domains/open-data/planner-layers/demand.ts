import { cellToBoundary } from 'h3-js';
import { listDemandCells } from '../../demand/queries.ts';
import { shownChildren } from '../../demand/shown-children.ts';
import type { PlannerLayer } from './planner-layer.ts';

/** Children of the level in hexagons; small cells are blank, and with them whatever would give them away by the commune's sum. */
export const demandLayer: PlannerLayer = {
  name: 'demand',
  open: true,
  needs: null,
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
