import { recogniseActor } from './domains/identity/operator-token.ts';
import { periodRoutes } from './domains/periods/routes.ts';
import type { Services } from './platform/context.ts';
import { createRouter, guard, identify } from './platform/http.ts';
import { mountApiDocuments, mountWeb } from './platform/web-files.ts';

const maximumBodyBytes = 64 * 2 ** 20;

export interface AppParts extends Services {
  operatorToken: string;
  /** Folder of the built web application; absent in tests that do without. */
  webFolder?: string;
}

/** The whole server as a value: every domain is mounted on this page, nothing is opened. */
export function createApp({ operatorToken, webFolder, ...services }: AppParts) {
  const app = createRouter();
  guard(app, maximumBodyBytes);
  app.use('*', identify(services, recogniseActor(operatorToken)));

  app.get('/healthz', async (request) => {
    const free = await services.database.space.bytes();
    const writable = await services.database.space.require().then(
      () => true,
      () => false,
    );
    return request.json({ status: writable ? 'ok' : 'read-only', database: services.database.kind, freeBytes: free });
  });

  app.route('/', periodRoutes);

  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'Trường Gần', version: '1' } });
  mountApiDocuments(app);
  if (webFolder) mountWeb(app, webFolder);
  return app;
}
