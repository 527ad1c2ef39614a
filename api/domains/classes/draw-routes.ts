import { getConnInfo } from '@hono/node-server/conninfo';
import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { listClassDraws, revealClassDraw, sealClassDraw, withdrawClassDraw } from './draw-classes.ts';
import { openOwnClass } from './open-own-class.ts';
import { getPublicClasses } from './public-classes.ts';
import { classDraw, ownClass, ownClassQuestion } from './types.ts';

const planParams = inOrganisation.extend({ plan: z.uuid() });
const drawParams = inOrganisation.extend({ draw: z.uuid() });

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/class-plans/{plan}/draws',
  summary: 'Sealed draws of classes, open to all',
  request: { params: planParams },
  responses: answer(z.object({ draws: z.array(classDraw) }), 'Newest first'),
});
const sealRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-plans/{plan}/draws',
  summary: 'Seals a draw: freezes the inputs and publishes their hash (operator)',
  request: { params: planParams, body: body(z.object({ seedSource: z.string().max(500) })) },
  responses: answer(classDraw, 'The draw, sealed'),
});
const revealRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-draws/{draw}/reveal',
  summary: 'Gives a sealed draw its seed, once (operator)',
  request: { params: drawParams, body: body(z.object({ seed: z.string().max(200) })) },
  responses: answer(classDraw, 'The draw, its proposal queued'),
});
const withdrawRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-draws/{draw}/withdraw',
  summary: 'Takes back a draw whose seed is not known yet (operator)',
  request: { params: drawParams, body: body(z.object({ reason: z.string().max(500) })) },
  responses: answer(classDraw, 'The draw, withdrawn'),
});
const fileRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/class-adoptions/{adoption}/public.json',
  summary: 'The public file of published classes: pseudonyms, rules, seed and outcome; no name, date or reason',
  request: { params: inOrganisation.extend({ adoption: z.uuid() }) },
  responses: { 200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } } },
});
const ownRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/own-class',
  summary: 'A child’s class, by its code and birth date (few tries, audited)',
  request: { params: inOrganisation, body: body(ownClassQuestion) },
  responses: answer(ownClass, 'The class'),
});

/** What the public reads of classes, and the draws it may watch. */
export const classDrawRoutes = createRouter()
  .openapi(listRoute, async (request) => {
    const { organisation, plan } = request.req.valid('param');
    return request.json({ draws: await listClassDraws(contextOf(request as Request, organisation), plan) }, 200);
  })
  .openapi(sealRoute, async (request) => {
    const { organisation, plan } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await sealClassDraw(context, plan, request.req.valid('json').seedSource), 200);
  })
  .openapi(revealRoute, async (request) => {
    const { organisation, draw } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await revealClassDraw(context, draw, request.req.valid('json').seed), 200);
  })
  .openapi(withdrawRoute, async (request) => {
    const { organisation, draw } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await withdrawClassDraw(context, draw, request.req.valid('json').reason), 200);
  })
  .openapi(fileRoute, async (request) => {
    const { organisation, adoption } = request.req.valid('param');
    const { bytes, fileName } = await getPublicClasses(contextOf(request as Request, organisation), adoption);
    return request.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  })
  .openapi(ownRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    const own = await openOwnClass(context, request.req.valid('json'), addressOf(request as Request));
    return request.json(own, 200, { 'cache-control': 'no-store' });
  });

/** The asker's address; where it is not known, all such askers count as one. */
function addressOf(request: Request): string {
  try {
    return getConnInfo(request).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
