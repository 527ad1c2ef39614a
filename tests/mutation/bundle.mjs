import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Folders of the engines' tests that stryker.config.mjs mutates, and of those whose work the verifiers judge. */
const folders = ['assignment', 'verification', 'publication', 'classes', 'class-verification'];

/**
 * One module of all tests of these engines, written into `folder`: it exports `tests`, each with an id, a name and `run`.
 * Returns its path. What the tests import of packages stays outside and is loaded once.
 */
export async function bundleTests(folder) {
  const vitest = resolve('tests/mutation/vitest.ts');
  const files = folders.flatMap(testFiles);
  const entry = 'virtual:mutation-tests';
  const lines = files.map((file) => `import ${JSON.stringify(resolve(file))};`);
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      {
        name: 'mutation-tests',
        enforce: 'pre',
        resolveId: (source, importer) => {
          if (source === entry) return `\0${entry}`;
          return source === 'vitest' && importer !== vitest ? vitest : undefined;
        },
        load: (id) => (id === `\0${entry}` ? [...lines, `export { tests } from '${vitest}';`].join('\n') : undefined),
        transform: (code, id) => {
          const file = files.find((name) => resolve(name) === id);
          return file && `import { startFile } from 'vitest'; startFile(${JSON.stringify(file)});${code}`;
        },
      },
    ],
    ssr: { external: true },
    build: {
      ssr: true,
      outDir: folder,
      minify: false,
      target: 'node20',
      rollupOptions: { input: entry, output: { entryFileNames: 'tests.mjs' } },
    },
  });
  return join(folder, 'tests.mjs');
}

function testFiles(folder) {
  const path = `tests/engines/${folder}`;
  const names = readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.test.ts'));
  return names.sort().map((name) => `${path}/${name}`);
}
