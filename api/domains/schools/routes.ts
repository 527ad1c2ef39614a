import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter } from '../../platform/http.ts';
import { may } from '../../platform/permissions.ts';
import { answer, inOrganisation } from '../../platform/route-shapes.ts';
import { getSettings } from '../areas/queries.ts';
import { level } from '../areas/types.ts';
import { listDecisions } from './decisions.ts';
import { listSchools } from './queries.ts';
import { restoreDecision, reverseDecision } from './reverse-decision.ts';
import { decision, schoolSummary } from './types.ts';

const entry = inOrganisation.extend({ key: z.string().min(1) });

const schoolsRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/schools',
  summary: 'Schools that have a place, with seats and pupils of the school year where known',
  request: { params: inOrganisation, query: z.object({ level: level.optional() }) },
  responses: answer(z.object({ schools: z.array(schoolSummary) }), 'Schools by id'),
});

const decisionsRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/decisions',
  summary: 'What the cleaning of the school register decided, entry by entry (operator)',
  request: { params: inOrganisation, query: z.object({ kind: decision.shape.kind.optional() }) },
  responses: answer(z.object({ decisions: z.array(decision) }), 'Decisions by kind, reason and key'),
});

const reverseRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/decisions/{key}/reverse',
  summary: 'A person’s word against a decision, honoured by every later import (operator)',
  request: {
    params: entry,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.object({
            action: z.enum(['keep', 'separate', 'set-aside', 'levels']).optional(),
            levels: z.array(level).min(1).optional(),
          }),
        },
      },
    },
  },
  responses: answer(decision, 'The decision as it now stands'),
});

const restoreRoute = createRoute({
  method: 'delete',
  path: '/api/{organisation}/decisions/{key}/reverse',
  summary: 'Takes a person’s word back (operator)',
  request: { params: entry },
  responses: answer(decision, 'The decision as it now stands'),
});

/** Schools for all, decisions of the cleaning for the operator. */
export function createSchoolRoutes() {
  const router = createRouter();
  router.openapi(schoolsRoute, async (request) => {
    const { organisation: id } = request.req.valid('param');
    const { database } = contextOf(request, id);
    const schools = await database.readPublic(async (tx) => {
      await getSettings(tx, id);
      return listSchools(tx, id, { ...request.req.valid('query'), wholeOnly: true });
    });
    return request.json({ schools }, 200);
  });
  router.openapi(decisionsRoute, async (request) => {
    const { organisation: id } = request.req.valid('param');
    const context = contextOf(request, id);
    may(context, 'change/schools');
    await getSettings(context.database.db, id);
    const decisions = await listDecisions(context.database.db, id, request.req.valid('query'));
    return request.json({ decisions }, 200);
  });
  router.openapi(reverseRoute, async (request) => {
    const { organisation: id, key } = request.req.valid('param');
    return request.json(await reverseDecision(contextOf(request, id), key, request.req.valid('json')), 200);
  });
  router.openapi(restoreRoute, async (request) => {
    const { organisation: id, key } = request.req.valid('param');
    return request.json(await restoreDecision(contextOf(request, id), key), 200);
  });
  return router;
}
