import type { JsonSchema } from '../json-schema.ts';
import type { Column } from './criterion.ts';

/** Published properties of the rules that compare metres. */
export const bandProperties: Record<string, JsonSchema> = {
  bandMetres: {
    type: 'integer',
    minimum: 0,
    default: 0,
    description: 'Equal within a band: floor(metres / bandMetres).',
  },
};

/** Bands of metres: 0 to `bandMetres` − 1 is the first; without bands each metre is its own. */
export function inBands(metres: Int32Array, bandMetres: number): Column {
  const width = Math.max(1, bandMetres);
  const values = new Int32Array(metres.length);
  let most = 0;
  for (let w = 0; w < values.length; w++) {
    values[w] = Math.floor(metres[w] / width);
    if (values[w] > most) most = values[w];
  }
  return { per: 'wish', values, range: most + 1 };
}
