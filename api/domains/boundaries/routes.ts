import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, inOrganisation } from '../../platform/route-shapes.ts';
import { level } from '../areas/types.ts';
import { getBoundaryBlocks } from './get-blocks.ts';
import { boundaryBlocks } from './types.ts';

const blocksRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/boundary-blocks',
  summary: 'The land of a level in blocks, for drawing school areas (operator: counts of single blocks are small)',
  request: { params: inOrganisation, query: z.object({ level }) },
  responses: answer(boundaryBlocks, 'Blocks with children, links, schools in reach and the zone plan in force'),
});

/** What school areas are drawn from. */
export const boundaryRoutes = createRouter().openapi(blocksRoute, async (request) => {
  const context = contextOf(request as Request, request.req.valid('param').organisation);
  const blocks = await getBoundaryBlocks(context, request.req.valid('query').level);
  return request.json(blocks, 200, { 'cache-control': 'no-store' });
});
