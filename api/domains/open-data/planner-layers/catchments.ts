import { drawAreasByRoad, drawWalkingAreas } from '../../catchments/draw-areas.ts';
import { listZoneShapes } from '../../catchments/queries.ts';
import type { PlannerLayer } from './planner-layer.ts';

const walkingMetres = [500, 1000, 2000];

/** The zone plan in force as far as it is drawn. */
export const zonesLayer: PlannerLayer = {
  name: 'zones',
  open: true,
  needs: null,
  async read({ database, organisationId }, { level }) {
    const zones = await database.readPublic((tx) => listZoneShapes(tx, organisationId, level));
    return {
      synthetic: false,
      fields: [
        { name: 'zone_id', type: 'TEXT' },
        { name: 'level', type: 'TEXT' },
        { name: 'school_id', type: 'TEXT' },
        { name: 'school', type: 'TEXT' },
      ],
      features: zones.map(({ id, level: of, schoolId, schoolName, geometry }) => {
        return { geometry, values: [id, of, schoolId, schoolName] };
      }),
    };
  },
};

/** The land of which each school is the nearest on foot by road. */
export const areasByRoadLayer: PlannerLayer = {
  name: 'areas_by_road',
  open: true,
  needs: null,
  async read(context, { level }) {
    const { features } = await drawAreasByRoad(context, level);
    return {
      synthetic: false,
      fields: [
        { name: 'school_id', type: 'TEXT' },
        { name: 'school', type: 'TEXT' },
      ],
      features: features.map(({ properties, geometry }) => ({
        geometry,
        values: [String(properties.schoolId), String(properties.schoolName)],
      })),
    };
  },
};

/** The land within 500, 1,000 and 2,000 m on foot of some school, the widest first. */
export const walkingLayer: PlannerLayer = {
  name: 'walking_areas',
  open: true,
  needs: null,
  async read(context, { level }) {
    const { features } = await drawWalkingAreas(context, level, walkingMetres);
    return {
      synthetic: false,
      fields: [{ name: 'metres', type: 'INTEGER' }],
      features: features.map(({ properties, geometry }) => ({ geometry, values: [Number(properties.metres)] })),
    };
  },
};
