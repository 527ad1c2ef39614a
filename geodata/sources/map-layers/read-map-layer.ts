import { detectFileKind, wrongKindIssue } from '../file-kind.ts';
import { readFeatures } from '../geojson.ts';
import { type Issue, isRefused } from '../issues.ts';
import { readZipFiles, type ZipFile } from '../zip.ts';
import { type PlacedLayer, type PlaceOptions, placeFeatures } from './place-features.ts';
import { openGeoPackage, readGeoPackage } from './read-geopackage.ts';
import { readKml } from './read-kml.ts';
import { listShapefiles, readShapefile } from './read-shapefile.ts';
import type { AttributeValue, RawLayer, RefusedLayer } from './types.ts';

/** What a layer import may be told beside the file. */
export interface MapLayerOptions extends PlaceOptions {
  /** Which layer of a file that holds several. */
  part?: string;
}

/** A layer on the earth. Refused: no features, and why. */
export interface MapLayer extends PlacedLayer {
  /** The layer's own name in the file; empty when refused. */
  name: string;
  format: RawLayer['format'] | null;
}

/** More than this a browser does not draw at once. */
const mostFeatures = 100_000;
const wantedInZip = /\.(shp|dbf|prj|cpg|kml|gpkg|geojson)$/i;

/**
 * A map layer from a Shapefile in a ZIP, a GeoPackage, KML, KMZ or GeoJSON, in WGS 84 or any zone of VN-2000. Refused with the reason: other
 * kinds of files, damaged ones, texts in an unknown encoding, several layers where none is named, and coordinates whose system cannot be
 * recognised or that lie elsewhere. Single features without a usable place are row errors.
 */
export async function readMapLayer(bytes: Uint8Array, file: string, options: MapLayerOptions): Promise<MapLayer> {
  const raw = await readRaw(bytes, file, options.part);
  if (!('features' in raw)) return { name: '', format: null, ...noFeatures, issues: raw.issues };
  const { name, format } = raw;
  if (raw.features.length > mostFeatures) {
    const params = { count: raw.features.length, most: mostFeatures };
    return { name, format, ...noFeatures, issues: [{ code: 'layer-too-many', severity: 'refuse', file, params }] };
  }
  if (raw.features.length === 0)
    return { name, format, ...noFeatures, issues: [{ code: 'layer-empty', severity: 'refuse', file, value: name }] };
  const placed = placeFeatures(raw, file, options);
  return { name, format, ...placed, issues: [...raw.issues, ...placed.issues] };
}

const noFeatures: Omit<PlacedLayer, 'issues'> = { features: [], system: null, basis: null, bounds: null };

async function readRaw(bytes: Uint8Array, file: string, part?: string): Promise<RawLayer | RefusedLayer> {
  const kind = detectFileKind(bytes);
  if (kind === 'json') return fromGeoJson(bytes, file);
  if (kind === 'html' || (kind === 'text' && /^\s*<kml/i.test(new TextDecoder().decode(bytes.subarray(0, 200)))))
    return readKml(bytes, file);
  if (kind === 'sqlite') return fromGeoPackage(bytes, file, part);
  if (kind === 'shapefile') return refused({ code: 'layer-shp-alone', severity: 'refuse', file });
  if (kind === 'zip') return fromZip(bytes, file, part);
  return refused(wrongKindIssue(file, kind, 'map-layer'));
}

async function fromZip(bytes: Uint8Array, file: string, part?: string): Promise<RawLayer | RefusedLayer> {
  const files = readZipFiles(bytes, (name) => wantedInZip.test(name) && !name.startsWith('__MACOSX'));
  if (!files) return refused({ code: 'layer-broken', severity: 'refuse', file, value: 'ZIP' });
  const shapefiles = listShapefiles(files);
  if (shapefiles.length > 0) {
    const chosen = choose(shapefiles, file, part);
    return typeof chosen === 'string' ? readShapefile(files, chosen, file) : refused(chosen);
  }
  const inner = files.filter(({ name }) => /\.(kml|gpkg|geojson)$/i.test(name));
  const named = choose(
    inner.map(({ name }) => name),
    file,
    part,
  );
  if (inner.length === 0) return refused(wrongKindIssue(file, 'zip', 'map-layer'));
  if (typeof named !== 'string') return refused(named);
  return readInner(inner.find(({ name }) => name === named)!);
}

/** A KML, GeoPackage or GeoJSON in an archive; an archive inside an archive is not opened. */
async function readInner({ name, bytes }: ZipFile): Promise<RawLayer | RefusedLayer> {
  const kind = detectFileKind(bytes);
  if (kind === 'zip') return refused(wrongKindIssue(name, 'zip', 'map-layer'));
  return readRaw(bytes, name);
}

async function fromGeoPackage(bytes: Uint8Array, file: string, part?: string): Promise<RawLayer | RefusedLayer> {
  const opened = await openGeoPackage(bytes);
  if (!opened) return refused({ code: 'layer-broken', severity: 'refuse', file, value: 'GeoPackage' });
  try {
    if (opened.names.length === 0)
      return refused({ code: 'layer-empty', severity: 'refuse', file, value: 'GeoPackage' });
    const chosen = choose(opened.names, file, part);
    return typeof chosen === 'string' ? readGeoPackage(opened.database, chosen, file) : refused(chosen);
  } finally {
    opened.database.close();
  }
}

function fromGeoJson(bytes: Uint8Array, file: string): RawLayer | RefusedLayer {
  const read = readFeatures(bytes, file);
  if (isRefused(read.issues)) return { issues: read.issues };
  return {
    ...{ name: file.replace(/\.[^.]+$/, ''), format: 'GeoJSON', issues: read.issues },
    statements: read.crs ? [read.crs] : [],
    features: read.features.map(({ number, properties, geometry }) => ({
      row: number,
      geometry,
      attributes: Object.fromEntries(
        Object.entries(properties).filter((pair): pair is [string, AttributeValue] => {
          return pair[1] === null || ['string', 'number', 'boolean'].includes(typeof pair[1]);
        }),
      ),
    })),
  };
}

/** The layer meant: the one named, or the only one. */
function choose(names: readonly string[], file: string, part?: string): string | Issue {
  if (part === undefined && names.length === 1) return names[0];
  const chosen = names.find((name) => name === part || name.split('/').at(-1) === part);
  const params = { names: names.join(', ') };
  return chosen ?? { code: 'layer-choose', severity: 'refuse', file, value: part ?? '', params };
}

function refused(issue: Issue): RefusedLayer {
  return { issues: [issue] };
}
