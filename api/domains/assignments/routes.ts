import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { cancelRun } from './cancel-run.ts';
import { exportRunFile } from './export-run-file.ts';
import { getFlows } from './get-flows.ts';
import { getShortage } from './get-shortage.ts';
import { listCutoffs } from './list-cutoffs.ts';
import { listUnplaced } from './list-unplaced.ts';
import { readExplanation } from './read-explanation.ts';
import { getRun, listRuns } from './show-runs.ts';
import { startRun } from './start-run.ts';
import { cutoff, explanation, flows, run, shortage, unplaced, verificationCounts } from './types.ts';
import { verifyRun } from './verify-run.ts';

const periodParams = inOrganisation.extend({ period: z.uuid() });
const runParams = inOrganisation.extend({ run: z.uuid() });
const resultFile = z.enum([
  'placements.csv',
  'cutoffs.csv',
  'close-cutoffs.csv',
  'receipts.jsonl',
  'run.json',
  'verification.json',
]);

const startRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/periods/{period}/runs',
  summary: 'Queues an assignment run (operator)',
  request: {
    params: periodParams,
    body: body(z.object({ seed: z.string().min(1).max(200) })),
  },
  responses: answer(run, 'The run, queued'),
});
const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/periods/{period}/runs',
  summary: 'Runs of a period; published ones without a token',
  request: { params: periodParams },
  responses: answer(z.object({ runs: z.array(run) }), 'Newest first'),
});
const getRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/runs/{run}',
  summary: 'One run with its progress, counts and certificate',
  request: { params: runParams },
  responses: answer(run, 'The run'),
});
const cancelRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/runs/{run}/cancel',
  summary: 'Stops a run that is not finished (operator)',
  request: { params: runParams },
  responses: answer(run, 'The run, cancelled'),
});
const cutoffsRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/runs/{run}/cutoffs',
  summary: 'Where the seats of each school ended',
  request: { params: runParams },
  responses: answer(z.object({ cutoffs: z.array(cutoff) }), 'By school name'),
});
const flowsRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/runs/{run}/flows',
  summary: 'Who goes where, from hexagons of five children or more',
  request: { params: runParams },
  responses: answer(flows, 'Hexagon centres, schools, children; smaller ones counted'),
});
const shortageRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/runs/{run}/shortage',
  summary: 'How many could be placed at all, and which children reach too few seats (operator)',
  request: { params: runParams },
  responses: answer(shortage, 'Counts, schools, and hexagons of five children or more'),
});
const unplacedRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/runs/{run}/unplaced',
  summary: 'Children without a place, each with the reason (operator)',
  request: { params: runParams },
  responses: answer(z.object({ unplaced: z.array(unplaced) }), 'By dossier'),
});
const verificationRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/runs/{run}/verification',
  summary: 'Judges the stored result again (operator)',
  request: { params: runParams },
  responses: answer(verificationCounts, 'Counts of the verifier'),
});
const explanationRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/runs/{run}/applicants/{applicant}',
  summary: 'Why one child has its place, or none (operator, audited)',
  request: { params: runParams.extend({ applicant: z.string().max(200) }) },
  responses: answer(explanation, 'The explanation'),
});
const download = { 200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } } };
const inputsRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/runs/{run}/inputs/{file}',
  summary: 'A frozen input file, to run it again (operator, audited)',
  request: { params: runParams.extend({ file: z.string().max(100) }) },
  responses: download,
});
const resultRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/runs/{run}/{file}',
  summary: 'A result file by the contract (operator, audited)',
  request: { params: runParams.extend({ file: resultFile }) },
  responses: download,
});

/** Runs of an assignment: start, follow, stop, read, check, take away. */
export const assignmentRoutes = createRouter()
  .openapi(startRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    return request.json(
      await startRun(contextOf(request as Request, organisation), period, request.req.valid('json').seed),
      200,
    );
  })
  .openapi(listRoute, async (request) => {
    const { organisation, period } = request.req.valid('param');
    return request.json({ runs: await listRuns(contextOf(request as Request, organisation), period) }, 200);
  })
  .openapi(getRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    return request.json(await getRun(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(cancelRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    return request.json(await cancelRun(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(cutoffsRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    return request.json({ cutoffs: await listCutoffs(contextOf(request as Request, organisation), id) }, 200);
  })
  .openapi(flowsRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    return request.json(await getFlows(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(shortageRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    return request.json(await getShortage(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(unplacedRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    return request.json({ unplaced: await listUnplaced(contextOf(request as Request, organisation), id) }, 200);
  })
  .openapi(verificationRoute, async (request) => {
    const { organisation, run: id } = request.req.valid('param');
    return request.json(await verifyRun(contextOf(request as Request, organisation), id), 200);
  })
  .openapi(explanationRoute, async (request) => {
    const { organisation, run: id, applicant } = request.req.valid('param');
    return request.json(await readExplanation(contextOf(request as Request, organisation), id, applicant), 200);
  })
  .openapi(inputsRoute, async (request) => {
    const { organisation, run: id, file } = request.req.valid('param');
    const found = await exportRunFile(contextOf(request as Request, organisation), id, 'inputs', file);
    return request.body(new Uint8Array(found.bytes), 200, fileHeaders(found.fileName));
  })
  .openapi(resultRoute, async (request) => {
    const { organisation, run: id, file } = request.req.valid('param');
    const found = await exportRunFile(contextOf(request as Request, organisation), id, 'results', file);
    return request.body(new Uint8Array(found.bytes), 200, fileHeaders(found.fileName));
  });

const mediaTypes: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
};

function fileHeaders(fileName: string): Record<string, string> {
  return {
    'content-type': mediaTypes[fileName.slice(fileName.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'no-store',
  };
}
