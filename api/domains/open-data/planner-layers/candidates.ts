import { listCandidateRows } from '../../sitings/candidate-queries.ts';
import type { PlannerLayer } from './planner-layer.ts';

/** Places where a school could be built: parcels by their outline, the rest as points, with land, cost and what stands against them. */
export const candidatesLayer: PlannerLayer = {
  name: 'candidates',
  open: false,
  needs: null,
  async read({ database, organisationId }, { level }) {
    const candidates = await listCandidateRows(database.db, organisationId, level);
    return {
      synthetic: false,
      fields: [
        { name: 'candidate', type: 'TEXT' },
        { name: 'name', type: 'TEXT' },
        { name: 'commune_code', type: 'TEXT' },
        { name: 'rooms', type: 'INTEGER' },
        { name: 'land', type: 'TEXT' },
        { name: 'cost_million_dong', type: 'REAL' },
        { name: 'excluded', type: 'TEXT' },
        { name: 'road_metres', type: 'INTEGER' },
        { name: 'in_water', type: 'BOOLEAN' },
        { name: 'source', type: 'TEXT' },
      ],
      features: candidates.map(({ lonLat, shape, ...candidate }) => ({
        geometry: shape ?? { type: 'Point', coordinates: [...lonLat] },
        values: [
          ...[candidate.id, candidate.name, candidate.communeCode, candidate.rooms, candidate.land, candidate.cost],
          ...[candidate.excluded, candidate.roadMetres, candidate.inWater, candidate.source],
        ],
      })),
    };
  },
};
