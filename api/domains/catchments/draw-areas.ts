import type { Context } from '../../platform/context.ts';
import { holdPerOwner } from '../../platform/held-values.ts';
import { may } from '../../platform/permissions.ts';
import type { Level } from '../areas/types.ts';
import { askTravelWorker } from '../travel/ask-travel-worker.ts';
import { holdSchoolGates, holdSchools } from '../travel/hold-gates.ts';
import { holdNetwork } from '../travel/hold-network.ts';
import type { AreaFeatures } from '../travel/types.ts';

const holder = holdPerOwner<AreaFeatures>(16);

/**
 * The land of which each school of a level is the nearest on foot by road. Kept until roads, gates or names change; drawn in a
 * worker. Throws `conflict` before roads are imported.
 */
export async function drawAreasByRoad(context: Context, level: Level): Promise<AreaFeatures> {
  may(context, 'look/areas-by-road');
  const { database, organisationId } = context;
  const network = await holdNetwork(context);
  const { summaries } = await holdSchools(context, level);
  const { schoolIds, lonLats, school, version } = await holdSchoolGates(context, network, level);
  const names = schoolIds.map((id) => summaries.get(id)?.name ?? id);
  const gates = { lonLats, school, schoolCount: schoolIds.length };
  const key = `areas\n${organisationId}\n${level}`;
  return holder(database).get(key, [network.version, version, ...names].join('\n'), async () => {
    const areas = await askTravelWorker(network, { kind: 'areas', profile: 'walk', gates });
    return collection(
      areas.map((area) => ({
        properties: {
          id: schoolIds[area.school],
          level,
          schoolId: schoolIds[area.school],
          schoolName: names[area.school],
        },
        coordinates: area.coordinates,
      })),
    );
  });
}

/** The land within each of `metres` on foot of some school of a level, the widest first so that the nearer lie above it. */
export async function drawWalkingAreas(context: Context, level: Level, metres: number[]): Promise<AreaFeatures> {
  may(context, 'look/walking-areas');
  const { database, organisationId } = context;
  const network = await holdNetwork(context);
  const { schoolIds, lonLats, school, version } = await holdSchoolGates(context, network, level);
  const gates = { lonLats, school, schoolCount: schoolIds.length };
  const key = `walking\n${organisationId}\n${level}\n${[...metres].sort((a, b) => a - b).join()}`;
  return holder(database).get(key, `${network.version} ${version}`, async () => {
    const areas = await askTravelWorker(network, { kind: 'walking', profile: 'walk', gates, metres });
    return collection(
      areas.reverse().map((area) => ({ properties: { level, metres: area.metres }, coordinates: area.coordinates })),
    );
  });
}

function collection(
  areas: { properties: Record<string, string | number>; coordinates: [number, number][][][] }[],
): AreaFeatures {
  return {
    type: 'FeatureCollection',
    features: areas.map(({ properties, coordinates }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'MultiPolygon', coordinates },
    })),
  };
}
