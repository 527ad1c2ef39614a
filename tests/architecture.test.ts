import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The order of the domains: one may use the queries and types of those before it, never their verbs. */
const domainOrder = [
  'areas',
  'identity',
  'audit',
  'layers',
  'schools',
  'travel',
  'demand',
  'catchments',
  'periods',
  'dossiers',
  'assignments',
  'publications',
  'classes',
  'forecasts',
  'capacities',
  'boundaries',
  'scenarios',
  'programmes',
  'sitings',
  'notices',
  'documents',
  'open-data',
];
/** Files of a domain that later ones may import; besides these only the small writers other verbs share by name. */
const forbiddenFolders = /(^|\/)(utils|helpers|lib|libs|common|shared|misc)\//;
const topLevel = ['api', 'geodata', 'migrations', 'tests', 'web'];

interface Import {
  file: string;
  line: number;
  target: string;
  typeOnly: boolean;
}

const files = topLevel.flatMap((folder) => listFiles(join(root, folder))).filter((file) => /\.(ts|tsx)$/.test(file));
const imports = files.flatMap(readImports);

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [relative(root, path)];
  });
}

function readImports(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|import\(\s*'([^']+)'|(?:^|\n)import\s+'([^']+)'/g,
  )) {
    const specifier = match[2] ?? match[3] ?? match[4];
    const line = text.slice(0, match.index).split('\n').length;
    found.push({ file, line, target: resolveTarget(file, specifier), typeOnly: Boolean(match[1]) });
  }
  return found;
}

