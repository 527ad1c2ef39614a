import { createRoute, z } from '@hono/zod-openapi';
import { Failure } from '../../platform/errors.ts';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { inputFailure } from '../../platform/input-failure.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import type { ImportFile } from '../areas/import-kind.ts';
import { level } from '../areas/types.ts';
import { classFields } from './columns.ts';
import { createExample } from './create-example.ts';
import { createPlanOfPeriod, createPlanOfTable } from './create-plan.ts';
import { mergeTable } from './merge-table.ts';
import { previewTable } from './preview-table.ts';
import { saveSettings } from './save-settings.ts';
import { listPlans } from './show-plans.ts';
import { classPlan, classRules, tablePreview } from './types.ts';

const planParams = inOrganisation.extend({ plan: z.uuid() });
const classCount = z.number().int().min(1).max(400);
const upload = z.instanceof(File).openapi({ type: 'string', format: 'binary' });
const form = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'multipart/form-data': { schema } },
});
const mapping = z.array(z.enum(classFields)).max(200);
const purposes = z.record(z.string(), z.string().trim().max(500));

/** What goes with an uploaded list, as JSON in one field of the form. */
const tableQuestion = z.object({
  name: z.string().trim().min(1).max(200),
  schoolName: z.string().trim().min(1).max(200),
  schoolYear: z.string().regex(/^\d{4}-\d{4}$/, '2026-2027 is the form'),
  level,
  grade: z.string().trim().min(1).max(20),
  classCount,
  mapping,
  purposes,
});
const mergeQuestion = z.object({ mapping, purposes });

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/class-plans',
  summary: 'Class plans; no pupil is named (operator)',
  request: { params: inOrganisation },
  responses: answer(z.object({ plans: z.array(classPlan) }), 'Newest first'),
});
const ofPeriodRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-plans',
  summary: 'A plan of the pupils a school was given by a published result (operator)',
  request: {
    params: inOrganisation,
    body: body(z.object({ periodId: z.uuid(), schoolId: z.string().min(1).max(200), classCount })),
  },
  responses: answer(classPlan, 'The plan'),
});
const exampleRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-plans/example',
  summary: 'A ready example with invented pupils, where all figures are invented (operator)',
  request: { params: inOrganisation },
  responses: answer(classPlan, 'The plan, its first proposal queued'),
});
const previewRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-tables/preview',
  summary: 'What the columns of a list seem to hold; nothing is kept (operator)',
  request: { params: inOrganisation, body: form(z.object({ file: upload })) },
  responses: answer(tablePreview, 'Columns with a guess each'),
});
const ofTableRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-plans/table',
  summary: 'A plan of a pasted or uploaded list; no period is needed (operator)',
  request: { params: inOrganisation, body: form(z.object({ file: upload, question: z.string().max(100_000) })) },
  responses: answer(classPlan, 'The plan'),
});
const mergeRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/class-plans/{plan}/table',
  summary: 'Adds names, scores and wishes of a list to the pupils of a plan (operator)',
  request: { params: planParams, body: form(z.object({ file: upload, question: z.string().max(100_000) })) },
  responses: answer(classPlan, 'The plan'),
});
const settingsRoute = createRoute({
  method: 'put',
  path: '/api/{organisation}/class-plans/{plan}/settings',
  summary: 'A new version of rules, number and names of classes (operator)',
  request: {
    params: planParams,
    body: body(z.object({ classCount, labels: z.array(z.string().max(40)).max(400).nullable(), rules: classRules })),
  },
  responses: answer(classPlan, 'The plan with its new settings'),
});

/** Plans: where pupils come from, and by what rules they are split. */
export const classPlanRoutes = createRouter()
  .openapi(listRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json({ plans: await listPlans(context) }, 200);
  })
  .openapi(ofPeriodRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await createPlanOfPeriod(context, request.req.valid('json')), 200);
  })
  .openapi(exampleRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await createExample(context), 200);
  })
  .openapi(previewRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await previewTable(context, await fileOf(request.req.valid('form').file)), 200);
  })
  .openapi(ofTableRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    const { file, question } = request.req.valid('form');
    return request.json(
      await createPlanOfTable(context, await fileOf(file), readQuestion(tableQuestion, question)),
      200,
    );
  })
  .openapi(mergeRoute, async (request) => {
    const { organisation, plan } = request.req.valid('param');
    const { file, question } = request.req.valid('form');
    const asked = readQuestion(mergeQuestion, question);
    return request.json(
      await mergeTable(contextOf(request as Request, organisation), plan, await fileOf(file), asked),
      200,
    );
  })
  .openapi(settingsRoute, async (request) => {
    const { organisation, plan } = request.req.valid('param');
    const settings = request.req.valid('json');
    return request.json(await saveSettings(contextOf(request as Request, organisation), plan, settings), 200);
  });

async function fileOf(file: File): Promise<ImportFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** JSON in a field of a form is checked like a body. */
function readQuestion<T>(schema: z.ZodType<T>, text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (failure) {
    throw new Failure('invalid', 'failures.wrong-input', { field: 'question', problem: (failure as Error).message });
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw inputFailure(read.error.issues, value);
}
