import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { HttpVariables } from './http.ts';

const apiDocuments = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

/** Serves the built web application from `folder`; any path that is not a file is the application's own and gets its page. */
export function mountWeb(app: OpenAPIHono<HttpVariables>, folder: string): void {
  const root = relative(process.cwd(), folder);
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  app.use('/assets/*', async (request, next) => {
    await next();
    // Built files carry their hash in their name.
    if (request.res.ok) request.res.headers.set('cache-control', 'public, max-age=31536000, immutable');
  });
  app.get('/*', serveStatic({ root, precompressed: true }));
  app.get('/*', (request, next) => {
    if (/^\/(api|tiles|assets)\//.test(request.req.path)) return next();
    return request.html(page, 200, { 'cache-control': 'no-cache' });
  });
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
