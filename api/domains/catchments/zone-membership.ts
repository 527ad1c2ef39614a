import { foldText } from '../../../geodata/sources/fold-text.ts';
import { containsPoint, type Polygons } from '../../../geodata/sources/polygons.ts';
import type { LonLat } from '../areas/types.ts';
import type { Zone, ZoneUnit } from './types.ts';

/** What is known of where a home lies. */
export interface ZoneHome {
  lonLat: LonLat;
  communeCode: string | null;
  communeName: string | null;
  neighbourhood?: string;
  /** The number of its group (tổ), within the neighbourhood where that is known, else within the commune. */
  group?: number;
}

/** A zone with its shape, where it is drawn. */
export interface ShapedZone extends Zone {
  polygons: Polygons | null;
}

/**
 * Whether the zones of one school hold a home, by polygon or by table; a table line without a neighbourhood means the whole
 * commune. `unsure`: a table splits the home's commune by neighbourhoods and the home's is not known, or by groups (tổ) and the
 * home's is not known, or nothing is known of the commune. `none`: the school has no zone.
 */
export function zoneMembership(zones: readonly ShapedZone[], home: ZoneHome): 'in' | 'out' | 'none' | 'unsure' {
  if (zones.length === 0) return 'none';
  const answers = zones.map((zone) => (zone.polygons ? byPolygon(zone.polygons, home) : byTable(zone, home)));
  if (answers.includes('in')) return 'in';
  return answers.includes('unsure') ? 'unsure' : 'out';
}

function byPolygon(polygons: Polygons, { lonLat: [lon, lat] }: ZoneHome): 'in' | 'out' {
  return containsPoint(polygons, lon, lat) ? 'in' : 'out';
}

function byTable({ units }: Zone, home: ZoneHome): 'in' | 'out' | 'unsure' {
  if (home.communeCode === null) return 'unsure';
  const own = units.filter((unit) =>
    unit.communeCode
      ? unit.communeCode === home.communeCode
      : foldText(unit.commune) === foldText(home.communeName ?? ''),
  );
  if (own.length === 0) return 'out';
  const answers = own.map((unit) => byUnit(unit, home));
  if (answers.includes('in')) return 'in';
  return answers.includes('unsure') ? 'unsure' : 'out';
}

/** Groups are counted within a neighbourhood, or within the commune where the plan names none: numbers of the other kind tell nothing. */
function byUnit({ quarter, groups }: ZoneUnit, { neighbourhood, group }: ZoneHome): 'in' | 'out' | 'unsure' {
  if (quarter === null && groups === null) return 'in';
  if (quarter !== null) {
    if (!neighbourhood) return 'unsure';
    if (!sameQuarter(quarter, neighbourhood)) return 'out';
    if (groups === null) return 'in';
  } else if (neighbourhood) return 'unsure';
  if (group === undefined || groups === null) return 'unsure';
  return group >= groups[0] && group <= groups[1] ? 'in' : 'out';
}

/** Whether two people mean one neighbourhood. */
export function sameQuarter(one: string, other: string): boolean {
  return squeeze(one) === squeeze(other);
}

/** "Khu phố 4", "KP 4" and "kp4" are one. */
function squeeze(name: string): string {
  return foldText(name)
    .replace(/^khu pho/, 'kp')
    .replace(/\s+/g, '');
}
