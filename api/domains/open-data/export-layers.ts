import type { FeatureCollection, Geometry } from 'geojson';
import { say } from '#text/text.ts';
import { findSystem } from '../../../geodata/projection/coordinate-systems.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { type VectorLayer, writeGeoPackage } from '../../platform/write-geopackage.ts';
import { getOrganisation } from '../areas/queries.ts';
import { exportName } from '../assignments/export-run-file.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { LayerQuestion, PlannerLayer } from './planner-layers/planner-layer.ts';
import { plannerLayers } from './planner-layers/planner-layers.ts';

/** A layer file and the name it is saved under. */
export interface LayerFile {
  bytes: Uint8Array;
  fileName: string;
}

/** One layer as GeoJSON, in WGS 84 as the format wants it (RFC 7946). Throws `not-found` for an unknown layer, `forbidden` for a draft. */
export async function exportGeoJson(context: Context, name: string, question: LayerQuestion): Promise<LayerFile> {
  may(context, 'look/planner-layers');
  const wanted = findLayers([name]);
  mayTake(context, wanted);
  const { layers, synthetic } = await readLayers(context, wanted, question);
  await auditDrafts(context, wanted, question);
  const [{ title, fields, features }] = layers;
  const collection: FeatureCollection<Geometry | null> & { name: string; synthetic: boolean } = {
    ...{ type: 'FeatureCollection', name: title, synthetic },
    features: features.map(({ geometry, values }) => ({
      type: 'Feature',
      geometry,
      properties: Object.fromEntries(fields.map((field, i) => [field.name, values[i]])),
    })),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(collection));
  return { bytes, fileName: exportName(`${name}-${question.level}.geojson`, synthetic, context.language) };
}

/**
 * Layers as one GeoPackage, in WGS 84 or a zone of the country. Without names: all that the asker may have and that can be made (areas by road
 * need roads). Throws `invalid` for a coordinate system that is not known.
 */
export async function exportGeoPackage(
  context: Context,
  names: readonly string[],
  question: LayerQuestion,
  crs = 'EPSG:4326',
): Promise<LayerFile> {
  may(context, 'look/planner-layers');
  const wanted = names.length > 0 ? findLayers(names) : plannerLayers.filter((layer) => isOffered(layer, question));
  mayTake(context, wanted);
  const system = findSystem(crs);
  if (!system) throw new Failure('invalid', 'failures.layer-system', { crs });
  const { layers, synthetic } = await readLayers(context, wanted, question, names.length === 0);
  await auditDrafts(context, wanted, question);
  const at = `${context.clock.now().toISOString().slice(0, 19)}.000Z`;
  const bytes = await writeGeoPackage(layers, system, at);
  const stem = names.length === 1 ? names[0] : 'layers';
  return { bytes, fileName: exportName(`${stem}-${question.level}.gpkg`, synthetic, context.language) };
}

/** Drafts come only where they are asked for; candidates with any of them. */
function isOffered({ open, needs }: PlannerLayer, { scenarioId, sitingId }: LayerQuestion): boolean {
  if (open) return true;
  if (needs === null) return sitingId !== undefined || scenarioId !== undefined;
  return needs === 'siting' ? sitingId !== undefined : scenarioId !== undefined;
}

function findLayers(names: readonly string[]): PlannerLayer[] {
  return names.map((name) => {
    const found = plannerLayers.find((layer) => layer.name === name);
    if (found) return found;
    const layers = plannerLayers.map((layer) => layer.name).join(', ');
    throw new Failure('not-found', 'failures.no-such-layer', { layer: name, layers });
  });
}

/** Drafts are the office's alone. */
function mayTake(context: Context, layers: readonly PlannerLayer[]): void {
  if (!layers.every(({ open }) => open)) may(context, 'change/scenarios');
}

/** `lenient`: a layer that cannot be made yet (no roads, no children of the level) is left out. */
async function readLayers(
  context: Context,
  wanted: readonly PlannerLayer[],
  question: LayerQuestion,
  lenient = false,
): Promise<{ layers: VectorLayer[]; synthetic: boolean }> {
  const organisation = await getOrganisation(context.database.db, context.organisationId);
  const layers: VectorLayer[] = [];
  let invented = organisation.synthetic;
  for (const layer of wanted) {
    const title = `${say(context.language, `layers.out.${layer.name}`)} · ${organisation.name}`;
    try {
      const { synthetic, ...content } = await layer.read(context, question);
      invented ||= synthetic;
      layers.push({ name: layer.name, title, ...content });
    } catch (failure) {
      const early = failure instanceof Failure && (failure.code === 'conflict' || failure.code === 'invalid');
      if (!lenient || !early) throw failure;
    }
  }
  return { layers, synthetic: invented };
}

async function auditDrafts(
  context: Context,
  layers: readonly PlannerLayer[],
  { level, scenarioId, sitingId }: LayerQuestion,
): Promise<void> {
  if (layers.every(({ open }) => open)) return;
  await context.database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'look/planner-layers',
      subjectKind: scenarioId ? 'scenario' : 'siting',
      subjectId: scenarioId ?? sitingId ?? level,
      details: { export: layers.map(({ name }) => name) },
    }),
  );
}
