/** Mean radius of the Earth in metres (IUGG R1). */
const earthRadiusMetres = 6_371_008.8;

/** Metres along the great circle between two points in degrees (haversine), rounded half up to whole metres. */
export function straightMetres(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const radians = Math.PI / 180;
  const sinLat = Math.sin(((lat2 - lat1) * radians) / 2);
  const sinLon = Math.sin(((lon2 - lon1) * radians) / 2);
  const h = sinLat * sinLat + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * sinLon * sinLon;
  return Math.floor(2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(h))) + 0.5);
}
