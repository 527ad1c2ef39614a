import { latLngToCell } from 'h3-js';
import { shareOut } from '#engines/demand/share-out.ts';
import { pointInside } from '../../../geodata/sources/polygons.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import type { LonLat } from '../areas/types.ts';
import { getLayer, listLayerFeatures, type StoredFeature } from '../layers/queries.ts';
import { nearestRoadCell, type RoadCells } from './road-cells.ts';
import { demandResolution, type WrittenCell } from './store-demand-cells.ts';
import type { DemandQuestion, DemandStatement } from './types.ts';

/**
 * Demand with the children of housing projects added: the counted attribute of each project times the children for each unit, in whole
 * children that add up to the rounded sum. A project without the figure adds nobody. Throws `not-found` for no layer, `invalid` where none of its
 * projects has the figure.
 */
export async function addHousing(
  { database, organisationId }: Context,
  { housing }: DemandQuestion,
  roads: RoadCells,
  cells: readonly WrittenCell[],
): Promise<{ cells: WrittenCell[]; statement: DemandStatement['housing'] }> {
  if (!housing) return { cells: [...cells], statement: null };
  const { db } = database;
  const layer = await getLayer(db, organisationId, housing.layer);
  const projects = onePerRow(await listLayerFeatures(db, organisationId, layer.id)).flatMap((feature) => {
    const units = Number(feature.attributes[housing.field] ?? Number.NaN);
    return Number.isFinite(units) && units > 0 ? [{ units, place: placeOf(feature) }] : [];
  });
  if (projects.length === 0)
    throw new Failure('invalid', 'failures.demand-no-units', { layer: layer.name, field: housing.field });
  const units = projects.map((project) => project.units);
  const children = Math.round(units.reduce((sum, one) => sum + one, 0) * housing.perUnit);
  const added = new Map(cells.map((cell) => [cell.cell, { ...cell }]));
  shareOut(children, units).forEach((part, i) => {
    const [lon, lat] = projects[i].place;
    const cell = latLngToCell(lat, lon, demandResolution);
    const at = roads.communeOf[roads.indexOf.get(cell) ?? -1] ?? null;
    const near = nearestRoadCell(cell, at, roads);
    const target = near === null ? cell : roads.cells[near];
    const known = added.get(target) ?? {
      cell: target,
      children: 0,
      commune_code: near === null ? null : roads.communeOf[near],
    };
    added.set(target, { ...known, children: known.children + part });
  });
  const all = [...added.values()].filter((cell) => cell.children > 0);
  return { cells: all, statement: { layer: layer.name, children } };
}

/** Parts of one project count once. */
function onePerRow(features: readonly StoredFeature[]): StoredFeature[] {
  return [...new Map(features.map((feature) => [feature.row, feature])).values()];
}

function placeOf({ geometry }: StoredFeature): LonLat {
  if (geometry.type === 'Polygon') return pointInside([geometry.coordinates]);
  if (geometry.type === 'MultiPolygon') return pointInside(geometry.coordinates);
  let inner: unknown = geometry.coordinates;
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0];
  return inner as LonLat;
}
