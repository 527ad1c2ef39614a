import { fromArrayBuffer, type GeoTIFFImage } from 'geotiff';
import {
  converterFromWgs84,
  converterToWgs84,
  findSystem,
  type NamedSystem,
} from '../../projection/coordinate-systems.ts';
import type { Issue } from '../issues.ts';
import type { Bounds } from '../polygons.ts';
import type { Ages, RasterBand, RasterPixel } from './types.ts';

/** What a raster import may be told beside the file. */
export interface RasterOptions {
  /** "5-9": the ages the raster counts; several, one a band, with commas. Read from WorldPop's file names when absent. */
  ages?: string;
  /** Only elements whose middle lies in this box are read. */
  bounds: Bounds;
}

/** More elements than a country at 100 m in one band are refused rather than run out of memory. */
const mostPixels = 60_000_000;
const oldest = 120;
/** WorldPop names a band by its first age: 0, 1, 5, 10 … 80 years. */
const worldPopWidth = (from: number) => (from === 0 ? 1 : from === 1 ? 4 : from >= 80 ? oldest - 79 : 5);

/**
 * A raster of people (GeoTIFF in degrees, in UTM or in a zone of VN-2000), one file of one or several bands. Elements equal to the file's
 * nodata value, and those that are not numbers, are absent. Refuses: other files, unknown coordinates, ages that do not fit the bands, counts
 * below zero, a raster that does not touch the box or has no figure in it.
 */
export async function readRaster(
  bytes: Uint8Array,
  file: string,
  { ages, bounds }: RasterOptions,
): Promise<{ bands: RasterBand[]; issues: Issue[] }> {
  const refuse = (code: string, value = '', params?: Issue['params']) => ({
    bands: [],
    issues: [{ code, severity: 'refuse' as const, file, value, params }],
  });
  let image: GeoTIFFImage;
  try {
    const tiff = await fromArrayBuffer(new Uint8Array(bytes).buffer);
    image = await tiff.getImage();
    image.getBoundingBox();
  } catch (failure) {
    return refuse('raster-broken', failure instanceof Error ? failure.message : String(failure));
  }
  const system = systemOf(image);
  if (!system) return refuse('crs-unknown', statedCode(image));
  const samples = image.getSamplesPerPixel();
  const known = readAges(ages, file);
  if (known === 'unreadable') return refuse('raster-ages', ages ?? '');
  if (known.length !== samples)
    return refuse('raster-bands', String(samples), { ages: known.map(({ part }) => part).join(', ') });
  const window = windowOf(image, system, bounds);
  if (!window) return refuse('raster-outside');
  const pixels = (window[2] - window[0]) * (window[3] - window[1]);
  if (pixels * samples > mostPixels) return refuse('raster-too-large', String(pixels * samples), { most: mostPixels });
  const rasters = (await image.readRasters({ window })) as unknown as ArrayLike<number>[];
  const placed = known.map((band, i) => readBand(band, rasters[i], image, system, window, bounds));
  const below = placed.find((band) => 'below' in band);
  if (below && 'below' in below) return refuse('raster-negative', String(below.below));
  const bands = placed as RasterBand[];
  if (bands.every((band) => band.pixels.length === 0)) return refuse('raster-no-figure');
  return { bands, issues: [] };
}

