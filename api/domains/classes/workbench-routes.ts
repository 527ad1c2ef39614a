import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { addPupil } from './add-pupil.ts';
import { adoptClasses } from './adopt-classes.ts';
import { cancelProposal } from './cancel-proposal.ts';
import { exportLists, listFormats } from './export-lists.ts';
import { publishAdoption } from './publish-adoption.ts';
import { recordEvents } from './record-events.ts';
import { repairPlan } from './repair-plan.ts';
import { getProposal, listAdoptions, readProposalClasses, readWorkbench } from './show-plans.ts';
import { startProposal } from './start-proposal.ts';
import {
  classAdoption,
  classPlan,
  classProposal,
  classPupil,
  classWorkbench,
  recordedEvent,
  workbenchEvent,
} from './types.ts';

const planParams = inOrganisation.extend({ plan: z.uuid() });
const proposalParams = inOrganisation.extend({ proposal: z.uuid() });
const adoptionParams = inOrganisation.extend({ adoption: z.uuid() });
const expected = z.number().int().min(0);

const workbenchRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/class-plans/{plan}/workbench',
  summary: 'Pupils, wishes, what was done and the classes (operator, audited)',
  request: { params: planParams },
  responses: answer(classWorkbench, 'Everything the workbench shows'),
});
const eventsRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-plans/{plan}/events',
  summary: 'Takes a proposal, moves, locks, undoes: all or nothing (operator)',
  request: {
    params: planParams,
    body: body(z.object({ expected, events: z.array(workbenchEvent).min(1).max(100) })),
  },
  responses: answer(z.object({ events: z.array(recordedEvent) }), 'The new events, numbered'),
});
const arriveRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-plans/{plan}/pupils',
  summary: 'A late arrival joins the class where it hurts least; nobody is moved (operator)',
  request: {
    params: planParams,
    body: body(
      z.object({
        expected,
        id: z.string().trim().min(1).max(200),
        name: z.string().trim().max(200),
        birthDate: z.iso.date().nullable(),
        attributes: z.record(z.string(), z.string().max(200)),
        reason: z.string().trim().max(500),
      }),
    ),
  },
  responses: answer(
    z.object({ pupils: z.array(classPupil), events: z.array(recordedEvent), to: z.number().int().nullable() }),
    'The pupils and the class it joined',
  ),
});
const startRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-plans/{plan}/proposals',
  summary: 'Queues a proposal under a seed (operator)',
  request: { params: planParams, body: body(z.object({ seed: z.string().trim().min(1).max(200) })) },
  responses: answer(classProposal, 'The proposal, queued'),
});
const proposalRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/class-proposals/{proposal}',
  summary: 'One proposal with its progress (operator)',
  request: { params: proposalParams },
  responses: answer(classProposal, 'The proposal'),
});
const classesRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/class-proposals/{proposal}/classes',
  summary: 'Class of each pupil in a proposal, for comparing (operator, audited)',
  request: { params: proposalParams },
  responses: answer(z.object({ classes: z.record(z.string(), z.number().int()) }), 'By pupil, from 0'),
});
const cancelRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-proposals/{proposal}/cancel',
  summary: 'Stops a proposal that is not finished (operator)',
  request: { params: proposalParams },
  responses: answer(classProposal, 'The proposal, cancelled'),
});
const repairRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-proposals/{proposal}/repair',
  summary: 'Does what a refused proposal says would mend it (operator)',
  request: { params: proposalParams, body: body(z.object({ code: z.string().min(1).max(100) })) },
  responses: answer(classPlan, 'The plan, mended'),
});
const adoptRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-plans/{plan}/adoptions',
  summary: 'Signs the classes as they stand, with a certificate (operator)',
  request: { params: planParams, body: body(z.object({ expected, despite: z.string().trim().max(500).default('') })) },
  responses: answer(classAdoption, 'What was signed'),
});
const adoptionsRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/class-plans/{plan}/adoptions',
  summary: 'Versions that were signed; the public sees those families see',
  request: { params: planParams },
  responses: answer(z.object({ adoptions: z.array(classAdoption) }), 'Newest first'),
});
const publishRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-adoptions/{adoption}/publish',
  summary: 'Lets families see their child’s class (operator)',
  request: { params: adoptionParams },
  responses: answer(classAdoption, 'The version, published'),
});
const exportRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/class-plans/{plan}/lists/{format}',
  summary: 'Class lists by given name (operator, audited, watermarked)',
  request: { params: planParams.extend({ format: z.enum(listFormats) }) },
  responses: { 200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } } },
});

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
};

/** The workbench: proposals, what is done by hand, what is signed and taken out. */
export const workbenchRoutes = createRouter()
  .openapi(workbenchRoute, async (request) => {
    const { organisation, plan } = request.req.valid('param');
    return request.json(await readWorkbench(contextOf(request as Request, organisation), plan), 200);
  })
  .openapi(eventsRoute, async (request) => {
    const { organisation, plan } = request.req.valid('param');
    const { expected: seen, events } = request.req.valid('json');
    const context = contextOf(request as Request, organisation);
    return request.json({ events: await recordEvents(context, plan, seen, events) }, 200);
  })
  .openapi(arriveRoute, async (request) => {
    const { organisation, plan } = request.req.valid('param');
    const { expected: seen, ...pupil } = request.req.valid('json');
    return request.json(await addPupil(contextOf(request as Request, organisation), plan, seen, pupil), 200);
  })
  .openapi(startRoute, async (request) => {
    const { organisation, plan } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await startProposal(context, plan, request.req.valid('json').seed), 200);
  })
  .openapi(proposalRoute, async (request) => {
    const { organisation, proposal } = request.req.valid('param');
    return request.json(await getProposal(contextOf(request as Request, organisation), proposal), 200);
  })
  .openapi(classesRoute, async (request) => {
    const { organisation, proposal } = request.req.valid('param');
    const classes = await readProposalClasses(contextOf(request as Request, organisation), proposal);
    return request.json({ classes }, 200, { 'cache-control': 'no-store' });
  })
  .openapi(cancelRoute, async (request) => {
    const { organisation, proposal } = request.req.valid('param');
    return request.json(await cancelProposal(contextOf(request as Request, organisation), proposal), 200);
  })
  .openapi(repairRoute, async (request) => {
    const { organisation, proposal } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await repairPlan(context, proposal, request.req.valid('json').code), 200);
  })
  .openapi(adoptRoute, async (request) => {
    const { organisation, plan } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await adoptClasses(context, plan, request.req.valid('json')), 200);
  })
  .openapi(adoptionsRoute, async (request) => {
    const { organisation, plan } = request.req.valid('param');
    return request.json({ adoptions: await listAdoptions(contextOf(request as Request, organisation), plan) }, 200);
  })
  .openapi(publishRoute, async (request) => {
    const { organisation, adoption } = request.req.valid('param');
    return request.json(await publishAdoption(contextOf(request as Request, organisation), adoption), 200);
  })
  .openapi(exportRoute, async (request) => {
    const { organisation, plan, format } = request.req.valid('param');
    const { bytes, fileName } = await exportLists(contextOf(request as Request, organisation), plan, format);
    return request.body(new Uint8Array(bytes), 200, {
      'content-type': mediaTypes[format],
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    });
  });
