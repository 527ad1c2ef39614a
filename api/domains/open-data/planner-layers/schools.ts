import { listSchools } from '../../schools/queries.ts';
import type { PlannerLayer } from './planner-layer.ts';

/** Schools of the level at their main gate, with seats and pupils of the year; unknown stays blank. */
export const schoolsLayer: PlannerLayer = {
  name: 'schools',
  open: true,
  needs: null,
  async read({ database, organisationId }, { level }) {
    const schools = await database.readPublic((tx) => listSchools(tx, organisationId, { level }));
    return {
      synthetic: schools.some(({ synthetic }) => synthetic),
      fields: [
        { name: 'school_id', type: 'TEXT' },
        { name: 'name', type: 'TEXT' },
        { name: 'levels', type: 'TEXT' },
        { name: 'ownership', type: 'TEXT' },
        { name: 'commune_code', type: 'TEXT' },
        { name: 'seats', type: 'INTEGER' },
        { name: 'pupils', type: 'INTEGER' },
        { name: 'rooms', type: 'INTEGER' },
        { name: 'synthetic', type: 'BOOLEAN' },
      ],
      features: schools.map((school) => ({
        geometry: { type: 'Point', coordinates: [...school.lonLat] },
        values: [
          ...[school.id, school.name, school.levels.join(' '), school.ownership, school.communeCode],
          ...[school.seats, school.pupils, school.rooms, school.synthetic],
        ],
      })),
    };
  },
};
