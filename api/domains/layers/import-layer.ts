import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { AttributeValue, LayerKind } from '../../../geodata/sources/map-layers/types.ts';
import { insertChunks, type Queryable, rows } from '../../platform/database.ts';
import type { FreeSpace } from '../../platform/free-space.ts';
import { geometryWkb, shapeHash } from '../../platform/wkb.ts';
import { diffRecords } from '../areas/diff-records.ts';
import type { ImportKind, WrittenBatch } from '../areas/import-kind.ts';
import { readLayerFile } from './read-layer-file.ts';

/** A feature as it is compared and written: its shape in well-known binary. */
interface PreparedFeature {
  number: number;
  file_row: number;
  shape: string;
  attributes: Record<string, AttributeValue>;
}

/** What is compared of a layer: the layer itself under `layer`, its things by number. */
type Compared = { kind: string; crs: string } | { attributes: Record<string, AttributeValue>; shape: string };

/** What is written of a layer beside its things. */
interface Head {
  name: string;
  kind: LayerKind;
  crs: string;
  basis: string;
  format: string;
  fields: string[];
  bounds: number[];
}

const layerKey = 'layer';

/** A map layer: a file under the name of a layer there is takes its place, so that loading the same file twice changes nothing. */
export const layersImport: ImportKind = {
  name: 'layers',
  async read(context, file, options) {
    const { organisationId, database } = context;
    const layer = await readLayerFile(context, file, options);
    const { system, basis, bounds, format } = layer;
    const name = (options.layerName ?? layer.name).trim().normalize('NFC') || file.name;
    const kind = options.layerKind ?? 'background';
    const prepared = layer.features.map(({ row, attributes, geometry }, at): PreparedFeature => {
      return { number: at + 1, file_row: row, shape: geometryWkb(geometry).toString('hex'), attributes };
    });
    const fields = [...new Set(layer.features.flatMap(({ attributes }) => Object.keys(attributes)))];
    const head: Head = {
      ...{ name, kind, fields, crs: system?.crs ?? '', basis: basis ?? 'guessed' },
      ...{ format: format ?? '', bounds: bounds ?? [] },
    };
    return {
      issues: layer.issues,
      count: prepared.length,
      attribution: options.attribution ?? null,
      summary: {
        ...{ layerName: name, layerKind: kind, layerFeatures: prepared.length },
        ...{
          crs: head.crs,
          crsFamily: system?.family ?? '',
          crsMeridian: system?.meridian ?? '',
          crsBasis: head.basis,
        },
        ...{ bounds: head.bounds, fields: fields.length },
      },
      async diff(on) {
        const after = new Map<string, Compared>([[layerKey, { kind, crs: head.crs }]]);
        for (const { number, attributes, shape } of prepared)
          after.set(String(number), { attributes, shape: shapeHash(shape) });
        return diffRecords(await listCompared(on, organisationId, name), after, () => true);
      },
      write: (tx, batch) => writeLayer(tx, database.space, organisationId, head, prepared, batch),
    };
  },
};

async function listCompared(on: Queryable, organisationId: string, name: string): Promise<Map<string, Compared>> {
  const [layer] = await rows<{ id: string; kind: string; crs: string }>(
    on,
    sql`select id, kind, crs from map_layers where organisation_id = ${organisationId} and name = ${name}`,
  );
  if (!layer) return new Map();
  const found = await rows<{ number: number; attributes: Record<string, AttributeValue>; shape: string }>(
    on,
    sql`select number, attributes, md5(st_asbinary(geom, 'NDR')) as shape from map_layer_features
      where organisation_id = ${organisationId} and layer_id = ${layer.id}::uuid`,
  );
  return new Map<string, Compared>([
    [layerKey, { kind: layer.kind, crs: layer.crs }],
    ...found.map(({ number, ...rest }): [string, Compared] => [String(number), rest]),
  ]);
}

/** The whole layer anew under the id it has; a layer is small beside what a changed order of its things would cost to follow. */
async function writeLayer(
  tx: Queryable,
  space: FreeSpace,
  organisationId: string,
  head: Head,
  prepared: PreparedFeature[],
  batch: WrittenBatch,
): Promise<void> {
  const [layer] = await rows<{ id: string }>(
    tx,
    sql`insert into map_layers (organisation_id, id, name, kind, crs, crs_basis, format, features, fields, bounds,
        source_batch_id)
      values (${organisationId}, ${randomUUID()}::uuid, ${head.name}, ${head.kind}, ${head.crs}, ${head.basis},
        ${head.format}, ${prepared.length},
        array(select jsonb_array_elements_text(${JSON.stringify(head.fields)}::jsonb)),
        array(select jsonb_array_elements_text(${JSON.stringify(head.bounds)}::jsonb)::float8), ${batch.id}::uuid)
      on conflict (organisation_id, name) do update set kind = excluded.kind, crs = excluded.crs,
        crs_basis = excluded.crs_basis, format = excluded.format, features = excluded.features,
        fields = excluded.fields, bounds = excluded.bounds, source_batch_id = excluded.source_batch_id
      returning id`,
  );
  await tx.execute(sql`delete from map_layer_features
    where organisation_id = ${organisationId} and layer_id = ${layer.id}::uuid`);
  await insertChunks(
    tx,
    space,
    prepared,
    'number int, file_row int, shape text, attributes jsonb',
    (incoming) => sql`insert into map_layer_features (organisation_id, layer_id, number, file_row, geom, attributes)
      select ${organisationId}, ${layer.id}::uuid, number, file_row, st_geomfromwkb(decode(shape, 'hex'), 4326), attributes
      from ${incoming}`,
    1_000,
  );
}
