import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { HttpVariables } from './http.ts';
import type { PageWriter } from './written-pages.ts';

const apiDocuments = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

/**
 * Serves the built web application from `folder`; any path that is not a file is the application's own and gets its page from
 * `writePage`, which asks the same server's public calls, as anyone.
 */
export function mountWeb(app: OpenAPIHono<HttpVariables>, folder: string, writePage: PageWriter): void {
  const root = relative(process.cwd(), folder);
  const ask = async (path: string): Promise<unknown> => {
    const answer = await app.request(path);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
    return answer.json();
  };
  app.use('/assets/*', async (request, next) => {
    await next();
    // Built files carry their hash in their name.
    if (request.res.ok) request.res.headers.set('cache-control', 'public, max-age=31536000, immutable');
  });
  const serveFile = serveStatic({ root, precompressed: true });
  // The bare address is a page, not the built file of the same name.
  app.get('/*', (request, next) => (request.req.path === '/' ? next() : serveFile(request, next)));
  app.get('/*', async (request, next) => {
    const { path } = request.req;
    if (/^\/(api|tiles|assets)\//.test(path)) return next();
    return request.html(await writePage(path, ask), 200, { 'cache-control': 'no-cache' });
  });
}

/** Offers the page that checks a published result without a network, as one file to keep. */
export function mountCheckPage(app: OpenAPIHono<HttpVariables>, folder: string): void {
  const path = join(folder, 'index.html');
  if (!existsSync(path)) return;
  const page = readFileSync(path, 'utf8');
  app.get('/check-result.html', (request) =>
    request.html(page, 200, { 'content-disposition': 'attachment; filename="kiem-tra-ket-qua.html"' }),
  );
}

/** Serves the reading view of the interface description from our own files. */
export function mountApiDocuments(app: OpenAPIHono<HttpVariables>): void {
  const root = relative(process.cwd(), apiDocuments);
  app.get('/api/docs', (request) => request.redirect('/api/docs/index.html'));
  app.get('/api/docs/swagger-initializer.js', (request) =>
    request.body(
      "window.onload=()=>{window.ui=SwaggerUIBundle({url:'/api/openapi.json',dom_id:'#swagger-ui',presets:[SwaggerUIBundle.presets.apis]})}",
      200,
      { 'content-type': 'text/javascript' },
    ),
  );
  app.get('/api/docs/*', serveStatic({ root, rewriteRequestPath: (path) => path.replace('/api/docs', '') }));
}
