import * as XLSX from '@e965/xlsx';

/** Text as the bytes of a UTF-8 file. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Rows of cells as an XLSX (or XLS) file; text stays text, numbers are numbers. */
export function workbookOf(rows: (string | number | null)[][], bookType: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array {
  const workbook = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(rows), 'Danh sách');
  return new Uint8Array(XLSX.write(workbook, { type: 'array', bookType }) as ArrayBuffer);
}

/** A square of about 2 km around a point, as a commune of a GeoJSON file. */
export function squareCommune(
  code: string,
  name: string,
  [lon, lat]: [number, number],
  properties: Record<string, unknown> = {},
) {
  const d = 0.01;
  const ring = [
    [lon - d, lat - d],
    [lon + d, lat - d],
    [lon + d, lat + d],
    [lon - d, lat + d],
    [lon - d, lat - d],
  ];
  return {
    type: 'Feature',
    properties: { code, name, ...properties },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

/** Features as the bytes of a GeoJSON file. */
export function geojsonOf(features: unknown[]): Uint8Array {
  return bytesOf(JSON.stringify({ type: 'FeatureCollection', features }));
}
