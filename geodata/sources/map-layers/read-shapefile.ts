import type { Geometry } from 'geojson';
import { openShp } from 'shapefile';
import type { Issue } from '../issues.ts';
import type { ZipFile } from '../zip.ts';
import { type AttributeTable, readAttributeTable } from './attribute-table.ts';
import type { RawLayer, RefusedLayer } from './types.ts';

/** The files of one Shapefile by their ending. */
interface Parts {
  name: string;
  shp: Uint8Array;
  dbf?: Uint8Array;
  prj?: Uint8Array;
  cpg?: Uint8Array;
}

/** The Shapefiles of an archive by name: .shp with the .dbf, .prj and .cpg of the same name. */
export function listShapefiles(files: readonly ZipFile[]): string[] {
  return files.flatMap(({ name }) => (/\.shp$/i.test(name) ? [stem(name)] : []));
}

/** One Shapefile of an archive. Refuses what is damaged and texts in an unknown encoding; says which encoding was read. */
export async function readShapefile(
  files: readonly ZipFile[],
  name: string,
  file: string,
): Promise<RawLayer | RefusedLayer> {
  const parts = gather(files, name);
  const issues: Issue[] = [];
  const refuse = (code: string, value: string): RefusedLayer => ({
    issues: [{ code, severity: 'refuse', file, value }],
  });
  let geometries: (Geometry | null)[];
  try {
    geometries = await readShapes(parts.shp);
  } catch (failure) {
    return refuse('layer-broken', `${name}.shp: ${messageOf(failure)}`);
  }
  let table: AttributeTable | null = null;
  try {
    const codePage = parts.cpg ? new TextDecoder('latin1').decode(parts.cpg).trim() : null;
    table = parts.dbf ? readAttributeTable(parts.dbf, codePage) : null;
  } catch (failure) {
    return refuse('layer-broken', `${name}.dbf: ${messageOf(failure)}`);
  }
  if (table && !table.encoding) return refuse('layer-encoding', table.strange);
  if (!table) issues.push({ code: 'layer-no-table', severity: 'warning', file, value: `${name}.dbf` });
  if (table?.encoding && table.encoding !== 'UTF-8')
    issues.push({ code: 'layer-encoding-read', severity: 'note', file, value: table.encoding });
  return {
    ...{ name, format: 'Shapefile', issues },
    statements: parts.prj ? [new TextDecoder().decode(parts.prj).trim()].filter(Boolean) : [],
    features: geometries.map((geometry, at) => ({ row: at + 1, geometry, attributes: table?.rows[at] ?? {} })),
  };
}

function gather(files: readonly ZipFile[], name: string): Parts {
  const of = (ending: string) =>
    files.find((each) => stem(each.name) === name && each.name.toLowerCase().endsWith(ending))?.bytes;
  return { name, shp: of('.shp')!, dbf: of('.dbf'), prj: of('.prj'), cpg: of('.cpg') };
}

async function readShapes(bytes: Uint8Array): Promise<(Geometry | null)[]> {
  const source = await openShp(bytes);
  const shapes: (Geometry | null)[] = [];
  for (let next = await source.read(); !next.done; next = await source.read())
    shapes.push((next.value as Geometry | null) ?? null);
  return shapes;
}

function stem(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
