import type { Address } from './addresses.ts';
import type { Communes } from './communes.ts';
import { centroid, curve, mix, offset, type Point, unit } from './geometry.ts';
import type { Ground } from './grounds.ts';
import { OsmCollector } from './osm-elements.ts';
import { cityName } from './plan/city.ts';
import { isletHamlet, isletName } from './plan/communes.ts';
import { landmarks } from './plan/grounds.ts';
import { ferry, station } from './plan/roads.ts';
import type { TownRoads } from './road-network.ts';
import type { Road } from './roads.ts';
import type { School } from './schools.ts';
import type { Water } from './water.ts';

/** Everything the map file of the town holds. */
export interface MapContent {
  communes: Communes;
  water: Water;
  network: TownRoads;
  grounds: Ground[];
  schools: School[];
  buildings: Point[][];
  addresses: Address[];
}

/** The town as an OpenStreetMap file: what a mapper would have drawn, in the same tags. */
export function drawMap(content: MapContent): Uint8Array {
  const osm = new OsmCollector();
  drawRoads(osm, content);
  drawWaterways(osm, content.water);
  for (const ground of content.grounds)
    osm.area(ground.ring, ground.name ? { ...ground.tags, name: ground.name } : ground.tags);
  for (const school of content.schools) drawSchool(osm, school);
  for (const ring of content.buildings) osm.area(ring, { building: 'yes' });
  for (const place of landmarks) osm.node(place.at, { ...place.tags, name: place.name });
  osm.node(station, { railway: 'station', name: 'Ga Bến Lụa' });
  drawPlaceNames(osm, content.communes);
  for (const address of content.addresses)
    osm.node(address.point, { 'addr:housenumber': address.number, 'addr:street': address.street });
  return osm.bytes();
}

function drawRoads(osm: OsmCollector, { network, water }: MapContent): void {
  const { vertices, rows } = network.crossed;
  const ids = new Map<number, number>();
  const idOf = (vertex: number) => {
    const known = ids.get(vertex);
    if (known !== undefined) return known;
    const id = osm.node(vertices[vertex]);
    ids.set(vertex, id);
    return id;
  };
  network.roads.forEach((road, i) => {
    for (const part of partsOver(rows[i], vertices, water))
      osm.way(part.row.map(idOf), tagsOf(road, part.wet && !road.tags.bridge));
  });
  osm.way(rows[rows.length - 1].map(idOf), { railway: 'rail', name: 'Đường sắt Bến Lụa' });
  const end = (name: string, last: boolean) => {
    const row = rows[network.roads.findIndex((road) => road.name === name)];
    return row[last ? row.length - 1 : 0];
  };
  const [from, to] = [end(ferry.fromRoad, true), end(ferry.toRoad, false)];
  const middle = offset(mix(vertices[from], vertices[to], 0.5), unit(vertices[from], vertices[to]), 0, -60);
  const sailing = curve([vertices[from], middle, vertices[to]], 60).slice(1, -1);
  osm.way([idOf(from), ...sailing.map((point) => osm.node(point)), idOf(to)], {
    route: 'ferry',
    name: ferry.name,
    duration: ferry.duration,
    foot: 'yes',
    motorcycle: 'yes',
    motor_vehicle: 'yes',
  });
  for (const vertex of [from, to]) osm.node(vertices[vertex], { amenity: 'ferry_terminal', name: 'Bến phà Cồn Tằm' });
}

/** A road's row in parts, dry and over water in turn. */
function partsOver(
  row: readonly number[],
  vertices: readonly Point[],
  water: Water,
): { row: number[]; wet: boolean }[] {
  const parts: { row: number[]; wet: boolean }[] = [];
  for (let i = 1; i < row.length; i++) {
    const [a, b] = [vertices[row[i - 1]], vertices[row[i]]];
    const wet = [a, mix(a, b, 0.5), b].some((point) => water.clearance(point) < 3);
    const part = parts[parts.length - 1];
    if (part && part.wet === wet) part.row.push(row[i]);
    else parts.push({ row: [row[i - 1], row[i]], wet });
  }
  return parts;
}

function tagsOf(road: Road, bridge: boolean): Record<string, string> {
  const { 'bridge:name': bridgeName, ...own } = road.tags;
  const tags: Record<string, string> = { highway: road.highway, name: road.name, ...own };
  if (road.highway === 'service') tags.service = 'alley';
  if (bridge) Object.assign(tags, { bridge: 'yes', layer: '1' }, bridgeName ? { 'bridge:name': bridgeName } : {});
  return tags;
}

function drawWaterways(osm: OsmCollector, water: Water): void {
  for (const { name, kind, ring } of water.surfaces)
    osm.area(
      ring,
      kind === 'lake' ? { natural: 'water', name } : { natural: 'water', water: kind, waterway: 'riverbank', name },
    );
  for (const { name, kind, line } of water.middles) osm.line(line, { waterway: kind, name });
}

function drawSchool(osm: OsmCollector, school: School): void {
  const amenity = school.level === 'nursery' ? 'kindergarten' : 'school';
  for (const site of school.sites) {
    osm.area(site.ring, { amenity, name: school.name });
    const [a, b, c, d] = site.ring;
    const inner = (u: number, v: number) => mix(mix(a, b, u), mix(d, c, u), v);
    osm.area([inner(0.1, 0.55), inner(0.9, 0.55), inner(0.9, 0.85), inner(0.1, 0.85)], { building: 'school' });
    osm.area([inner(0.1, 0.15), inner(0.3, 0.15), inner(0.3, 0.5), inner(0.1, 0.5)], { building: 'school' });
    for (const gate of site.gates) osm.node(gate, { barrier: 'gate', access: 'yes' });
  }
}

function drawPlaceNames(osm: OsmCollector, communes: Communes): void {
  osm.node(communes.list[0].at, { place: 'city', name: cityName });
  osm.node(isletHamlet[1], { place: 'hamlet', name: isletName });
  for (const commune of communes.list) {
    const ward = commune.name.startsWith('Phường');
    const place = commune.bank === 'island' ? 'island' : ward ? 'suburb' : 'village';
    osm.node(centroid(commune.ring).point, { place, name: commune.name });
  }
}
