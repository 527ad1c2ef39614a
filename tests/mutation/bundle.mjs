import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Folders of the engines' tests by what is mutated: with those of the verifiers who judge the work, and of what is made of it. */
const foldersOf = {
  assignment: ['assignment', 'verification', 'publication'],
  classes: ['classes', 'class-verification'],
};

/**
 * One module of all tests of the engines that these patterns of files belong to, written into `folder`: it exports `tests`, each
 * with an id, a name and `run`. Returns its path. What the tests import of packages stays outside and is loaded once.
 */
export async function bundleTests(folder, patterns) {
  const vitest = resolve('tests/mutation/vitest.ts');
  const isOfClasses = (pattern) => pattern.startsWith('api/engines/class');
  const folders = [
    ...(patterns.every(isOfClasses) ? [] : foldersOf.assignment),
    ...(patterns.some(isOfClasses) ? foldersOf.classes : []),
  ];
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
