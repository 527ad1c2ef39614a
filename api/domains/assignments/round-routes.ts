import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { decline, listDeclines, recordDeclines, withdrawDecline } from './record-declines.ts';
import { startRound } from './start-round.ts';
import { run } from './types.ts';

const runParams = inOrganisation.extend({ run: z.uuid() });
const declines = z.object({ declines: z.array(decline) });

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/runs/{run}/declines',
  summary: 'Families that gave up the place a run gave them (operator, audited)',
  request: { params: runParams },
  responses: answer(declines, 'By dossier'),
});
const recordRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/runs/{run}/declines',
  summary: 'Writes down families that gave their place up, all or none (operator)',
  request: {
    params: runParams,
    body: body(z.object({ applicantIds: z.array(z.string().trim().min(1).max(200)).min(1).max(100_000) })),
  },
  responses: answer(declines, 'All declines of the run'),
});
const withdrawRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/runs/{run}/declines/withdraw',
  summary: 'A family takes its place back before the next round (operator)',
  request: { params: runParams, body: body(z.object({ applicantId: z.string().trim().min(1).max(200) })) },
  responses: answer(declines, 'All declines of the run'),
});
const roundRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/runs/{run}/round',
  summary: 'Queues a further round in which nobody placed gets worse (operator)',
  request: { params: runParams },
  responses: answer(run, 'The round, queued'),
});

/** After the main run: declines, and rounds for what they free. */
export const roundRoutes = createRouter()
  .openapi(listRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    return request.json({ declines: await listDeclines(contextOf(request as Request, organisation), id) }, 200);
  })
  .openapi(recordRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json({ declines: await recordDeclines(context, id, request.req.valid('json').applicantIds) }, 200);
  })
  .openapi(withdrawRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json({ declines: await withdrawDecline(context, id, request.req.valid('json').applicantId) }, 200);
  })
  .openapi(roundRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    return request.json(await startRound(contextOf(request as Request, organisation), id), 200);
  });
