import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { cancelStudy } from './cancel-study.ts';
import { exportStudyChildren, getStudy, getStudyResult, listStudies, listStudyChildren } from './show-studies.ts';
import { startStudy } from './start-study.ts';
import { changedChild, study, studyQuestion, studyResult } from './study-types.ts';

const periodParams = inOrganisation.extend({ period: z.uuid() });
const studyParams = inOrganisation.extend({ study: z.uuid() });

const startRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/periods/{period}/studies',
  summary: 'Queues a study: rules compared, intakes simulated, or roads as they might be (operator)',
  request: { params: periodParams, body: body(studyQuestion) },
  responses: answer(study, 'The study, queued'),
});
const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods/{period}/studies',
  summary: 'Studies of a period (operator)',
  request: { params: periodParams },
  responses: answer(z.object({ studies: z.array(study) }), 'Newest first'),
});
const getStudyRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/studies/{study}',
  summary: 'One study with its progress (operator)',
  request: { params: studyParams },
  responses: answer(study, 'The study'),
});
const resultRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/studies/{study}/result',
  summary: 'What a finished study found, in counts (operator)',
  request: { params: studyParams },
  responses: answer(studyResult, 'Counts; those of one to four children left out'),
});
const cancelRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/studies/{study}/cancel',
  summary: 'Stops a study that is not finished (operator)',
  request: { params: studyParams },
  responses: answer(study, 'The study, cancelled'),
});
const listChildrenRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/studies/{study}/children',
  summary: 'Children whose school or metres differ, those who lose first (operator, audited)',
  request: { params: studyParams },
  responses: answer(
    z.object({ children: z.array(changedChild), total: z.number().int() }),
    'At most 5,000; the CSV has all',
  ),
});
const childrenRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/studies/{study}/children.csv',
  summary: 'Every child whose school differs, by dossier (operator, audited)',
  request: { params: studyParams },
  responses: { 200: { description: 'The table', content: { 'text/csv': { schema: z.string() } } } },
});

/** What a council tries before it signs. */
export const studyRoutes = createRouter()
  .openapi(startRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await startStudy(context, period, request.req.valid('json')), 200);
  })
  .openapi(listRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    return request.json({ studies: await listStudies(contextOf(request as Request, organisation), period) }, 200);
  })
  .openapi(getStudyRoute, async (request) => {
    const { organisation, study: id } = request.req.valid('param');
    return request.json(await getStudy(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(resultRoute, async (request) => {
    const { organisation, study: id } = request.req.valid('param');
    return request.json(await getStudyResult(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(cancelRoute, async (request) => {
    const { organisation, study: id } = request.req.valid('param');
    return request.json(await cancelStudy(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(listChildrenRoute, async (request) => {
    const { organisation, study: id } = request.req.valid('param');
    return request.json(await listStudyChildren(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(childrenRoute, async (request) => {
    const { organisation, study: id } = request.req.valid('param');
    const found = await exportStudyChildren(contextOf(request as Request, organisation), id);
    return request.body(new Uint8Array(found.bytes), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${found.fileName}"`,
      'cache-control': 'no-store',
    });
  });
