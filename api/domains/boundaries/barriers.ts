import type { Position } from 'geojson';
import { barrierLinks } from '#engines/catchment/boundaries/barrier-links.ts';
import { linesOf } from '#engines/catchment/boundaries/lines-of.ts';
import type { Context } from '../../platform/context.ts';
import type { Level } from '../areas/types.ts';
import { listLayerFeatures, listLayers } from '../layers/queries.ts';

/** Levels of children who do not cross barriers by themselves. */
const smallChildren: readonly Level[] = ['nursery', 'primary'];

/** Links that cross a barrier of the office's own layers, and the names of these; for older children none is in the way. */
export async function findBarriers(
  { database, organisationId }: Context,
  level: Level,
  land: Parameters<typeof barrierLinks>[0],
): Promise<{ linkBarrier: number[]; barriers: string[] }> {
  const layers = smallChildren.includes(level) ? await listLayers(database.db, organisationId, 'barriers') : [];
  const lines: Position[][] = [];
  for (const { id } of layers)
    for (const { geometry } of await listLayerFeatures(database.db, organisationId, id))
      lines.push(...linesOf(geometry));
  return { linkBarrier: [...barrierLinks(land, lines)], barriers: layers.map(({ name }) => name) };
}
