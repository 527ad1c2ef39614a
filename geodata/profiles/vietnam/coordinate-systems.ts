import type { CoordinateSystem } from '../country-profile.ts';

/** TM-3 zones by EPSG code and central meridian in degrees; land offices deliver in the zone of their province. */
const zones: readonly [code: number, meridian: number, name: string][] = [
  [9205, 103, '103-00'],
  [9206, 104, '104-00'],
  [9207, 104.5, '104-30'],
  [9208, 104.75, '104-45'],
  [5896, 102, '102-00'],
  [5897, 105, '105-00'],
  [9209, 105.5, '105-30'],
  [9210, 105.75, '105-45'],
  [9211, 106, '106-00'],
  [9212, 106.25, '106-15'],
  [9213, 106.5, '106-30'],
  [9214, 107, '107-00'],
  [9215, 107.25, '107-15'],
  [9216, 107.5, '107-30'],
  [5899, 107.75, '107-45'],
  [5898, 108, '108-00'],
  [9217, 108.25, '108-15'],
  [9218, 108.5, '108-30'],
];

/** WGS 84, VN-2000 geographic, UTM zones and the TM-3 zones; a wrong zone is caught by the commune a row names. */
export const vn2000: readonly CoordinateSystem[] = [
  { code: 'EPSG:4326', name: 'WGS 84', centralMeridian: null },
  { code: 'EPSG:4756', name: 'VN-2000', centralMeridian: null },
  { code: 'EPSG:3405', name: 'VN-2000 / UTM 48N', centralMeridian: 105 },
  { code: 'EPSG:3406', name: 'VN-2000 / UTM 49N', centralMeridian: 111 },
  ...zones.map(([code, centralMeridian, name]) => ({
    code: `EPSG:${code}`,
    name: `VN-2000 / TM-3 ${name}`,
    centralMeridian,
  })),
];
