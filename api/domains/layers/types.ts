import { z } from 'zod';
import { type LayerKind, layerKinds } from '../../../geodata/sources/map-layers/types.ts';

export const layerKind = z.enum(layerKinds);
export type { LayerKind };

/** How a layer's coordinates were read, in words a screen can say. */
export const coordinateSystem = z.object({
  /** "EPSG:9210". */
  crs: z.string(),
  family: z.enum(['wgs84', 'wgs84-utm', 'vn2000', 'vn2000-tm3', 'vn2000-utm', 'sirgas2000']),
  /** "105°45′"; empty for degrees. */
  meridian: z.string(),
  /** Who said so: a person, the file, or the numbers themselves. */
  basis: z.enum(['given', 'stated', 'guessed']),
});

/** A coordinate system a person may name for a file. */
export const namedSystem = coordinateSystem.omit({ basis: true });
export type NamedSystem = z.infer<typeof namedSystem>;

/** A map an organisation keeps beside its own data. */
export const mapLayer = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: layerKind,
  system: coordinateSystem,
  /** Shapefile, GeoPackage, KML, GeoJSON. */
  format: z.string(),
  file: z.string(),
  features: z.number().int(),
  /** Names of the attributes, in the order of the file. */
  fields: z.array(z.string()),
  /** West, south, east, north. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  attribution: z.string().nullable(),
  keptAt: z.string(),
  keptBy: z.string(),
});
export type MapLayer = z.infer<typeof mapLayer>;

/** What a person may change of a layer. */
export const layerChange = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  kind: layerKind.optional(),
});
export type LayerChange = z.infer<typeof layerChange>;
