import type { LayerKind } from '../../../../api/client.ts';

/** What a layer may be used as, in the order offered. */
export const layerKinds: readonly LayerKind[] = [
  'background',
  'parcels',
  'land-use',
  'candidates',
  'public-land',
  'housing',
  'barriers',
];
