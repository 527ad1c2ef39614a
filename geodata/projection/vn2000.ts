import proj4 from 'proj4';

/** West-east degrees, then south-north, WGS 84. */
export type LonLat = [number, number];

/** A flat coordinate system of Vietnam: VN-2000 in 3° (provincial) or 6° (UTM) zones. Axes: E metres, N metres. */
export interface Vn2000Zone {
  /** "EPSG:9210". */
  crs: string;
  /** Degrees east; 105.75 is 105°45'. */
  centralMeridian: number;
  scale: 0.9996 | 0.9999;
}

/** VN-2000 → WGS 84, Decision 05/2007/QĐ-BTNMT as EPSG:6960; rotations negated for proj4's sign. Leaving it out puts points 224-226 m off. */
export const vn2000Shift = '-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278';

const threeDegree: [code: number, meridian: number][] = [
  [5896, 102],
  [5897, 105],
  [5898, 108],
  [5899, 107.75],
  [9205, 103],
  [9206, 104],
  [9207, 104.5],
  [9208, 104.75],
  [9209, 105.5],
  [9210, 105.75],
  [9211, 106],
  [9212, 106.25],
  [9213, 106.5],
  [9214, 107],
  [9215, 107.25],
  [9216, 107.5],
  [9217, 108.25],
  [9218, 108.5],
];

/** Every zone in use, the provincial ones first, as guessing tries them in this order. */
export const vn2000Zones: readonly Vn2000Zone[] = [
  ...threeDegree.map(([code, centralMeridian]) => ({ crs: `EPSG:${code}`, centralMeridian, scale: 0.9999 as const })),
  { crs: 'EPSG:3405', centralMeridian: 105, scale: 0.9996 },
  { crs: 'EPSG:3406', centralMeridian: 111, scale: 0.9996 },
];

const converters = new Map<string, proj4.Converter>();

/** The zone of "EPSG:9210" or "9210"; undefined when it is none of VN-2000's. */
export function findZone(crs: string): Vn2000Zone | undefined {
  const code = /(\d{4,5})\s*$/.exec(crs)?.[1];
  return vn2000Zones.find((zone) => zone.crs === `EPSG:${code}`);
}

/** True for names of plain longitude and latitude (WGS 84, CRS84). */
export function isLonLatCrs(crs: string): boolean {
  return /4326|CRS ?84|WGS ?84/i.test(crs);
}

/** VN-2000 metres (E, N) → WGS 84 degrees. Throws on an unknown zone: guard with `findZone`. */
export function toWgs84(crs: string, east: number, north: number): LonLat {
  const [lon, lat] = converter(crs).inverse([east, north]);
  return [lon, lat];
}

/** WGS 84 degrees → VN-2000 metres [E, N]. Throws on an unknown zone. */
export function fromWgs84(crs: string, lonLat: LonLat): [east: number, north: number] {
  const [east, north] = converter(crs).forward([lonLat[0], lonLat[1]]);
  return [east, north];
}

/** The PROJ text of a zone. */
function projText(zone: Vn2000Zone): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${zone.centralMeridian} +k=${zone.scale} +x_0=500000 +y_0=0 +ellps=WGS84 +towgs84=${vn2000Shift} +units=m +no_defs`;
}

function converter(crs: string): proj4.Converter {
  const zone = findZone(crs);
  if (!zone) throw new Error(`${crs} is not a VN-2000 zone`);
  let made = converters.get(zone.crs);
  if (!made) {
    made = proj4('+proj=longlat +datum=WGS84 +no_defs', projText(zone));
    converters.set(zone.crs, made);
  }
  return made;
}
