import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { changeProgramme, closeProgramme } from './change-programme.ts';
import { openProgramme } from './open-programme.ts';
import { newProgramme, programmeEntry } from './programme-types.ts';
import { quota } from './types.ts';

const periodParams = inOrganisation.extend({ period: z.uuid() });
const programmeParams = periodParams.extend({ programme: z.string().min(1).max(200) });
const quotas = answer(z.object({ quotas: z.array(quota) }), 'All quotas after the change');

const openRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/periods/{period}/programmes',
  summary: 'Opens a programme inside a school, with seats of its own (operator)',
  request: { params: periodParams, body: body(newProgramme) },
  responses: quotas,
});
const changeRoute = createRoute({
  method: 'put',
  path: '/api/{organisation}/periods/{period}/programmes/{programme}',
  summary: 'Renames a programme a council opened, or gives it other seats (operator)',
  request: { params: programmeParams, body: body(programmeEntry) },
  responses: quotas,
});
const closeRoute = createRoute({
  method: 'delete',
  path: '/api/{organisation}/periods/{period}/programmes/{programme}',
  summary: 'Takes a programme nobody named out of use (operator)',
  request: { params: programmeParams },
  responses: quotas,
});

/** Programmes inside schools, as a council opens them for a period. */
export const programmeRoutes = createRouter()
  .openapi(openRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json({ quotas: await openProgramme(context, period, request.req.valid('json')) }, 200);
  })
  .openapi(changeRoute, async (request) => {
    const { organisation, period, programme } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json({ quotas: await changeProgramme(context, period, programme, request.req.valid('json')) }, 200);
  })
  .openapi(closeRoute, async (request) => {
    const { organisation, period, programme } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json({ quotas: await closeProgramme(context, period, programme) }, 200);
  });
