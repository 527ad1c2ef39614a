import { indexCommunes } from '../communes/commune-index.ts';
import { detectFileKind, tableKinds, wrongKindIssue } from '../file-kind.ts';
import { propertyText, type ReadFeature, readFeatures } from '../geojson.ts';
import { type Issue, isRefused, type SourceResult } from '../issues.ts';
import { readTable, type Table } from '../table.ts';
import { cleanSchools } from './clean-schools.ts';
import { readRegister } from './read-register.ts';
import { isSchoolMap, placeOf, readSchoolMap } from './read-school-map.ts';
import { schoolColumnSpecs } from './school-columns.ts';
import type { SchoolSourceOptions } from './school-options.ts';
import type { CleaningDecision, CleaningReason, SchoolRecord } from './types.ts';

/**
 * Schools from GeoJSON, CSV, XLSX or XLS. Features with `amenity` are a map's and are cleaned (see `cleanSchools`); everything else is a
 * register: columns school_id and name are required, coordinates are degrees, VN-2000 metres or absent (address only), blank figures are
 * unknown. Bad rows are errors and do not stop the file. `decisions` names what was merged, set aside or guessed; `overrides` turn it round.
 */
export function readSchools(
  bytes: Uint8Array,
  file: string,
  options: SchoolSourceOptions = {},
): SourceResult<SchoolRecord> & { decisions: CleaningDecision[] } {
  const kind = detectFileKind(bytes);
  if (kind !== 'json' && !tableKinds.includes(kind)) {
    return { records: [], issues: [wrongKindIssue(file, kind, 'table-or-geojson')], decisions: [] };
  }
  const index = options.communes && options.communes.length > 0 ? indexCommunes(options.communes) : undefined;
  if (kind !== 'json') return readRegister(readTable(bytes, file, schoolColumnSpecs), file, index, options);
  const read = readFeatures(bytes, file);
  if (isRefused(read.issues)) return { records: [], issues: read.issues, decisions: [] };
  const settings = { ...options, crs: options.crs ?? read.crs ?? undefined };
  if (!isSchoolMap(read.features)) return readRegister(featuresAsTable(read.features), file, index, settings);
  const { entries, issues } = readSchoolMap(read.features, file, index, settings);
  if (isRefused(issues)) return { records: [], issues, decisions: [] };
  const cleaned = cleanSchools(entries, options.overrides);
  return { ...cleaned, issues: [...issues, ...unknownOverrides(file, cleaned.decisions, options)] };
}

/** How many entries went which way, for the preview: `kept`, `merged` … and `kept/level-unknown` … */
export function tallyDecisions(decisions: readonly CleaningDecision[]): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const { kind, reason } of decisions) {
    for (const key of [kind, `${kind}/${reason}` as `${string}/${CleaningReason}`]) tally[key] = (tally[key] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(tally).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A feature's properties are its cells, its point the columns lon and lat. */
function featuresAsTable(features: readonly ReadFeature[]): Table {
  const names = [...new Set(features.flatMap((feature) => Object.keys(feature.properties)))].filter(
    (name) => name !== 'lon' && name !== 'lat',
  );
  const rows = features.map((feature) => {
    const place = placeOf(feature);
    return [
      ...names.map((name) => propertyText(feature.properties, name) ?? ''),
      ...(place ? place.map(String) : ['', '']),
    ];
  });
  return {
    columns: [...names, 'lon', 'lat'],
    rows,
    rowNumbers: features.map((feature) => feature.number),
    headerRow: 1,
    sheet: null,
    issues: [],
  };
}

/** An override whose entry has gone from the file is named, so that it is not believed to hold. */
function unknownOverrides(file: string, decisions: readonly CleaningDecision[], options: SchoolSourceOptions): Issue[] {
  const keys = new Set(decisions.map((decision) => decision.key));
  return Object.keys(options.overrides ?? {})
    .filter((key) => !keys.has(key))
    .map((key) => ({ code: 'override-without-entry', severity: 'note', file, record: key, value: key }));
}
