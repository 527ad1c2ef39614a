import type { NamedSystem } from './coordinate-systems.ts';
import { findZone, vn2000Shift } from './vn2000.ts';

const wgs84Datum =
  'DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]]';
const degrees =
  'PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]]';

/** A system's name and well-known text (OGC 01-009), with the shift of VN-2000 in the convention of EPSG:9607's negated rotations. */
export function writeDefinition(system: NamedSystem): { name: string; definition: string } {
  const code = system.crs.slice('EPSG:'.length);
  const authority = `AUTHORITY["EPSG","${code}"]`;
  const zone = findZone(system.crs);
  if (system.family === 'wgs84')
    return { name: 'WGS 84', definition: `GEOGCS["WGS 84",${wgs84Datum},${degrees},${authority}]` };
  const vn2000 = `DATUM["Vietnam_2000",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],TOWGS84[${vn2000Shift}],AUTHORITY["EPSG","6756"]]`;
  if (system.family === 'vn2000')
    return { name: 'VN-2000', definition: `GEOGCS["VN-2000",${vn2000},${degrees},${authority}]` };
  if (!zone) return utm(system, code, authority);
  const base = `GEOGCS["VN-2000",${vn2000},${degrees},AUTHORITY["EPSG","4756"]]`;
  const name = zone.scale === 0.9999 ? `VN-2000 / TM-3 ${system.meridian}` : `VN-2000 / UTM ${system.meridian}`;
  return { name, definition: transverse(name, base, zone.centralMeridian, zone.scale, authority) };
}

function utm({ meridian }: NamedSystem, code: string, authority: string): { name: string; definition: string } {
  const name = `WGS 84 / UTM zone ${code.slice(-2)}N`;
  const base = `GEOGCS["WGS 84",${wgs84Datum},${degrees},AUTHORITY["EPSG","4326"]]`;
  return { name, definition: transverse(name, base, Number.parseInt(meridian, 10), 0.9996, authority) };
}

function transverse(name: string, base: string, meridian: number, scale: number, authority: string): string {
  const parameters = [
    ['latitude_of_origin', 0],
    ['central_meridian', meridian],
    ['scale_factor', scale],
    ['false_easting', 500_000],
    ['false_northing', 0],
  ].map(([parameter, value]) => `PARAMETER["${parameter}",${value}]`);
  return `PROJCS["${name}",${base},PROJECTION["Transverse_Mercator"],${parameters.join(',')},UNIT["metre",1,AUTHORITY["EPSG","9001"]],${authority}]`;
}
