import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { approvePublication } from './approve-publication.ts';
import { cancelPublishing } from './cancel-publishing.ts';
import { exportAffected, listAffected } from './list-affected.ts';
import { listPublications } from './list-publications.ts';
import { proposePublication } from './propose-publication.ts';
import { publishing } from './publishing-types.ts';
import { findPublishing, getPublishing } from './show-publishing.ts';
import { affectedFamily, publication } from './types.ts';
import { withdrawPublication } from './withdraw-publication.ts';

const periodParams = inOrganisation.extend({ period: z.uuid() });
const publishingParams = inOrganisation.extend({ publishing: z.uuid() });
const publicationParams = inOrganisation.extend({ publication: z.uuid() });

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods/{period}/publications',
  summary: 'Versions of a period’s public result; proposals with the token alone',
  request: { params: periodParams },
  responses: answer(z.object({ publications: z.array(publication) }), 'Newest first'),
});
const proposeRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/periods/{period}/publications',
  summary: 'Begins to publish a certified run of a sealed draw, or to propose a correction (operator)',
  request: {
    params: periodParams,
    body: body(z.object({ runId: z.uuid(), reason: z.string().max(500).default('') })),
  },
  responses: answer(
    publishing,
    'The work, queued: version 1 public at its end, or a later version waiting for two approvals',
  ),
});
const newestPublishingRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods/{period}/publishing',
  summary: 'The newest work of publishing a period (operator)',
  request: { params: periodParams },
  responses: answer(z.object({ publishing: publishing.nullable() }), 'How far it is; null where none was begun'),
});
const publishingRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/publishings/{publishing}',
  summary: 'One work of publishing and how far it is (operator)',
  request: { params: publishingParams },
  responses: answer(publishing, 'How far it is'),
});
const cancelRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/publishings/{publishing}/cancel',
  summary: 'Stops a work of publishing; no version comes of it (operator)',
  request: { params: publishingParams },
  responses: answer(publishing, 'The work, stopped'),
});
const approveRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/publications/{publication}/approvals',
  summary: 'One person agrees to a correction by name; the second publishes it (operator)',
  request: { params: publicationParams, body: body(z.object({ name: z.string().max(200) })) },
  responses: answer(publication, 'The version with its approvals'),
});
const withdrawRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/publications/{publication}/withdraw',
  summary: 'Takes a proposed correction back (operator)',
  request: { params: publicationParams },
  responses: answer(publication, 'The proposal, withdrawn'),
});
const affectedRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/publications/{publication}/affected',
  summary: 'Families whose place a version changes (operator, audited)',
  request: { params: publicationParams },
  responses: answer(z.object({ affected: z.array(affectedFamily) }), 'By dossier'),
});
const affectedFileRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/publications/{publication}/affected.csv',
  summary: 'The same as a CSV (operator, audited)',
  request: { params: publicationParams },
  responses: { 200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } } },
});

/** What a period's families are told, version by version. */
export const publicationRoutes = createRouter()
  .openapi(listRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json({ publications: await listPublications(context, period) }, 200);
  })
  .openapi(proposeRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await proposePublication(context, period, request.req.valid('json')), 200);
  })
  .openapi(newestPublishingRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    return request.json({ publishing: await findPublishing(contextOf(request as Request, organisation), period) }, 200);
  })
  .openapi(publishingRoute, async (request) => {
    const { organisation, publishing: id } = request.req.valid('param');
    return request.json(await getPublishing(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(cancelRoute, async (request) => {
    const { organisation, publishing: id } = request.req.valid('param');
    return request.json(await cancelPublishing(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(approveRoute, async (request) => {
    const { organisation, publication: id } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await approvePublication(context, id, request.req.valid('json').name), 200);
  })
  .openapi(withdrawRoute, async (request) => {
    const { organisation, publication: id } = request.req.valid('param');
    return request.json(await withdrawPublication(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(affectedFileRoute, async (request) => {
    const { organisation, publication: id } = request.req.valid('param');
    const { text, fileName } = await exportAffected(contextOf(request as Request, organisation), id);
    return request.body(text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    });
  })
  .openapi(affectedRoute, async (request) => {
    const { organisation, publication: id } = request.req.valid('param');
    const { affected } = await listAffected(contextOf(request as Request, organisation), id);
    return request.json({ affected }, 200);
  });
