import { createRoute, z } from '@hono/zod-openapi';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { level } from '../areas/types.ts';
import { adoptScenario } from './adopt-scenario.ts';
import { appendChange } from './append-change.ts';
import { commentScenario } from './comment-scenario.ts';
import { compareScenarios, getShared } from './compare-scenarios.ts';
import { createScenario } from './create-scenario.ts';
import { movePosition } from './move-position.ts';
import { getBaseFiles, readBaseFile } from './read-base.ts';
import { listConflicts, rebaseScenario } from './rebase-scenario.ts';
import { findScore, scoreScenario } from './score-scenario.ts';
import { getCosts, setCosts } from './set-costs.ts';
import { shareScenario } from './share-scenario.ts';
import { getScenario, listScenarios } from './show-scenarios.ts';
import {
  changeValue,
  compared,
  conflict,
  costs,
  scenario,
  scenarioComment,
  scenarioSummary,
  score,
  sharedScenario,
} from './types.ts';

const one = inOrganisation.extend({ scenario: z.uuid() });
const shared = inOrganisation.extend({ code: z.string().min(1).max(40) });
const path = '/api/{organisation}/scenarios';
const ofLevel = inOrganisation.extend({ level });

const listRoute = createRoute({
  ...{ method: 'get', path, summary: 'Scenarios, newest first (operator)' },
  request: { params: inOrganisation },
  responses: answer(z.object({ scenarios: z.array(scenarioSummary) }), 'The scenarios'),
});
const createRouteOf = createRoute({
  ...{ method: 'post', path, summary: 'A new scenario, or a branch of one (operator)' },
  request: {
    params: inOrganisation,
    body: body(
      z.object({
        ...{ name: z.string().max(200), level, branchOf: z.uuid().nullable() },
        /** What it begins with; a branch has those of its trunk. */
        changes: z.array(changeValue).max(2000).default([]),
      }),
    ),
  },
  responses: answer(scenario, 'The scenario'),
});
const getRoute = createRoute({
  ...{ method: 'get', path: `${path}/{scenario}`, summary: 'One scenario with its changes (operator)' },
  request: { params: one },
  responses: answer(scenario, 'The scenario'),
});
const changeRoute = createRoute({
  ...{ method: 'post', path: `${path}/{scenario}/changes`, summary: 'Adds a change (operator)' },
  request: { params: one, body: body(z.object({ at: z.number().int().min(0), change: changeValue })) },
  responses: answer(scenario, 'The scenario with the change'),
});
const positionRoute = createRoute({
  ...{ method: 'put', path: `${path}/{scenario}/position`, summary: 'Undoes or does again (operator)' },
  request: { params: one, body: body(z.object({ to: z.number().int() })) },
  responses: answer(scenario, 'The scenario'),
});
const shareRoute = createRoute({
  ...{ method: 'put', path: `${path}/{scenario}/shared`, summary: 'Gives or takes back the link (operator)' },
  request: { params: one, body: body(z.object({ shared: z.boolean() })) },
  responses: answer(scenario, 'The scenario'),
});
const conflictsRoute = createRoute({
  ...{ method: 'get', path: `${path}/{scenario}/conflicts`, summary: 'What no longer fits the network (operator)' },
  request: { params: one },
  responses: answer(z.object({ conflicts: z.array(conflict) }), 'Each with its reason'),
});
const rebaseRoute = createRoute({
  ...{ method: 'post', path: `${path}/{scenario}/rebase`, summary: 'Lays it over the network in force (operator)' },
  request: { params: one, body: body(z.object({ drop: z.array(z.number().int()) })) },
  responses: answer(scenario, 'The scenario'),
});
const adoptRoute = createRoute({
  ...{ method: 'post', path: `${path}/{scenario}/adopt`, summary: 'Makes it the network in force (operator)' },
  request: { params: one },
  responses: answer(scenario, 'The scenario, adopted'),
});
const scoreRoute = createRoute({
  ...{ method: 'post', path: `${path}/{scenario}/score`, summary: 'Places last season’s children again (operator)' },
  request: { params: one },
  responses: answer(score, 'Who would have gone nearer'),
});
const findScoreRoute = createRoute({
  ...{ method: 'get', path: `${path}/{scenario}/score`, summary: 'The score of the scenario as it stands (operator)' },
  request: { params: one },
  responses: answer(z.object({ score: score.nullable() }), 'Null: not scored'),
});
const compareRoute = createRoute({
  ...{
    method: 'post',
    path: '/api/{organisation}/scenario-comparison',
    summary: 'Scenarios beside the base (operator)',
  },
  request: {
    params: inOrganisation,
    body: body(
      z.object({ ids: z.array(z.uuid()).min(1).max(4), limitMetres: z.number().int().min(100).max(20_000).optional() }),
    ),
  },
  responses: answer(compared, 'Figures of each'),
});
const sharedRoute = createRoute({
  ...{ method: 'get', path: '/api/{organisation}/shared-scenarios/{code}', summary: 'A scenario under discussion' },
  request: { params: shared },
  responses: answer(sharedScenario, 'Not approved; counts of one to four children left out'),
});
const commentRoute = createRoute({
  ...{ method: 'post', path: '/api/{organisation}/shared-scenarios/{code}/comments', summary: 'A commune’s comment' },
  request: {
    params: shared,
    body: body(
      z.object({
        communeCode: z.string().max(20).nullable(),
        author: z.string().max(200),
        words: z.string().max(4000),
      }),
    ),
  },
  responses: answer(z.object({ comments: z.array(scenarioComment) }), 'All comments'),
});
const costsRoute = createRoute({
  ...{ method: 'get', path: '/api/{organisation}/scenario-costs', summary: 'Prices in force (operator)' },
  request: { params: inOrganisation },
  responses: answer(z.object({ costs: costs.nullable() }), 'Null: none set'),
});
const setCostsRoute = createRoute({
  ...{ method: 'put', path: '/api/{organisation}/scenario-costs', summary: 'Sets prices with their source (operator)' },
  request: { params: inOrganisation, body: body(costs) },
  responses: answer(costs, 'The prices'),
});
const filesRoute = createRoute({
  ...{
    method: 'get',
    path: '/api/{organisation}/planning-base/{level}',
    summary: 'What a what-if works on (operator)',
  },
  request: { params: ofLevel },
  responses: answer(
    z.object({ baseSha256: z.string(), roadsSha256: z.string(), edits: z.array(z.unknown()) }),
    'Names of the two files, and the edits in force',
  ),
});
const bytesRoute = createRoute({
  ...{
    method: 'get',
    path: '/api/{organisation}/planning-base/{level}/{file}',
    summary: 'One of the files (operator)',
  },
  request: { params: ofLevel.extend({ file: z.enum(['base', 'roads']) }) },
  responses: { 200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } } },
});

