import type { CutLayer } from '#engines/tiles/cut-tile.ts';

/** What can be had as tiles. None of them holds a home: this domain must not import the table of homes. */
export const tileLayers = ['base', 'communes', 'schools', 'zones', 'flows'] as const;
export type TileLayerName = (typeof tileLayers)[number];

/** What tiles of one layer of one organisation are cut from. */
export interface TileSource {
  /** Changes whenever the content does (a hash); stands in the ETag. */
  version: string;
  layers: CutLayer[];
}

/** Which content is asked for. `run` names an assignment run, for `flows` alone. */
export interface TileSubject {
  organisation: string;
  layer: TileLayerName;
  run?: string;
}

/** The source of a subject, or null when there is no such organisation or run. */
export type TileProvider = (subject: TileSubject) => Promise<TileSource | null>;
