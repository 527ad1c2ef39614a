import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { level } from '../areas/types.ts';
import { chooseDemand, previewDemand } from './choose-demand.ts';
import { getDemand } from './get-demand.ts';
import { listChildren } from './list-children.ts';
import { childrenByCell, demandQuestion, demandState, demandStatement } from './types.ts';

const stateRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/demand',
  summary:
    'What the children of a level are counted from, how they were spread, and what else they could be counted from',
  request: { params: inOrganisation, query: z.object({ level }) },
  responses: answer(demandState, 'The source in force and the others'),
});

const previewRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/demand/preview',
  summary: 'How many children a source counts and how they would be spread; nothing is written (operator)',
  request: { params: inOrganisation, body: body(demandQuestion) },
  responses: answer(demandStatement, 'The statement'),
});

const chooseRoute = createRoute({
  method: 'put',
  path: '/api/{organisation}/demand',
  summary: 'Makes a source the demand of a level (operator)',
  request: { params: inOrganisation, body: body(demandQuestion) },
  responses: answer(demandStatement, 'The statement kept'),
});

const childrenRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/demand/children',
  summary: 'Where the children of a level live, by cell; fewer than five are not told',
  request: { params: inOrganisation, query: z.object({ level }) },
  responses: answer(childrenByCell, 'Cells with children'),
});

/** Where the children of planning come from. */
export const demandRoutes = createRouter()
  .openapi(stateRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await getDemand(context, request.req.valid('query').level), 200);
  })
  .openapi(childrenRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await listChildren(context, request.req.valid('query').level), 200);
  })
  .openapi(previewRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await previewDemand(context, request.req.valid('json')), 200);
  })
  .openapi(chooseRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await chooseDemand(context, request.req.valid('json')), 200);
  });
