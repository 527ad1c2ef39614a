import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { level } from '../areas/types.ts';
import { boundaryDraft, boundaryDraftSummary, newDraft, newVersion, sharedDraft } from './draft-types.ts';
import { getBoundaryBlocks } from './get-blocks.ts';
import { createDraft, removeDraft, saveVersion } from './save-draft.ts';
import { shareDraft } from './share-draft.ts';
import { getDraft, getSharedDraft, listDrafts } from './show-drafts.ts';
import { boundaryBlocks } from './types.ts';

const path = '/api/{organisation}/boundary-drafts';
const one = inOrganisation.extend({ draft: z.uuid() });

const blocksRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/boundary-blocks',
  summary: 'The land of a level in blocks, for drawing school areas (operator: counts of single blocks are small)',
  request: {
    params: inOrganisation,
    query: z.object({
      level,
      /** "communes", or the id of a layer of the office whose areas are neighbourhoods. */
      neighbourhoods: z.union([z.literal('communes'), z.uuid()]).optional(),
      feeders: z.enum(['true', 'false']).optional(),
    }),
  },
  responses: answer(boundaryBlocks, 'Blocks with children, links, schools in reach and the zone plan in force'),
});
const listRoute = createRoute({
  ...{ method: 'get', path, summary: 'Drafts of school areas, last saved first (operator)' },
  request: { params: inOrganisation, query: z.object({ level }) },
  responses: answer(z.object({ drafts: z.array(boundaryDraftSummary) }), 'The drafts'),
});
const createRouteOf = createRoute({
  ...{ method: 'post', path, summary: 'Saves areas as a new draft (operator)' },
  request: { params: inOrganisation, body: body(newDraft) },
  responses: answer(boundaryDraft, 'The draft'),
});
const getRoute = createRoute({
  ...{
    method: 'get',
    path: `${path}/{draft}`,
    summary: 'One version of a draft, the last without one named (operator)',
  },
  request: { params: one, query: z.object({ version: z.coerce.number().int().min(1).optional() }) },
  responses: answer(boundaryDraft, 'The draft'),
});
const saveRoute = createRoute({
  ...{ method: 'post', path: `${path}/{draft}/versions`, summary: 'Saves areas as the next version (operator)' },
  request: { params: one, body: body(newVersion) },
  responses: answer(boundaryDraft, 'The draft'),
});
const shareRoute = createRoute({
  ...{ method: 'put', path: `${path}/{draft}/shared`, summary: 'Gives or takes back the link (operator)' },
  request: { params: one, body: body(z.object({ shared: z.boolean() })) },
  responses: answer(boundaryDraft, 'The draft'),
});
const sharedRoute = createRoute({
  ...{ method: 'get', path: '/api/{organisation}/shared-boundary-drafts/{code}', summary: 'Areas under discussion' },
  request: { params: inOrganisation.extend({ code: z.string().min(1).max(40) }) },
  responses: answer(sharedDraft, 'Not approved; no counts of children'),
});
const removeRoute = createRoute({
  ...{ method: 'delete', path: `${path}/{draft}`, summary: 'Takes a draft away with its versions (operator)' },
  request: { params: one },
  responses: answer(z.object({ removed: z.string() }), 'Its id'),
});

/** What school areas are drawn from, and the drafts planners keep. */
export const boundaryRoutes = createRouter()
  .openapi(blocksRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    const { level: asked, neighbourhoods = null, feeders } = request.req.valid('query');
    const wanted = { neighbourhoods, feeders: feeders === 'true' };
    const blocks = await getBoundaryBlocks(context, asked, wanted);
    return request.json(blocks, 200, { 'cache-control': 'no-store' });
  })
  .openapi(listRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json({ drafts: await listDrafts(context, request.req.valid('query').level) }, 200);
  })
  .openapi(createRouteOf, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await createDraft(context, request.req.valid('json')), 200);
  })
  .openapi(getRoute, async (request) => {
    const { organisation, draft } = request.req.valid('param');
    const { version } = request.req.valid('query');
    return request.json(await getDraft(contextOf(request as Request, organisation), draft, version), 200);
  })
  .openapi(saveRoute, async (request) => {
    const { organisation, draft } = request.req.valid('param');
    const saved = await saveVersion(contextOf(request as Request, organisation), draft, request.req.valid('json'));
    return request.json(saved, 200);
  })
  .openapi(shareRoute, async (request) => {
    const { organisation, draft } = request.req.valid('param');
    const { shared } = request.req.valid('json');
    return request.json(await shareDraft(contextOf(request as Request, organisation), draft, shared), 200);
  })
  .openapi(sharedRoute, async (request) => {
    const { organisation, code } = request.req.valid('param');
    return request.json(await getSharedDraft(contextOf(request as Request, organisation), code), 200);
  })
  .openapi(removeRoute, async (request) => {
    const { organisation, draft } = request.req.valid('param');
    await removeDraft(contextOf(request as Request, organisation), draft);
    return request.json({ removed: draft }, 200);
  });
