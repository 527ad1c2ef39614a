import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, inOrganisation } from '../../platform/route-shapes.ts';
import { exportSchoolResults, listSchoolResults } from './list-school-results.ts';
import { schoolResult } from './school-result-types.ts';

const schoolParams = inOrganisation.extend({ school: z.string().min(1).max(200) });

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/schools/{school}/results',
  summary: 'What came of each published enrolment period at one school: seats, last metres, counts of five or more',
  request: { params: schoolParams },
  responses: answer(z.object({ results: z.array(schoolResult) }), 'By school year, newest first'),
});

const fileRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/schools/{school}/results.csv',
  summary: 'The same as a CSV, one figure a row',
  request: { params: schoolParams },
  responses: { 200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } } },
});

/** Past results of a school, for everyone. */
export const schoolResultRoutes = createRouter()
  .openapi(listRoute, async (request) => {
    const { organisation, school } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json({ results: await listSchoolResults(context, school) }, 200);
  })
  .openapi(fileRoute, async (request) => {
    const { organisation, school } = request.req.valid('param');
    const { text, fileName } = await exportSchoolResults(contextOf(request as Request, organisation), school);
    return request.body(text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
    });
  });
