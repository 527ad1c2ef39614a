import { createApp } from '../../api/app.ts';
import { applyImport, type ImportAnswer, previewImport } from '../../api/domains/areas/apply-import.ts';
import type { ImportKindName, ImportOptions } from '../../api/domains/areas/import-kind.ts';
import { importKinds, refreshAfterImport } from '../../api/import-kinds.ts';
import { openArtefactStore } from '../../api/platform/artefact-store.ts';
import { systemClock } from '../../api/platform/clock.ts';
import type { Context, Services } from '../../api/platform/context.ts';
import type { Database } from '../../api/platform/database.ts';
import type { Environment } from '../../api/platform/environment.ts';
import { createJobs } from '../../api/platform/jobs.ts';
import { createLog } from '../../api/platform/log.ts';
import { writeOsm } from '../../geodata/sources/osm/write-osm.ts';
import { aDatabase } from './a-database.ts';
import { drawnElements, type TownDetails } from './a-road-town.ts';

export const operatorToken = 'a-token-for-tests-alone';

/** The office of one authority: its files go in through the imports, its answers come out over HTTP. */
export class Office {
  readonly services: Services;
  readonly organisationId: string;
  private readonly app: ReturnType<typeof createApp>;
  private readonly closeStore: () => Promise<void>;

  constructor(services: Services, organisationId: string, closeStore: () => Promise<void>) {
    this.services = services;
    this.organisationId = organisationId;
    this.closeStore = closeStore;
    this.app = createApp({ ...services, operatorToken });
  }

  context(actor: Context['actor'] = { kind: 'operator', name: 'test' }): Context {
    return { ...this.services, organisationId: this.organisationId, actor, language: 'en' };
  }

  /** Another authority in the same database. */
  beside(organisationId: string): Office {
    return new Office(this.services, organisationId, async () => {});
  }

  preview(kind: ImportKindName, name: string, content: string | Uint8Array, options: ImportOptions = {}) {
    return previewImport(this.context(), importKinds[kind]!, { name, bytes: bytesOf(content) }, options);
  }

  /** Applies a file and brings what is derived up to date, as the command line does. */
  async apply(
    kind: ImportKindName,
    name: string,
    content: string | Uint8Array,
    options: ImportOptions = {},
  ): Promise<ImportAnswer> {
    const answer = await applyImport(this.context(), importKinds[kind]!, { name, bytes: bytesOf(content) }, options);
    await refreshAfterImport(this.context());
    return answer;
  }

  request(method: string, path: string, options: { body?: unknown; token?: string | null } = {}) {
    const { body, token = null } = options;
    const headers: Record<string, string> = { 'accept-language': 'en' };
    if (token) headers.authorization = `Bearer ${token}`;
    const isForm = body instanceof FormData;
    if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
    const payload = isForm ? body : body === undefined ? undefined : JSON.stringify(body);
    return this.app.request(path, { method, headers, body: payload });
  }

  get(path: string, token: string | null = null) {
    return this.request('GET', `/api/${this.organisationId}${path}`, { token });
  }

  close() {
    return this.closeStore();
  }
}

/** An empty office over a database of its own. */
export async function anOffice(overrides: Partial<Record<keyof Environment, string>> = {}): Promise<Office> {
  const store = await aDatabase(overrides);
  return new Office(servicesOver(store.database, store.environment), 'town', store.close);
}

/** What a server holds, over an open database. */
export function servicesOver(database: Database, environment: Environment): Services {
  const log = createLog('silent');
  return {
    database,
    clock: systemClock,
    artefacts: openArtefactStore(environment.TRUONGGAN_DATA, database.space),
    jobs: createJobs(database, log),
    log,
  };
}

/** The counts of a diff, for comparing at a glance. */
export function countsOf({ diff }: Pick<ImportAnswer, 'diff'>) {
  const { added, changed, removed, unchanged } = diff;
  return { added: added.length, changed: changed.length, removed: removed.length, unchanged };
}

/** A drawn town as an .osm.pbf file. */
export function roadsFile(drawing: string, details?: TownDetails): Uint8Array {
  return writeOsm(drawnElements(drawing, details));
}

/** Communes as squares: west, south, east, north in degrees. */
export function communesFile(
  communes: Record<string, { name: string; box: [number, number, number, number]; population?: number }>,
): string {
  const features = Object.entries(communes).map(
    ([
      code,
      {
        name,
        box: [west, south, east, north],
        population,
      },
    ]) => ({
      type: 'Feature',
      properties: { code, name, population: population ?? null, province_code: '79' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south],
          ],
        ],
      },
    }),
  );
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** Lines of a CSV file. */
export function lines(...rows: string[]): string {
  return `${rows.join('\n')}\n`;
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
