import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { draw } from './draw-types.ts';
import { getDraw, listDraws } from './list-draws.ts';
import { decisionPreview, decisionsPreview, previewDecision, previewDecisions } from './preview-decision.ts';
import { revealDraw } from './reveal-draw.ts';
import { sealDraw } from './seal-draw.ts';
import { withdrawDraw } from './withdraw-draw.ts';

const periodParams = inOrganisation.extend({ period: z.uuid() });
const drawParams = inOrganisation.extend({ draw: z.uuid() });

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods/{period}/draws',
  summary: 'Sealed draws of a period, open to all',
  request: { params: periodParams },
  responses: answer(z.object({ draws: z.array(draw) }), 'Newest first'),
});
const sealRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/periods/{period}/draws',
  summary: 'Seals a draw: freezes the inputs and publishes their hash (operator)',
  request: { params: periodParams, body: body(z.object({ seedSource: z.string().max(500) })) },
  responses: answer(draw, 'The draw, being sealed'),
});
const getRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/draws/{draw}',
  summary: 'One sealed draw, open to all',
  request: { params: drawParams },
  responses: answer(draw, 'The draw'),
});
const revealRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/draws/{draw}/reveal',
  summary: 'Gives a sealed draw its seed, once (operator)',
  request: { params: drawParams, body: body(z.object({ seed: z.string().max(200) })) },
  responses: answer(draw, 'The draw, its run queued'),
});
const withdrawRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/draws/{draw}/withdraw',
  summary: 'Takes back a draw whose seed is not known yet (operator)',
  request: { params: drawParams, body: body(z.object({ reason: z.string().max(500) })) },
  responses: answer(draw, 'The draw, withdrawn'),
});
const previewRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/periods/{period}/decisions/preview',
  summary: 'What a decision would change in the last run, before it is signed (operator, audited)',
  request: {
    params: periodParams,
    body: body(z.object({ applicantId: z.string().trim().min(1).max(200), schoolId: z.string().min(1).max(200) })),
  },
  responses: answer(decisionPreview, 'The child, the others, and how many stand where it stands'),
});

const previewManyRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/periods/{period}/decisions/import/preview',
  summary:
    'What all decisions of a decisions.csv would change in the last run, before they are signed (operator, audited)',
  request: { params: periodParams, body: body(z.object({ csv: z.string().min(1).max(5_000_000) })) },
  responses: answer(decisionsPreview, 'The children decided for, and the others'),
});

/** Sealed draws, and what a decision would do to the last run. */
export const drawRoutes = createRouter()
  .openapi(listRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    return request.json({ draws: await listDraws(contextOf(request as Request, organisation), period) }, 200);
  })
  .openapi(sealRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await sealDraw(context, period, request.req.valid('json').seedSource), 200);
  })
  .openapi(getRoute, async (request) => {
    const { organisation, draw: id } = request.req.valid('param');
    return request.json(await getDraw(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(revealRoute, async (request) => {
    const { organisation, draw: id } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await revealDraw(context, id, request.req.valid('json').seed), 200);
  })
  .openapi(withdrawRoute, async (request) => {
    const { organisation, draw: id } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await withdrawDraw(context, id, request.req.valid('json').reason), 200);
  })
  .openapi(previewManyRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await previewDecisions(context, period, request.req.valid('json').csv), 200);
  })
  .openapi(previewRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await previewDecision(context, period, request.req.valid('json')), 200);
  });