/** "5-9, 10-14" or WorldPop's "vnm_f_5_2020.tif"; without either all ages together. */
function readAges(given: string | undefined, file: string): { part: string; ages: Ages }[] | 'unreadable' {
  if (given !== undefined && given.trim() !== '') {
    const parts = given.split(',').map((part) => /^\s*(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*$/.exec(part));
    const bands = parts.map((part) => (part ? { from: Number(part[1]), to: Number(part[2] ?? part[1]) } : null));
    if (bands.some((band) => !band || band.from > band.to || band.to > oldest)) return 'unreadable';
    return bands.map((band) => ({ part: `${band!.from}-${band!.to}`, ages: band }));
  }
  const named = /_([fmt])_(\d{1,2})_/i.exec(file);
  if (!named) return [{ part: 'all', ages: null }];
  const from = Number(named[2]);
  const to = from + worldPopWidth(from) - 1;
  const sex = named[1].toLowerCase();
  return [{ part: `${from}-${to}${sex === 't' ? '' : ` ${sex}`}`, ages: { from, to } }];
}

function readBand(
  { part, ages }: { part: string; ages: Ages },
  values: ArrayLike<number>,
  image: GeoTIFFImage,
  system: NamedSystem,
  window: number[],
  bounds: Bounds,
): RasterBand | { below: number } {
  const nothing = image.getGDALNoData();
  const [left, top, right] = window;
  const width = right - left;
  const [originX, originY] = image.getOrigin();
  const [stepX, stepY] = image.getResolution();
  const convert = converterToWgs84(system);
  const pixels: RasterPixel[] = [];
  let withoutFigure = 0;
  for (let i = 0; i < values.length; i++) {
    const people = values[i];
    const x = originX + (left + (i % width) + 0.5) * stepX;
    const y = originY + (top + Math.floor(i / width) + 0.5) * stepY;
    const [lon, lat] = convert(x, y);
    if (lon < bounds[0] || lat < bounds[1] || lon > bounds[2] || lat > bounds[3]) continue;
    if (!Number.isFinite(people) || (nothing !== null && isSame(people, nothing))) {
      withoutFigure += 1;
      continue;
    }
    if (people < 0) return { below: people };
    pixels.push({ lon, lat, people });
  }
  return { part, ages, pixels, size: sizeOf(image, convert, bounds, system), withoutFigure };
}

/** An element's width and height in degrees, where the box has its middle. */
function sizeOf(
  image: GeoTIFFImage,
  convert: (x: number, y: number) => [number, number],
  bounds: Bounds,
  system: NamedSystem,
): [number, number] {
  const [x, y] = converterFromWgs84(system)([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]);
  const [stepX, stepY] = image.getResolution();
  const [[west, south], [east, north]] = [convert(x, y), convert(x + stepX, y + stepY)];
  return [Math.abs(east - west), Math.abs(north - south)];
}

/** A nodata value may be written with more digits than a 32-bit element holds. */
function isSame(value: number, nothing: number): boolean {
  return value === nothing || value === Math.fround(nothing);
}

/** Columns and rows that meet the box, with one to spare; null where none do. */
function windowOf(image: GeoTIFFImage, system: NamedSystem, bounds: Bounds): [number, number, number, number] | null {
  const convert = converterFromWgs84(system);
  const corners = [
    [bounds[0], bounds[1]],
    [bounds[0], bounds[3]],
    [bounds[2], bounds[1]],
    [bounds[2], bounds[3]],
  ].map(([lon, lat]) => convert([lon, lat]));
  const [originX, originY] = image.getOrigin();
  const [stepX, stepY] = image.getResolution();
  const columns = corners.map(([x]) => (x - originX) / stepX);
  const rows = corners.map(([, y]) => (y - originY) / stepY);
  const left = Math.max(0, Math.floor(Math.min(...columns)) - 1);
  const top = Math.max(0, Math.floor(Math.min(...rows)) - 1);
  const right = Math.min(image.getWidth(), Math.ceil(Math.max(...columns)) + 1);
  const bottom = Math.min(image.getHeight(), Math.ceil(Math.max(...rows)) + 1);
  return left < right && top < bottom ? [left, top, right, bottom] : null;
}

function systemOf(image: GeoTIFFImage): NamedSystem | null {
  return findSystem(statedCode(image));
}

function statedCode(image: GeoTIFFImage): string {
  const keys = (image.getGeoKeys() ?? {}) as Record<string, unknown>;
  const code = keys.ProjectedCSTypeGeoKey ?? keys.GeographicTypeGeoKey;
  return code === undefined ? '?' : `EPSG:${code}`;
}
