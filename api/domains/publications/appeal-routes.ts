import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { answerAppeal, withdrawAppeal } from './answer-appeal.ts';
import { appeal, appealAnswer, newAppeal } from './appeal-types.ts';
import { exportAppeals, listAppeals } from './list-appeals.ts';
import { recordAppeal } from './record-appeal.ts';

const periodParams = inOrganisation.extend({ period: z.uuid() });
const appealParams = inOrganisation.extend({ appeal: z.uuid() });

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods/{period}/appeals',
  summary: 'Appeals of families against a published result (operator, audited)',
  request: { params: periodParams },
  responses: answer(z.object({ appeals: z.array(appeal) }), 'Those that wait first, by the day they must be answered'),
});
const fileRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods/{period}/appeals.csv',
  summary: 'The same as a CSV (operator, audited)',
  request: { params: periodParams },
  responses: { 200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } } },
});
const recordRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/periods/{period}/appeals',
  summary: 'Writes down an appeal that came in (operator)',
  request: { params: periodParams, body: body(newAppeal) },
  responses: answer(appeal, 'The appeal with its number'),
});
const answerRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/appeals/{appeal}/answer',
  summary: 'The council’s answer: rejected, or upheld by a correction or a decision (operator)',
  request: { params: appealParams, body: body(appealAnswer) },
  responses: answer(appeal, 'The appeal, answered'),
});
const withdrawRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/appeals/{appeal}/withdraw',
  summary: 'The family takes its appeal back (operator)',
  request: { params: appealParams },
  responses: answer(appeal, 'The appeal, withdrawn'),
});

/** Appeals as the council keeps them; a family reads its own with its receipt. */
export const appealRoutes = createRouter()
  .openapi(listRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    return request.json({ appeals: await listAppeals(contextOf(request as Request, organisation), period) }, 200);
  })
  .openapi(fileRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    const { text, fileName } = await exportAppeals(contextOf(request as Request, organisation), period);
    return request.body(text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    });
  })
  .openapi(recordRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await recordAppeal(context, period, request.req.valid('json')), 200);
  })
  .openapi(answerRoute, async (request) => {
    const { organisation, appeal: id } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await answerAppeal(context, id, request.req.valid('json')), 200);
  })
  .openapi(withdrawRoute, async (request) => {
    const { organisation, appeal: id } = request.req.valid('param');
    return request.json(await withdrawAppeal(contextOf(request as Request, organisation), id), 200);
  });
