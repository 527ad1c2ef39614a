import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { describe, expect, it, vi } from 'vitest';

const root = join(import.meta.dirname, '../..');
/** What a parent's phone may be sent before the list stands; the map comes after it. */
const allowedBytes = 120_000;

describe('the first load of the parents’ room', () => {
  it('fits in 120 kB compressed, without map, planner or council', async () => {
    // The test runner's own mode would build React's much larger development form.
    vi.stubEnv('NODE_ENV', 'production');
    const built = await build({
      root: join(root, 'web'),
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'silent',
      build: { write: false },
    });
    const files = (built as Rollup.RollupOutput).output;
    const chunks = new Map(files.filter((file) => file.type === 'chunk').map((file) => [file.fileName, file]));
    const first = new Set<string>();
    const walk = (name: string) => {
      if (first.has(name)) return;
      first.add(name);
      for (const next of chunks.get(name)?.imports ?? []) walk(next);
    };
    for (const chunk of chunks.values()) if (chunk.isEntry) walk(chunk.fileName);
    const styles = files.filter((file) => file.type === 'asset' && /^assets\/index-.*\.css$/.test(file.fileName));
    const parts = [
      ...[...first].map((name) => chunks.get(name)?.code ?? ''),
      ...styles.map((file) => ('source' in file ? file.source : '')),
    ];
    const bytes = parts.reduce((sum, part) => sum + gzipSync(part).length, 0);
    expect(styles.length).toBeGreaterThan(0);
    expect([...first].some((name) => /map-canvas|plan-screen|council-screen/.test(name))).toBe(false);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(allowedBytes);
  });
});