/** Scenarios of planners, and the links they share. */
export const scenarioRoutes = createRouter()
  .openapi(listRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json({ scenarios: await listScenarios(context) }, 200);
  })
  .openapi(createRouteOf, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    const { changes, ...wanted } = request.req.valid('json');
    return request.json(await createScenario(context, { ...wanted, changes: changes as ChangeValue[] }), 200);
  })
  .openapi(getRoute, async (request) => {
    const { organisation, scenario: id } = request.req.valid('param');
    return request.json(await getScenario(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(changeRoute, async (request) => {
    const { organisation, scenario: id } = request.req.valid('param');
    const { at, change } = request.req.valid('json');
    const wanted = { at, change: change as ChangeValue };
    return request.json(await appendChange(contextOf(request as Request, organisation), id, wanted), 200);
  })
  .openapi(positionRoute, async (request) => {
    const { organisation, scenario: id } = request.req.valid('param');
    const { to } = request.req.valid('json');
    return request.json(await movePosition(contextOf(request as Request, organisation), id, to), 200);
  })
  .openapi(shareRoute, async (request) => {
    const { organisation, scenario: id } = request.req.valid('param');
    const { shared: isShared } = request.req.valid('json');
    return request.json(await shareScenario(contextOf(request as Request, organisation), id, isShared), 200);
  })
  .openapi(conflictsRoute, async (request) => {
    const { organisation, scenario: id } = request.req.valid('param');
    return request.json({ conflicts: await listConflicts(contextOf(request as Request, organisation), id) }, 200);
  })
  .openapi(rebaseRoute, async (request) => {
    const { organisation, scenario: id } = request.req.valid('param');
    const { drop } = request.req.valid('json');
    return request.json(await rebaseScenario(contextOf(request as Request, organisation), id, drop), 200);
  })
  .openapi(adoptRoute, async (request) => {
    const { organisation, scenario: id } = request.req.valid('param');
    return request.json(await adoptScenario(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(scoreRoute, async (request) => {
    const { organisation, scenario: id } = request.req.valid('param');
    return request.json(await scoreScenario(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(findScoreRoute, async (request) => {
    const { organisation, scenario: id } = request.req.valid('param');
    return request.json({ score: await findScore(contextOf(request as Request, organisation), id) }, 200);
  })
  .openapi(compareRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    const { ids, limitMetres } = request.req.valid('json');
    return request.json(await compareScenarios(context, ids, limitMetres), 200);
  })
  .openapi(sharedRoute, async (request) => {
    const { organisation, code } = request.req.valid('param');
    return request.json(await getShared(contextOf(request as Request, organisation), code), 200);
  })
  .openapi(commentRoute, async (request) => {
    const { organisation, code } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json({ comments: await commentScenario(context, code, request.req.valid('json')) }, 200);
  })
  .openapi(costsRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json({ costs: await getCosts(context) }, 200);
  })
  .openapi(setCostsRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await setCosts(context, request.req.valid('json')), 200);
  })
  .openapi(filesRoute, async (request) => {
    const { organisation, level: asked } = request.req.valid('param');
    return request.json(await getBaseFiles(contextOf(request as Request, organisation), asked), 200);
  })
  .openapi(bytesRoute, async (request) => {
    const { organisation, level: asked, file } = request.req.valid('param');
    const bytes = await readBaseFile(contextOf(request as Request, organisation), asked, file);
    return request.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': 'application/octet-stream',
      'cache-control': 'private, no-cache',
    });
  });
