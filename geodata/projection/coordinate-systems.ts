import proj4 from 'proj4';
import { findZone, fromWgs84, type LonLat, toWgs84, vn2000Shift } from './vn2000.ts';

/** How a coordinate system is named in words: by its family, and the middle meridian where it has one. */
export interface NamedSystem {
  /** "EPSG:9210". */
  crs: string;
  family: 'wgs84' | 'wgs84-utm' | 'vn2000' | 'vn2000-tm3' | 'vn2000-utm' | 'sirgas2000';
  /** Degrees east as written, "105°45′"; empty for degrees. */
  meridian: string;
}

/** UTM zones of WGS 84 that Vietnam and Brazil lie in. */
const utmZones = [47, 48, 49, 50];

const others: Record<string, string> = {
  'EPSG:4756': `+proj=longlat +ellps=WGS84 +towgs84=${vn2000Shift} +no_defs`,
  // The same as WGS 84 within a metre.
  'EPSG:4674': '+proj=longlat +datum=WGS84 +no_defs',
  ...Object.fromEntries(utmZones.map((zone) => [`EPSG:326${zone}`, `+proj=utm +zone=${zone} +datum=WGS84 +no_defs`])),
};
const converters = new Map<string, proj4.Converter>();

/** What is known of "EPSG:9210"; null for a system we do not convert. */
export function findSystem(crs: string): NamedSystem | null {
  const code = `EPSG:${/(\d{4,5})\s*$/.exec(crs)?.[1] ?? ''}`;
  if (code === 'EPSG:4326' || /CRS:?84/i.test(crs)) return { crs: 'EPSG:4326', family: 'wgs84', meridian: '' };
  if (code === 'EPSG:4756') return { crs: code, family: 'vn2000', meridian: '' };
  if (code === 'EPSG:4674') return { crs: code, family: 'sirgas2000', meridian: '' };
  if (code in others)
    return { crs: code, family: 'wgs84-utm', meridian: writeMeridian(6 * Number(code.slice(-2)) - 183) };
  const zone = findZone(code);
  if (!zone) return null;
  const family = zone.scale === 0.9996 ? 'vn2000-utm' : 'vn2000-tm3';
  return { crs: zone.crs, family, meridian: writeMeridian(zone.centralMeridian) };
}

/** True for systems whose numbers are degrees. */
export function inDegrees({ family }: NamedSystem): boolean {
  return family === 'wgs84' || family === 'vn2000' || family === 'sirgas2000';
}

/** File coordinates (east or longitude first) → WGS 84 degrees. */
export function converterToWgs84({ crs }: NamedSystem): (x: number, y: number) => LonLat {
  if (crs === 'EPSG:4326') return (x, y) => [x, y];
  if (!(crs in others)) return (x, y) => toWgs84(crs, x, y);
  const converter = converterOf(crs);
  return (x, y) => converter.inverse([x, y]) as LonLat;
}

/** WGS 84 degrees → coordinates of the system. */
export function converterFromWgs84({ crs }: NamedSystem): (lonLat: LonLat) => [number, number] {
  if (crs === 'EPSG:4326') return (lonLat) => lonLat;
  if (!(crs in others)) return (lonLat) => fromWgs84(crs, lonLat);
  const converter = converterOf(crs);
  return (lonLat) => converter.forward([...lonLat]) as [number, number];
}

function converterOf(crs: string): proj4.Converter {
  const made = converters.get(crs) ?? proj4('+proj=longlat +datum=WGS84 +no_defs', others[crs]);
  converters.set(crs, made);
  return made;
}

/** 105.75 → "105°45′". */
function writeMeridian(degrees: number): string {
  const whole = Math.floor(degrees);
  return `${whole}°${String(Math.round((degrees - whole) * 60)).padStart(2, '0')}′`;
}
