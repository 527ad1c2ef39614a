import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { level } from '../areas/types.ts';
import { listMatches } from './list-matches.ts';
import { matchSchool, withdrawMatch } from './match-school.ts';
import { saveAssumptions } from './save-assumptions.ts';
import { exportForecast, showAssumptions, showForecast, showRun, showRuns } from './show-forecasts.ts';
import { startForecast } from './start-forecast.ts';
import { assumptionsBody, forecastRun, levelForecast, matchList, newForecast, savedAssumptions } from './types.ts';

const oldSchool = inOrganisation.extend({ oldId: z.string().min(1) });

const startRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/forecasts',
  summary: 'Queues a forecast of pupils from the history (operator)',
  request: { params: inOrganisation, body: body(newForecast) },
  responses: answer(forecastRun, 'The forecast, queued'),
});
const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/forecasts',
  summary: 'Forecasts that were made',
  request: { params: inOrganisation },
  responses: answer(z.object({ forecasts: z.array(forecastRun) }), 'Newest first'),
});
const newestRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/forecasts/newest',
  summary: 'The newest finished forecast of a level: whole, communes and schools by year, with ranges and back-test',
  request: { params: inOrganisation, query: z.object({ level }) },
  responses: answer(z.object({ forecast: levelForecast.nullable() }), 'Null where none was made'),
});
const tableRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/forecasts/newest.csv',
  summary: 'The newest forecast of a level by school and grade',
  request: { params: inOrganisation, query: z.object({ level }) },
  responses: { 200: { description: 'The table', content: { 'text/csv': { schema: z.string() } } } },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/forecasts/{forecast}',
  summary: 'One forecast and how far it is',
  request: { params: inOrganisation.extend({ forecast: z.uuid() }) },
  responses: answer(forecastRun, 'The forecast'),
});
const listAssumptionsRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/forecast-assumptions',
  summary: 'What forecasts may suppose, in versions',
  request: { params: inOrganisation },
  responses: answer(z.object({ versions: z.array(savedAssumptions) }), 'Newest first'),
});
const saveAssumptionsRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/forecast-assumptions',
  summary: 'Saves assumptions as a new version (operator)',
  request: { params: inOrganisation, body: body(assumptionsBody) },
  responses: answer(savedAssumptions, 'The new version'),
});
const matchesRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/school-matches',
  summary: 'Codes of the history that are no school of today, with suggestions, and the matches made',
  request: { params: inOrganisation },
  responses: answer(matchList, 'Unmatched and matched'),
});
const matchRoute = createRoute({
  method: 'put',
  path: '/api/{organisation}/school-matches/{oldId}',
  summary: 'Says which school of today a code of the past is (operator)',
  request: { params: oldSchool, body: body(z.object({ schoolId: z.string().min(1) })) },
  responses: answer(matchList, 'The list after it'),
});
const withdrawRoute = createRoute({
  method: 'delete',
  path: '/api/{organisation}/school-matches/{oldId}',
  summary: 'Takes a match back (operator)',
  request: { params: oldSchool },
  responses: answer(matchList, 'The list after it'),
});

/** What pupils there will be, and what that is reckoned from. */
export const forecastRoutes = createRouter()
  .openapi(startRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await startForecast(context, request.req.valid('json')), 200);
  })
  .openapi(listRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json({ forecasts: await showRuns(context) }, 200);
  })
  .openapi(newestRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json({ forecast: await showForecast(context, request.req.valid('query').level) }, 200);
  })
  .openapi(tableRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    const { level: asked } = request.req.valid('query');
    return request.body(await exportForecast(context, asked), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="forecast-${asked}.csv"`,
    });
  })
  .openapi(oneRoute, async (request) => {
    const { organisation, forecast } = request.req.valid('param');
    return request.json(await showRun(contextOf(request as Request, organisation), forecast), 200);
  })
  .openapi(listAssumptionsRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json({ versions: await showAssumptions(context) }, 200);
  })
  .openapi(saveAssumptionsRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await saveAssumptions(context, request.req.valid('json')), 200);
  })
  .openapi(matchesRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await listMatches(context), 200);
  })
  .openapi(matchRoute, async (request) => {
    const { organisation, oldId } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await matchSchool(context, oldId, request.req.valid('json').schoolId), 200);
  })
  .openapi(withdrawRoute, async (request) => {
    const { organisation, oldId } = request.req.valid('param');
    return request.json(await withdrawMatch(contextOf(request as Request, organisation), oldId), 200);
  });
