import type { Issue } from './issues.ts';

/** What the first bytes of a file say it is, whatever its name claims. */
export type FileKind =
  | 'empty'
  | 'xlsx'
  | 'xls'
  | 'json'
  | 'text'
  | 'pdf'
  | 'word'
  | 'zip'
  | 'gzip'
  | 'image'
  | 'tiff'
  | 'osm-pbf'
  | 'sqlite'
  | 'shapefile'
  | 'html'
  | 'binary';

/** Kinds a table can come from. */
export const tableKinds: readonly FileKind[] = ['xlsx', 'xls', 'text'];

const kindNames: Record<FileKind, string> = {
  empty: '',
  xlsx: 'XLSX',
  xls: 'XLS',
  json: 'JSON',
  text: 'CSV',
  pdf: 'PDF',
  word: 'Word',
  zip: 'ZIP',
  gzip: 'GZIP',
  image: 'PNG/JPEG',
  tiff: 'TIFF',
  'osm-pbf': 'OSM PBF',
  sqlite: 'SQLite/GeoPackage',
  shapefile: 'Shapefile',
  html: 'HTML/XML',
  binary: 'BIN',
};

/** Looks at signatures only; `text` means nothing else was recognised and no zero bytes stand in the first 4 kB. */
export function detectFileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (head.startsWith('%PDF')) return 'pdf';
  if (head.startsWith('PK')) return zipContent(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0')) return compoundContent(bytes);
  if (head.startsWith('\x1f\x8b')) return 'gzip';
  if (head.startsWith('\x89PNG') || head.startsWith('\xff\xd8\xff') || head.startsWith('GIF8')) return 'image';
  if (/^(II[*+]\0|MM\0[*+])/.test(head)) return 'tiff';
  if (head.startsWith('SQLite format 3')) return 'sqlite';
  if (head.startsWith('\x00\x00\x27\x0a')) return 'shapefile';
  if (head.slice(6, 15) === 'OSMHeader') return 'osm-pbf';
  return textContent(bytes);
}

/** The refusal for a file that is not what the import asked for. `expected` ends the issue's code. */
export function wrongKindIssue(
  file: string,
  kind: FileKind,
  expected: 'table' | 'geojson' | 'table-or-geojson' | 'map-layer' | 'people',
): Issue {
  if (kind === 'empty') return { code: 'file-empty', severity: 'refuse', file };
  return { code: `wrong-kind-${expected}`, severity: 'refuse', file, value: kindNames[kind] };
}

function zipContent(bytes: Uint8Array): FileKind {
  // Names of entries stand uncompressed in the local headers and again in the directory at the end.
  const ends = [bytes.subarray(0, 65_536), bytes.subarray(Math.max(0, bytes.length - 65_536))];
  const names = ends.map((part) => new TextDecoder('latin1').decode(part)).join('\n');
  if (names.includes('xl/')) return 'xlsx';
  if (names.includes('word/')) return 'word';
  return 'zip';
}

function compoundContent(bytes: Uint8Array): FileKind {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length & ~1, 1 << 20)));
  const odd = new TextDecoder('utf-16le').decode(
    bytes.subarray(Math.max(0, (bytes.length & ~1) - (1 << 20)), bytes.length & ~1),
  );
  return text.includes('WordDocument') || odd.includes('WordDocument') ? 'word' : 'xls';
}

function textContent(bytes: Uint8Array): FileKind {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'text';
  const head = bytes.subarray(0, 4096);
  if (head.includes(0)) return 'binary';
  const start = new TextDecoder('latin1').decode(head.subarray(0, 512)).replace(/^(ï»¿)?\s*/, '');
  if (/^[{[]/.test(start)) return 'json';
  if (/^<(!doctype|html|\?xml)/i.test(start)) return 'html';
  return 'text';
}
