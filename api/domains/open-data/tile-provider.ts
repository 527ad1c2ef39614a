import { readBaseMap } from '#artefacts/base-map.ts';
import type { TileLayer } from '#engines/tiles/types.ts';
import type { Services } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { findArtefact, findLatestBatch, findSettings, listCommuneShapes } from '../areas/queries.ts';
import { getRevision } from '../audit/queries.ts';
import { listZoneShapes } from '../catchments/queries.ts';
import { listSchools } from '../schools/queries.ts';
import { communeLayers, schoolLayers, zoneLayers } from './data-layers.ts';
import { openTileSources } from './tile-sources.ts';
import type { TileLayerName, TileProvider, TileSubject } from './types.ts';

/** How one layer is read: what tells that it changed, and its content. Both are read as the public reader. */
interface LayerReader {
  /** Null: there is no such subject. Asked at every tile, so cheap. */
  versionOf(tx: Queryable, subject: TileSubject): Promise<string | null>;
  load(tx: Queryable, subject: TileSubject, services: Pick<Services, 'artefacts'>): Promise<TileLayer[]>;
}

/** A version this old may be answered without asking the database again: a burst of tiles asks once. */
const versionMilliseconds = 500;

const readers: Partial<Record<TileLayerName, LayerReader>> = {
  base: {
    versionOf: (tx, { organisation }) => findArtefact(tx, organisation, 'base-map'),
    async load(tx, { organisation }, { artefacts }) {
      const sha256 = await findArtefact(tx, organisation, 'base-map');
      return sha256 ? readBaseMap(await artefacts.get(sha256)).layers : [];
    },
  },
  communes: {
    versionOf: (tx, { organisation }) => batchVersion(tx, organisation, 'communes'),
    load: async (tx, { organisation }) => communeLayers(await listCommuneShapes(tx, organisation)),
  },
  schools: {
    // Seats and pupils change by more than imports, and a thousand points are read quickly.
    versionOf: async (tx, { organisation }) => `r${await getRevision(tx, organisation)}`,
    load: async (tx, { organisation }) => schoolLayers(await listSchools(tx, organisation, { wholeOnly: true })),
  },
  zones: {
    versionOf: (tx, { organisation }) => batchVersion(tx, organisation, 'zones'),
    load: async (tx, { organisation }) => zoneLayers(await listZoneShapes(tx, organisation)),
  },
};

/** Tiles of what is stored, for every organisation; the public reader's rights are enough for all of it. */
export function openTileProvider({ database, artefacts }: Pick<Services, 'database' | 'artefacts'>): TileProvider {
  const asked = new Map<string, { at: number; version: Promise<string | null> }>();
  const versionOf = (subject: TileSubject) => {
    const key = [subject.organisation, subject.layer, subject.run ?? ''].join('\n');
    const known = asked.get(key);
    const now = performance.now();
    if (known && now - known.at < versionMilliseconds) return known.version;
    const version = database.readPublic(async (tx) => {
      if (!(await findSettings(tx, subject.organisation))) return null;
      return (await readers[subject.layer]?.versionOf(tx, subject)) ?? null;
    });
    if (asked.size > 1000) asked.clear();
    asked.set(key, { at: now, version });
    version.catch(() => asked.delete(key));
    return version;
  };
  return openTileSources(versionOf, (subject) =>
    database.readPublic(async (tx) => readers[subject.layer]?.load(tx, subject, { artefacts }) ?? []),
  );
}

/** An organisation without a batch of this kind has an empty layer, which is not the same as none. */
async function batchVersion(tx: Queryable, organisationId: string, kind: string): Promise<string> {
  return (await findLatestBatch(tx, organisationId, [kind])) ?? 'empty';
}
