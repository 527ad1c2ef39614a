import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What the web application is built from. */
const sources = [
  'web',
  'api/client.ts',
  'api/domains',
  'api/engines',
  'geodata/artefacts',
  'vite.config.ts',
  'package-lock.json',
];

/** True where no web application was built, or any of its sources is newer than it. */
export function isWebStale(): boolean {
  const results = ['dist/web/index.html', 'dist/first-page/first-page.js', 'dist/check/index.html'].map((path) =>
    join(root, path),
  );
  if (!results.every((path) => existsSync(path))) return true;
  const built = Math.min(...results.map((path) => statSync(path).mtimeMs));
  return sources.some((source) => newest(join(root, source)) > built);
}

/** Builds the web application, for browsers and for writing first pages. Throws with the builder's last words. */
export async function buildWeb(): Promise<void> {
  await runVite([]);
  await runVite(['--ssr', 'first-page.tsx', '--outDir', '../dist/first-page']);
  await runVite(['--mode', 'check']);
}

/** One build in a process of its own. */
async function runVite(more: string[]): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error', ...more], {
    cwd: root,
    // Whatever the caller's own mode is: a development build of the interface is twice the size.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-4000);
  });
  const stop = () => child.kill();
  process.once('exit', stop);
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('exit', done);
  });
  process.removeListener('exit', stop);
  if (code !== 0) throw new Error(`The web application could not be built. ${words}`);
}

function newest(path: string): number {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return readdirSync(path, { withFileTypes: true, recursive: true }).reduce(
    (latest, each) => (each.isFile() ? Math.max(latest, statSync(join(each.parentPath, each.name)).mtimeMs) : latest),
    0,
  );
}
