import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { level } from '../areas/types.ts';
import { addCandidates } from './add-candidates.ts';
import { addLayerCandidates } from './add-layer-candidates.ts';
import { askWhyNot } from './ask-why-not.ts';
import { cancelSiting } from './cancel-siting.ts';
import { changeCandidate, listCandidates, removeCandidates } from './change-candidate.ts';
import { generateCandidates } from './generate-candidates.ts';
import { showSiting, showSitings } from './show-sitings.ts';
import { startAgain, startSiting } from './start-siting.ts';
import {
  askedAgain,
  candidateChange,
  fromLayer,
  generating,
  newCandidate,
  siteCandidate,
  siting,
  sitingQuestion,
  sitingWithResult,
  whyNotAnswer,
  whyNotQuestion,
} from './types.ts';

const ofLevel = z.object({ level });
const oneCandidate = inOrganisation.extend({ candidate: z.uuid() });
const oneSiting = inOrganisation.extend({ siting: z.uuid() });
const candidates = answer(z.object({ candidates: z.array(siteCandidate) }), 'The candidates of the level');
const candidatesPath = '/api/{organisation}/siting-candidates';
const path = '/api/{organisation}/sitings';

const listCandidatesRoute = createRoute({
  ...{ method: 'get', path: candidatesPath, summary: 'Places where schools could be built (operator)' },
  request: { params: inOrganisation, query: ofLevel },
  responses: candidates,
});
const addRoute = createRoute({
  ...{ method: 'post', path: candidatesPath, summary: 'Keeps places where schools could be built (operator)' },
  request: {
    params: inOrganisation,
    body: body(ofLevel.extend({ candidates: z.array(newCandidate).min(1).max(3000) })),
  },
  responses: candidates,
});
const generateRoute = createRoute({
  ...{
    method: 'post',
    path: `${candidatesPath}/generated`,
    summary: 'Throws candidates over inhabited ground (operator)',
  },
  request: { params: inOrganisation, body: body(generating) },
  responses: candidates,
});
const fromLayerRoute = createRoute({
  ...{ method: 'post', path: `${candidatesPath}/from-layer`, summary: 'Reads candidates from a map layer (operator)' },
  request: { params: inOrganisation, body: body(fromLayer) },
  responses: candidates,
});
const removeRoute = createRoute({
  ...{ method: 'post', path: `${candidatesPath}/removed`, summary: 'Takes candidates out (operator)' },
  request: { params: inOrganisation, body: body(ofLevel.extend({ ids: z.array(z.uuid()).max(3000) })) },
  responses: candidates,
});
const changeRoute = createRoute({
  ...{ method: 'put', path: `${candidatesPath}/{candidate}`, summary: 'Says what is known of a candidate (operator)' },
  request: { params: oneCandidate, body: body(candidateChange) },
  responses: answer(siteCandidate, 'The candidate'),
});
const listRoute = createRoute({
  ...{ method: 'get', path, summary: 'Choices of places, newest first (operator)' },
  request: { params: inOrganisation, query: ofLevel },
  responses: answer(z.object({ sitings: z.array(siting) }), 'The last twenty'),
});
const startRoute = createRoute({
  ...{ method: 'post', path, summary: 'Starts a choice of places (operator)' },
  request: { params: inOrganisation, body: body(sitingQuestion) },
  responses: answer(siting, 'The siting, waiting'),
});
const oneRoute = createRoute({
  ...{ method: 'get', path: `${path}/{siting}`, summary: 'One choice of places with its answer (operator)' },
  request: { params: oneSiting },
  responses: answer(sitingWithResult, 'The siting; the answer when it is done'),
});
const againRoute = createRoute({
  ...{
    method: 'post',
    path: `${path}/{siting}/again`,
    summary: 'Asks again with places forced or forbidden (operator)',
  },
  request: { params: oneSiting, body: body(askedAgain) },
  responses: answer(siting, 'The new siting, waiting'),
});
const cancelRoute = createRoute({
  ...{ method: 'post', path: `${path}/{siting}/cancel`, summary: 'Stops a choice of places (operator)' },
  request: { params: oneSiting },
  responses: answer(siting, 'The siting, stopped'),
});
const whyNotRoute = createRoute({
  ...{ method: 'post', path: `${path}/{siting}/why-not`, summary: 'Why a place is not among the chosen (operator)' },
  request: { params: oneSiting, body: body(whyNotQuestion) },
  responses: answer(whyNotAnswer, 'What forcing it in would change'),
});

/** Where schools could be built, and which of these places serve best. */
export const sitingRoutes = createRouter()
  .openapi(listCandidatesRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json({ candidates: await listCandidates(context, request.req.valid('query').level) }, 200);
  })
  .openapi(addRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    const { level: of, candidates: added } = request.req.valid('json');
    return request.json({ candidates: await addCandidates(context, of, added) }, 200);
  })
  .openapi(generateRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json({ candidates: await generateCandidates(context, request.req.valid('json')) }, 200);
  })
  .openapi(fromLayerRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json({ candidates: await addLayerCandidates(context, request.req.valid('json')) }, 200);
  })
  .openapi(removeRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    const { level: of, ids } = request.req.valid('json');
    return request.json({ candidates: await removeCandidates(context, of, ids) }, 200);
  })
  .openapi(changeRoute, async (request) => {
    const { organisation, candidate } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await changeCandidate(context, candidate, request.req.valid('json')), 200);
  })
  .openapi(listRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json({ sitings: await showSitings(context, request.req.valid('query').level) }, 200);
  })
  .openapi(startRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await startSiting(context, request.req.valid('json')), 200);
  })
  .openapi(oneRoute, async (request) => {
    const { organisation, siting: id } = request.req.valid('param');
    return request.json(await showSiting(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(againRoute, async (request) => {
    const { organisation, siting: id } = request.req.valid('param');
    return request.json(
      await startAgain(contextOf(request as Request, organisation), id, request.req.valid('json')),
      200,
    );
  })
  .openapi(cancelRoute, async (request) => {
    const { organisation, siting: id } = request.req.valid('param');
    return request.json(await cancelSiting(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(whyNotRoute, async (request) => {
    const { organisation, siting: id } = request.req.valid('param');
    return request.json(
      await askWhyNot(contextOf(request as Request, organisation), id, request.req.valid('json')),
      200,
    );
  });
