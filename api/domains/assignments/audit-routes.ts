import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { bundleTaker, exportFullBundle, listTakenBundles, takenBundle } from './export-full-bundle.ts';

const runParams = inOrganisation.extend({ run: z.uuid() });

const takeRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/runs/{run}/full-bundle',
  summary:
    'Everything of a finished run for an auditor, as a ZIP; who takes it and why is written down (operator, audited)',
  request: { params: runParams, body: body(bundleTaker) },
  responses: { 200: { description: 'The archive', content: { 'application/zip': { schema: z.string() } } } },
});
const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/runs/{run}/full-bundle',
  summary: 'Who has taken the full bundle of a run (operator)',
  request: { params: runParams },
  responses: answer(z.object({ taken: z.array(takenBundle) }), 'Newest first'),
});

/** What an auditor takes away of a run, and the list of who did. */
export const auditRoutes = createRouter()
  .openapi(takeRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    const found = await exportFullBundle(contextOf(request as Request, organisation), id, request.req.valid('json'));
    return request.body(new Uint8Array(found.bytes), 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${found.fileName}"`,
      'cache-control': 'no-store',
    });
  })
  .openapi(listRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    return request.json({ taken: await listTakenBundles(contextOf(request as Request, organisation), id) }, 200);
  });
