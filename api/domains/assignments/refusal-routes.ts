import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { level } from '../areas/types.ts';
import { recordRefusals } from './record-refusals.ts';

const recordRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/refusals',
  summary:
    'Writes down, as demand, the children of the newest run who wanted their nearest school and were refused (operator)',
  request: { params: inOrganisation, body: body(z.object({ level })) },
  responses: answer(
    z.object({
      runId: z.uuid(),
      applicants: z.number().int(),
      refused: z.number().int(),
      counted: z.number().int(),
    }),
    'How many; no child is named',
  ),
});

/** Refusals of the last season, as a source of demand. */
export const refusalRoutes = createRouter().openapi(recordRoute, async (request) => {
  const context = contextOf(request as Request, request.req.valid('param').organisation);
  return request.json(await recordRefusals(context, request.req.valid('json').level), 200);
});
