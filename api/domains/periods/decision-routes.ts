import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { newDecision, placementDecision } from './decision-types.ts';
import { importDecisions } from './import-decisions.ts';
import { listDecisions } from './list-decisions.ts';
import { recordDecision } from './record-decision.ts';
import { withdrawDecision } from './withdraw-decision.ts';

const periodParams = inOrganisation.extend({ period: z.uuid() });
const decisions = z.object({ decisions: z.array(placementDecision) });

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods/{period}/decisions',
  summary: 'Children whom the council places itself (operator, audited)',
  request: { params: periodParams },
  responses: answer(decisions, 'In force first, then withdrawn'),
});
const recordRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/periods/{period}/decisions',
  summary: 'Writes down a decision of the council about one child (operator)',
  request: { params: periodParams, body: body(newDecision) },
  responses: answer(placementDecision, 'The decision, in force for later runs'),
});
const importRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/periods/{period}/decisions/import',
  summary: 'Writes down many decisions from a decisions.csv, all or none (operator)',
  request: {
    params: periodParams,
    body: body(z.object({ csv: z.string().min(1).max(5_000_000), preview: z.uuid().optional() })),
  },
  responses: answer(decisions, 'The decisions written'),
});
const withdrawRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/decisions/{decision}/withdraw',
  summary: 'Takes a decision back for later runs (operator)',
  request: { params: inOrganisation.extend({ decision: z.uuid() }) },
  responses: answer(placementDecision, 'The decision, withdrawn'),
});

/** Decisions of the council. */
export const decisionRoutes = createRouter()
  .openapi(listRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    return request.json({ decisions: await listDecisions(contextOf(request as Request, organisation), period) }, 200);
  })
  .openapi(recordRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await recordDecision(context, period, request.req.valid('json')), 200);
  })
  .openapi(importRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    const { csv, preview } = request.req.valid('json');
    return request.json({ decisions: await importDecisions(context, period, csv, preview) }, 200);
  })
  .openapi(withdrawRoute, async (request) => {
    const { organisation, decision } = request.req.valid('param');
    return request.json(await withdrawDecision(contextOf(request as Request, organisation), decision), 200);
  });
