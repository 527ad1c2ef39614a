import type { CommuneIndex } from '../communes/commune-index.ts';
import { detectFileKind, tableKinds, wrongKindIssue } from '../file-kind.ts';
import type { Bounds } from '../polygons.ts';
import { readPeopleTable } from './read-hamlets.ts';
import { readRaster } from './read-raster.ts';
import type { PeopleFile } from './types.ts';

/** What an import of people may be told beside the file. */
export interface PeopleOptions {
  /** Ages of a raster, "5-9". */
  ages?: string;
  crs?: string;
  communes?: CommuneIndex;
  bounds: Bounds;
}

/** Where people live, from a raster of people, a table of hamlets by age, or a list of addresses. */
export async function readPeople(bytes: Uint8Array, file: string, options: PeopleOptions): Promise<PeopleFile> {
  const kind = detectFileKind(bytes);
  if (kind === 'tiff') {
    const { bands, issues } = await readRaster(bytes, file, options);
    return bands.length > 0 ? { kind: 'raster', bands, issues } : { kind: null, issues };
  }
  if (tableKinds.includes(kind)) return readPeopleTable(bytes, file, options.communes, options.crs);
  return { kind: null, issues: [wrongKindIssue(file, kind, 'people')] };
}
