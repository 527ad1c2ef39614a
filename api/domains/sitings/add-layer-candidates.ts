import { sql } from 'drizzle-orm';
import { say } from '#text/text.ts';
import { pointInside } from '../../../geodata/sources/polygons.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { LonLat } from '../areas/types.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getLayer, listLayerFeatures, type StoredFeature } from '../layers/queries.ts';
import { mostCandidates, storeCandidates } from './add-candidates.ts';
import { listCandidateRows } from './candidate-queries.ts';
import { checkGround } from './check-ground.ts';
import type { FromLayer, NewCandidate, SiteCandidate } from './types.ts';

/** An outline of more corners is kept as its middle alone. */
const mostCorners = 2000;

/**
 * Candidates of a level from a map layer: every area and point of it, areas with their outline. Those read from the same layer before give way,
 * drawn and scattered ones stay. Throws `not-found` for no layer, `invalid` where it holds neither areas nor points, or too many.
 */
export async function addLayerCandidates(
  context: Context,
  { level, layer: id, rooms, nameField, land }: FromLayer,
): Promise<SiteCandidate[]> {
  may(context, 'change/sitings');
  const { database, organisationId, language } = context;
  const { db } = database;
  const layer = await getLayer(db, organisationId, id);
  const placed = (await listLayerFeatures(db, organisationId, id)).flatMap((feature) => {
    const at = placeOf(feature);
    if (!at) return [];
    const own = nameField === null ? null : feature.attributes[nameField];
    const named = String(own ?? '').trim();
    const name = named === '' ? say(language, 'sitings.layer-name', { layer: layer.name, number: feature.row }) : named;
    return [{ ...at, name: name.slice(0, 200), sourceRef: `${id}/${feature.number}` }];
  });
  if (placed.length === 0) throw new Failure('invalid', 'failures.candidates-no-places', { layer: layer.name });
  const others = (await listCandidateRows(db, organisationId, level)).length;
  if (others + placed.length > mostCandidates)
    throw new Failure('invalid', 'failures.candidates-many', { count: others + placed.length, most: mostCandidates });
  const grounds = await checkGround(
    context,
    placed.map(({ lonLat }) => lonLat),
  );
  await database.transaction(async (tx) => {
    await tx.execute(sql`delete from siting_candidates where organisation_id = ${organisationId} and level = ${level}
      and source = 'layer' and starts_with(source_ref, ${`${id}/`})`);
    const lines = placed.map((place, i) => ({
      ...place,
      ...{ rooms, land, cost: null, source: 'layer' as const },
      ...grounds[i],
    }));
    await storeCandidates(context, tx, level, lines);
    await recordAudit(tx, context, {
      verb: 'change/sitings',
      subjectKind: 'siting-candidates',
      subjectId: level,
      details: { did: 'read from a layer', layer: layer.name, count: placed.length },
    });
  });
  return listCandidateRows(db, organisationId, level);
}

/** A point as it is, an area by a place inside and its outline; a line can take no school. */
function placeOf({ geometry }: StoredFeature): { lonLat: LonLat; shape: NewCandidate['shape'] } | null {
  if (geometry.type === 'Point') return { lonLat: geometry.coordinates as LonLat, shape: null };
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  if (polygons.length === 0) return null;
  const corners = polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
  const coordinates = polygons[0] as LonLat[][];
  const shape = polygons.length === 1 && corners <= mostCorners ? { type: 'Polygon' as const, coordinates } : null;
  return { lonLat: pointInside(polygons), shape };
}
