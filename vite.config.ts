import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Writes `.br` and `.gz` beside every text asset, so that the server sends the smallest form without spending a request's time. */
function precompress(outDir: string): Plugin {
  return {
    name: 'precompress',
    apply: (_, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    writeBundle() {
      for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|html|svg|json)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const bytes = readFileSync(path);
        if (bytes.length < 1024) continue;
        // The map's code is large and comes after the list: the last per cent is not worth its seconds.
        const quality = bytes.length > 400_000 ? 9 : 11;
        writeFileSync(
          `${path}.br`,
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
        );
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/** Puts script and styles into the page itself, so that one file works from a disk, without a server. */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const page of Object.values(bundle)) {
        if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
        let html = String(page.source);
        for (const [name, part] of Object.entries(bundle)) {
          if (part === page) continue;
          const text = part.type === 'chunk' ? part.code : String(part.source);
          const element = part.type === 'chunk' ? 'script type="module"' : 'style';
          html = html.replace(new RegExp(`<(script|link)[^>]*(src|href)="[^"]*${name}"[^>]*>(</script>)?`), '');
          html = html.replace(
            '</body>',
            () => `<${element}>${text.replaceAll('</', '<\\/')}</${element.split(' ')[0]}></body>`,
          );
          delete bundle[name];
        }
        page.source = html;
      }
    },
  };
}

const outDir = join(import.meta.dirname, 'dist/web');

/** `--mode check`: the page that checks a published result without a network, as one file. */
const checkPage = defineConfig({
  root: 'web/check',
  plugins: [react(), oneFile()],
  build: { outDir: join(import.meta.dirname, 'dist/check'), emptyOutDir: true, target: 'es2022', modulePreload: false },
});

const application = defineConfig({
  root: 'web',
  plugins: [react(), precompress(outDir)],
  build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': 'http://127.0.0.1:8080', '/tiles': 'http://127.0.0.1:8080' },
  },
});

export default defineConfig(({ mode }) => (mode === 'check' ? checkPage : application));
