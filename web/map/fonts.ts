import latin500 from '@fontsource/noto-sans/files/noto-sans-latin-500-normal.woff2?url&no-inline';
import latin700 from '@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2?url&no-inline';
import latinExtended500 from '@fontsource/noto-sans/files/noto-sans-latin-ext-500-normal.woff2?url&no-inline';
import latinExtended700 from '@fontsource/noto-sans/files/noto-sans-latin-ext-700-normal.woff2?url&no-inline';
import vietnamese500 from '@fontsource/noto-sans/files/noto-sans-vietnamese-500-normal.woff2?url&no-inline';
import vietnamese700 from '@fontsource/noto-sans/files/noto-sans-vietnamese-700-normal.woff2?url&no-inline';
import type { FontFacesSpecification } from 'maplibre-gl';
import { STRONG_WORDS, WORDS } from './font-names.ts';

/** As the font's own style sheet divides it. The Vietnamese part comes first: Latin Extended claims some of its letters. */
const vietnamese = [
  'U+0102-0103',
  'U+0110-0111',
  'U+0128-0129',
  'U+0168-0169',
  'U+01A0-01A1',
  'U+01AF-01B0',
  'U+0300-0301',
  'U+0303',
  'U+0309',
  'U+0323',
  'U+1EA0-1EF9',
  'U+20AB',
];
const latinExtended = ['U+0100-02BA', 'U+1E00-1E9F', 'U+1EF2-1EFF', 'U+20A0-20C0'];
const latin = ['U+0000-00FF', 'U+0131', 'U+0152-0153', 'U+2000-206F', 'U+2122', 'U+2191', 'U+2193', 'U+2212'];

/** Noto Sans from our own server: MapLibre draws the glyphs from these files, so no glyph server is asked. */
export function fontFaces(): FontFacesSpecification {
  const face = (url: string, range: string[]) => ({ url: new URL(url, document.baseURI).href, 'unicode-range': range });
  return {
    [WORDS[0]]: [face(vietnamese500, vietnamese), face(latin500, latin), face(latinExtended500, latinExtended)],
    [STRONG_WORDS[0]]: [face(vietnamese700, vietnamese), face(latin700, latin), face(latinExtended700, latinExtended)],
  };
}