function resolveTarget(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier));
  return specifier
    .replace(/^#engines\//, 'api/engines/')
    .replace(/^#artefacts\//, 'geodata/artefacts/')
    .replace(/^#text\//, 'web/text/');
}

/** Names each breach as file, import and what to do instead. */
function breaches(applies: (each: Import) => boolean, allowed: (each: Import) => boolean, remedy: string): string[] {
  return imports
    .filter((each) => applies(each) && !allowed(each))
    .map((each) => `${each.file}:${each.line} imports ${each.target}: ${remedy}`);
}

const isOwn = (target: string) => topLevel.some((folder) => target.startsWith(`${folder}/`));
const within = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(folder));
const domainOf = (path: string) => /^api\/domains\/([^/]+)\//.exec(path)?.[1];

describe('the house', () => {
  it('was read: hundreds of imports were found', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('keeps engines pure: they import engines and arithmetic packages only', () => {
    const packages = [
      'flatqueue',
      'flatbush',
      'kdbush',
      'geokdbush',
      'd3-contour',
      'h3-js',
      'pbf',
      '@turf/turf',
      '@maplibre/geojson-vt',
      '@maplibre/vt-pbf',
      'geojson',
      'highs',
    ];
    expect(
      breaches(
        ({ file }) => within(file, 'api/engines/'),
        ({ target }) => within(target, 'api/engines/') || packages.includes(target),
        'an engine takes arrays and gives arrays; pass the value in from the verb',
      ),
    ).toEqual([]);
  });

  it('lets no engine read the clock, the disk or unseeded chance', () => {
    const sinners = files
      .filter((file) => within(file, 'api/engines/'))
      .filter((file) =>
        /Math\.random|Date\.now|new Date\(\)|process\.|crypto\.getRandomValues|performance\.now/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
      );
    expect(sinners).toEqual([]);
  });

  it('keeps the verifier apart from the engine it judges', () => {
    expect(
      breaches(
        ({ file }) => within(file, 'api/engines/verification/'),
        ({ target }) => !within(target, 'api/engines/assignment/'),
        'the verifier shares no ranking, choice or optimality code with the engine',
      ),
    ).toEqual([]);
    expect(
      breaches(
        ({ file }) => within(file, 'api/engines/assignment/'),
        ({ target }) => !within(target, 'api/engines/verification/'),
        'the engine does not know its judge',
      ),
    ).toEqual([]);
  });

  it('keeps the judge of class lists apart from the allocation it judges', () => {
    expect(
      breaches(
        ({ file }) => within(file, 'api/engines/class-verification/'),
        ({ target }) => within(target, 'api/engines/class-verification/') || target === 'api/engines/class-records.ts',
        'the judge reads records and lists, and counts for itself',
      ),
    ).toEqual([]);
    expect(
      breaches(
        ({ file }) => within(file, 'api/engines/classes/'),
        ({ target }) => !within(target, 'api/engines/class-verification/'),
        'the allocation does not know its judge',
      ),
    ).toEqual([]);
  });

  it('keeps the platform free of domain words', () => {
    expect(
      breaches(
        ({ file }) => within(file, 'api/platform/'),
        ({ target }) => !within(target, 'api/domains/', 'api/engines/', 'geodata/build', 'geodata/towns'),
        'pass it in from app.ts',
      ),
    ).toEqual([]);
  });

  it('lets geodata use engines and itself, never the server', () => {
    expect(
      breaches(
        ({ file, target }) => within(file, 'geodata/') && isOwn(target),
        ({ target }) => within(target, 'geodata/', 'api/engines/', 'web/text/'),
        'move the shared part into an engine or into geodata',
      ),
    ).toEqual([]);
  });

  it('lets the web see only the client, engines, artefacts and itself', () => {
    expect(
      breaches(
        ({ file, target }) => within(file, 'web/') && isOwn(target),
        ({ target }) => within(target, 'web/', 'api/engines/', 'geodata/artefacts/') || target === 'api/client.ts',
        'import the type through api/client.ts',
      ),
    ).toEqual([]);
  });

  it('keeps web/text words alone', () => {
    expect(
      breaches(
        ({ file, target }) => within(file, 'web/text/') && isOwn(target),
        ({ target }) => within(target, 'web/text/'),
        'words import words only',
      ),
    ).toEqual([]);
  });

  it('keeps screens from knowing each other', () => {
    const screenOf = (path: string) => /^web\/screens\/([^/]+)\//.exec(path)?.[1];
    expect(
      breaches(
        ({ file, target }) => Boolean(screenOf(file) && screenOf(target)),
        ({ file, target }) => screenOf(file) === screenOf(target),
        'move what both need to web/ui, web/map or web/state',
      ),
    ).toEqual([]);
  });

  it('keeps domains in order, using queries and types of earlier ones, never their verbs', () => {
    const unknown = files.map(domainOf).filter((name) => name !== undefined && !domainOrder.includes(name));
    expect(unknown).toEqual([]);
    expect(
      breaches(
        ({ file, target }) => Boolean(domainOf(file) && domainOf(target) && domainOf(file) !== domainOf(target)),
        ({ file, target }) =>
          // The last beat of every verb of every domain.
          domainOf(target) === 'audit' ||
          (domainOrder.indexOf(domainOf(target)!) < domainOrder.indexOf(domainOf(file)!) &&
            !/\/(routes|input)\.ts$/.test(target)),
        'a domain uses earlier domains; turn the reference around or move the word to the earlier one',
      ),
    ).toEqual([]);
  });

  it('begins every verb of a domain that takes a context with may()', () => {
    const verbFile =
      /^api\/domains\/[^/]+\/(create|apply|preview|import|set|start|cancel|withdraw|add|reverse|find|read|list|export|synthesise|show|get)-[^/]+\.ts$/;
    const sinners = files
      .filter((file) => verbFile.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(root, file), 'utf8');
        return [...text.matchAll(/export (?:async )?function (\w+)\(\s*context: Context[^{]*?\{\n([^\n]*)\n/g)]
          .filter((match) => !/\bmay\(context/.test(match[2]))
          .map((match) => `${file} ${match[1]}: its first line is not may(context, …)`);
      });
    expect(sinners).toEqual([]);
  });

  it('keeps homes out of tiles and open data', () => {
    const sinners = files
      .filter((file) => within(file, 'api/domains/open-data/', 'api/engines/tiles/'))
      .filter((file) =>
        /home_points|homePoints|\bapplicants\b\s*(,|where|join)/.test(readFileSync(join(root, file), 'utf8')),
      );
    expect(sinners).toEqual([]);
  });

  it('lets routes alone answer requests, and http.ts alone know status numbers', () => {
    expect(
      breaches(
        ({ file, target, typeOnly }) =>
          within(file, 'api/domains/') && !typeOnly && (target === 'hono' || target.startsWith('@hono/')),
        ({ file }) => /(routes|types|input)[^/]*\.ts$/.test(file),
        'take plain values and throw a Failure; routes.ts speaks HTTP',
      ),
    ).toEqual([]);
  });

  it('gives MapLibre one writer and one order', () => {
    const writers = files
      .filter((file) => within(file, 'web/') && !['web/map/apply.ts'].includes(file))
      .filter((file) =>
        /\.(addLayer|removeLayer|addSource|setStyle|setPaintProperty|setLayoutProperty|moveLayer)\(/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
      );
    expect(writers).toEqual([]);
  });

  it('has no drawer for odds and ends', () => {
    expect(files.filter((file) => forbiddenFolders.test(file))).toEqual([]);
  });

  it('keeps files to one subject: at most 350 lines unless the file is a list', () => {
    const lists = [/^web\/text\//, /^web\/map\/style\.ts$/, /^web\/map\/layers\//];
    const long = files
      .filter((file) => !lists.some((list) => list.test(file)))
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 350);
    expect(long).toEqual([]);
  });

  it('speaks of the product alone: no machine paths, no unfinished marks', () => {
    const telling = new RegExp(
      ['/wo' + 'rk/', '/fa' + 'rm/', 'TO' + 'DO\\b', 'FIX' + 'ME\\b', '@ts-(ignore|nocheck)', '\\bas a' + 'ny\\b'].join(
        '|',
      ),
    );
    expect(files.filter((file) => telling.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
