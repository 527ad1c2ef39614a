import { listCommuneShapes } from '../../areas/queries.ts';
import { getCapacity } from '../../capacities/get-capacity.ts';
import type { PlannerLayer } from './planner-layer.ts';

/** Communes with seats, pupils, what is over or short, and the same against the children of the age; unknown stays blank. */
export const communesLayer: PlannerLayer = {
  name: 'communes',
  open: true,
  needs: null,
  async read(context, { level }) {
    const { database, organisationId } = context;
    const shapes = await database.readPublic((tx) => listCommuneShapes(tx, organisationId));
    const report = await getCapacity(context, level);
    const balances = new Map(report.areas.map((area) => [area.area, area]));
    return {
      synthetic: report.synthetic,
      fields: [
        { name: 'commune_code', type: 'TEXT' },
        { name: 'commune', type: 'TEXT' },
        { name: 'population', type: 'INTEGER' },
        { name: 'children', type: 'INTEGER' },
        { name: 'schools', type: 'INTEGER' },
        { name: 'seats', type: 'INTEGER' },
        { name: 'pupils', type: 'INTEGER' },
        { name: 'seats_less_pupils', type: 'INTEGER' },
        { name: 'seats_less_children', type: 'INTEGER' },
        { name: 'rooms_per_10000', type: 'REAL' },
      ],
      features: shapes.map(({ code, name, geometry }) => {
        const area = balances.get(code);
        return {
          geometry,
          values: [
            ...[code, name, area?.population ?? null, area?.children ?? null, area?.all.schools ?? 0],
            ...[area?.all.seats.total ?? null, area?.all.pupils.total ?? null, area?.all.balance ?? null],
            ...[area?.againstChildren ?? null, area?.roomsPer10000 ?? null],
          ],
        };
      }),
    };
  },
};
