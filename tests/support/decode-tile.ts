import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

export interface DecodedFeature {
  type: number;
  properties: Record<string, unknown>;
  /** Parts of x, y positions in tile units. */
  positions: number[][][];
}

/** A vector tile as source-layers of features by id, read by an independent decoder. */
export function decodeTile(bytes: Uint8Array): Record<string, Map<number, DecodedFeature>> {
  const { layers } = new VectorTile(new PbfReader(bytes));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => {
      const features = Array.from({ length: layer.length }, (_, i) => layer.feature(i));
      return [
        name,
        new Map(
          features.map((feature) => [
            feature.id ?? -1,
            {
              type: feature.type,
              properties: { ...feature.properties },
              positions: feature.loadGeometry().map((part) => part.map(({ x, y }) => [x, y])),
            },
          ]),
        ),
      ];
    }),
  );
}
