import { compactCells, polygonToCells, uncompactCells } from 'h3-js';
import { blockResolution } from '#engines/catchment/boundaries/road-blocks.ts';
import type { BoundaryBlocks, DraftAreas } from '../../../../api/client.ts';

/** Areas as they are kept: cells by school, six siblings and their middle as one. */
export function packAreas({ cells, schools }: BoundaryBlocks, school: Int32Array): DraftAreas {
  const cellsOf = new Map<number, string[]>();
  school.forEach((s, block) => {
    if (s < 0) return;
    const list = cellsOf.get(s);
    if (list) list.push(cells[block]);
    else cellsOf.set(s, [cells[block]]);
  });
  return Object.fromEntries([...cellsOf].map(([s, list]) => [schools[s].id, compactCells(list)]));
}

/** Areas read back over the land as it is now. */
export interface ReadAreas {
  school: Int32Array;
  /** Blocks given to a school, those claimed by two (the first keeps them), and those whose school has no way there. */
  given: number;
  twice: number;
  outOfReach: number;
  /** Schools named that the land does not know, as named. */
  unknown: string[];
}

/** Cells by school over today's blocks; land that has no block any more is passed over. */
export function unpackAreas(blocks: BoundaryBlocks, areas: DraftAreas): ReadAreas {
  const reader = new AreaReader(blocks);
  for (const [id, cells] of Object.entries(areas)) reader.give(id, uncompactCells(cells, blockResolution));
  return reader.read;
}

/**
 * Polygons of a GeoJSON file, as zone plans are exported: each with the property `school_id`, or `school`, the name. Throws
 * `SyntaxError` for text that is no JSON; a file without such polygons gives nothing.
 */
export function readAreaFile(blocks: BoundaryBlocks, text: string): ReadAreas {
  const reader = new AreaReader(blocks);
  const file = JSON.parse(text) as { features?: unknown } | null;
  for (const feature of Array.isArray(file?.features) ? file.features : []) {
    const { properties, geometry } = feature as AreaFeature;
    const named = properties?.school_id ?? properties?.schoolId ?? properties?.school ?? properties?.schoolName;
    const polygons = polygonsOf(geometry);
    if (polygons.length > 0) reader.give(String(named ?? '?'), polygons.flatMap(cellsIn));
  }
  return reader.read;
}

interface AreaFeature {
  properties?: Record<string, unknown> | null;
  geometry?: { type?: string; coordinates?: unknown } | null;
}

type Rings = [number, number][][];

function polygonsOf(geometry: AreaFeature['geometry']): Rings[] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates as Rings];
  return geometry?.type === 'MultiPolygon' ? (geometry.coordinates as Rings[]) : [];
}

/** Blocks whose middle lies in the polygon. */
function cellsIn(rings: Rings): string[] {
  return polygonToCells(rings, blockResolution, true);
}

/** Gives blocks to schools and keeps count of what could not be given. */
class AreaReader {
  readonly read: ReadAreas;
  private readonly blockOf: Map<string, number>;
  private readonly schoolOf: Map<string, number>;
  private readonly blocks: BoundaryBlocks;

  constructor(blocks: BoundaryBlocks) {
    this.blocks = blocks;
    this.blockOf = new Map(blocks.cells.map((cell, block) => [cell, block]));
    this.schoolOf = new Map(blocks.schools.flatMap(({ id, name }, s) => [[name, s] as const, [id, s] as const]));
    const school = new Int32Array(blocks.cells.length).fill(-1);
    this.read = { school, given: 0, twice: 0, outOfReach: 0, unknown: [] };
  }

  give(named: string, cells: readonly string[]): void {
    const { read } = this;
    const s = this.schoolOf.get(named);
    if (s === undefined) {
      if (!read.unknown.includes(named)) read.unknown.push(named);
      return;
    }
    for (const cell of cells) {
      const block = this.blockOf.get(cell);
      if (block === undefined) continue;
      if (read.school[block] >= 0) read.twice++;
      else if (!this.reaches(block, s)) read.outOfReach++;
      else {
        read.school[block] = s;
        read.given++;
      }
    }
  }

  private reaches(block: number, s: number): boolean {
    const { reachStart, reachSchool } = this.blocks;
    for (let row = reachStart[block]; row < reachStart[block + 1]; row++) if (reachSchool[row] === s) return true;
    return false;
  }
}
