import { type CommuneIndex, indexCommunes } from '../communes/commune-index.ts';
import type { CommuneRecord } from '../communes/types.ts';
import { detectFileKind, tableKinds, wrongKindIssue } from '../file-kind.ts';
import { isRefused, type SourceResult } from '../issues.ts';
import type { Level } from '../school-register/types.ts';
import { readTable } from '../table.ts';
import { type KnownSchool, SchoolFinder } from './find-school.ts';
import { readZonePolygons } from './read-zone-polygons.ts';
import { readZoneTable, zoneColumnSpecs } from './read-zone-table.ts';
import type { ZoneRecord } from './types.ts';

/** What a zone import may be told beside the file. */
export interface ZoneSourceOptions {
  /** The register: names and codes are looked up in it; an unknown school is a row error. Without it nothing is looked up. */
  schools?: readonly KnownSchool[];
  communes?: readonly CommuneRecord[];
  /** For files that do not state them row by row. */
  level?: Level;
  schoolYear?: string;
}

/** The options as every zone reader uses them. */
export interface ZoneContext {
  file: string;
  schools: SchoolFinder | null;
  communes: CommuneIndex | null;
  level: Level | null;
  schoolYear: string | null;
}

/**
 * Zones from GeoJSON polygons, from a table commune + khu phố/tổ/ấp → school (no polygon needed; rows of one school are one zone), or from a
 * table with the plan's printed words in `zone_text`. Row errors: unknown or ambiguous school, broken polygon, unreadable figures;
 * warnings: words that could not be read, one unit given to two schools, an unknown commune.
 */
export function readZones(bytes: Uint8Array, file: string, options: ZoneSourceOptions = {}): SourceResult<ZoneRecord> {
  const context: ZoneContext = {
    file,
    schools: options.schools ? new SchoolFinder(options.schools) : null,
    communes: options.communes && options.communes.length > 0 ? indexCommunes(options.communes) : null,
    level: options.level ?? null,
    schoolYear: options.schoolYear ?? null,
  };
  const kind = detectFileKind(bytes);
  if (kind === 'json') return readZonePolygons(bytes, context);
  if (!tableKinds.includes(kind)) return { records: [], issues: [wrongKindIssue(file, kind, 'table-or-geojson')] };
  const table = readTable(bytes, file, zoneColumnSpecs);
  return isRefused(table.issues) ? { records: [], issues: table.issues } : readZoneTable(table, context);
}
