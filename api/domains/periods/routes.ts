import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { level } from '../areas/types.ts';
import { createPeriod } from './create-period.ts';
import { listColumns } from './list-columns.ts';
import { getPeriod, listPeriods, listQuotas } from './list-periods.ts';
import { listRules } from './list-rules.ts';
import { saveAppealTerm } from './save-appeal-term.ts';
import { saveDates } from './save-dates.ts';
import { saveQuotas } from './save-quotas.ts';
import { saveRules } from './save-rules.ts';
import { appealTerm, period, periodColumns, periodDates, quota, rules, rulesVersion } from './types.ts';

const periodParams = inOrganisation.extend({ period: z.uuid() });

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods',
  summary: 'Enrolment periods with their rules',
  request: { params: inOrganisation },
  responses: answer(z.object({ periods: z.array(period) }), 'Newest first'),
});
const createPeriodRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/periods',
  summary: 'Opens an enrolment period of a level (operator)',
  request: {
    params: inOrganisation,
    body: body(
      z.object({
        level,
        grade: z.string().min(1).optional(),
        schoolYear: z
          .string()
          .regex(/^\d{4}-\d{4}$/)
          .optional(),
        name: z.string().trim().min(1).max(200).optional(),
      }),
    ),
  },
  responses: answer(period, 'The period with its first rules'),
});
const getRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods/{period}',
  summary: 'One enrolment period',
  request: { params: periodParams },
  responses: answer(period, 'The period'),
});
const rulesRoute = createRoute({
  method: 'put',
  path: '/api/{organisation}/periods/{period}/rules',
  summary: 'A new version of the rules (operator)',
  request: { params: periodParams, body: body(z.object({ rules })) },
  responses: answer(period, 'The period with its new rules'),
});
const rulesVersionsRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods/{period}/rules',
  summary: 'Every version of the rules',
  request: { params: periodParams },
  responses: answer(z.object({ versions: z.array(rulesVersion) }), 'Newest first'),
});
const columnsRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods/{period}/columns',
  summary: 'Columns of dossiers and schools that rules may name (operator)',
  request: { params: periodParams },
  responses: answer(periodColumns, 'By name; values where they are few'),
});
const quotasRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods/{period}/quotas',
  summary: 'Seats by school',
  request: { params: periodParams },
  responses: answer(z.object({ quotas: z.array(quota) }), 'By school name; unknown seats are null'),
});
const saveQuotasRoute = createRoute({
  method: 'put',
  path: '/api/{organisation}/periods/{period}/quotas',
  summary: 'Sets seats of the schools named (operator)',
  request: {
    params: periodParams,
    body: body(
      z.object({
        quotas: z
          .array(z.object({ schoolId: z.string(), seats: z.number().int().min(0).max(100_000).nullable() }))
          .max(50_000),
      }),
    ),
  },
  responses: answer(z.object({ quotas: z.array(quota) }), 'All quotas after the change'),
});

const saveDatesRoute = createRoute({
  method: 'put',
  path: '/api/{organisation}/periods/{period}/dates',
  summary: 'Sets the days of a period: dossiers taken, result, objections (operator)',
  request: { params: periodParams, body: body(periodDates) },
  responses: answer(period, 'The period with its days'),
});
const saveTermRoute = createRoute({
  method: 'put',
  path: '/api/{organisation}/periods/{period}/appeal-term',
  summary: 'Sets within how many days appeals are answered, and by which paper (operator)',
  request: { params: periodParams, body: body(z.object({ term: appealTerm })) },
  responses: answer(period, 'The period with its term'),
});

/** Periods, their rules and quotas. */
export const periodRoutes = createRouter()
  .openapi(listRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json({ periods: await listPeriods(context) }, 200);
  })
  .openapi(createPeriodRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await createPeriod(context, { ...request.req.valid('json'), synthetic: false }), 200);
  })
  .openapi(getRoute, async (request) => {
    const { organisation, period: id } = request.req.valid('param');
    return request.json(await getPeriod(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(rulesRoute, async (request) => {
    const { organisation, period: id } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await saveRules(context, id, request.req.valid('json').rules), 200);
  })
  .openapi(rulesVersionsRoute, async (request) => {
    const { organisation, period: id } = request.req.valid('param');
    return request.json({ versions: await listRules(contextOf(request as Request, organisation), id) }, 200);
  })
  .openapi(columnsRoute, async (request) => {
    const { organisation, period: id } = request.req.valid('param');
    return request.json(await listColumns(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(quotasRoute, async (request) => {
    const { organisation, period: id } = request.req.valid('param');
    return request.json({ quotas: await listQuotas(contextOf(request as Request, organisation), id) }, 200);
  })
  .openapi(saveQuotasRoute, async (request) => {
    const { organisation, period: id } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json({ quotas: await saveQuotas(context, id, request.req.valid('json').quotas) }, 200);
  })
  .openapi(saveTermRoute, async (request) => {
    const { organisation, period: id } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await saveAppealTerm(context, id, request.req.valid('json').term), 200);
  })
  .openapi(saveDatesRoute, async (request) => {
    const { organisation, period: id } = request.req.valid('param');
    return request.json(
      await saveDates(contextOf(request as Request, organisation), id, request.req.valid('json')),
      200,
    );
  });
