import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { getProgramme } from './get-programme.ts';
import { makeProgramme } from './make-programme.ts';
import { programme, programmeSettings } from './types.ts';

const params = inOrganisation.extend({ scenario: z.uuid() });
const path = '/api/{organisation}/scenarios/{scenario}/programme';

const getRoute = createRoute({
  ...{ method: 'get', path, summary: 'Works of a scenario and the years they are built in (operator)' },
  request: { params },
  responses: answer(
    programme,
    'Made null: no programme was made yet; years null: there is no forecast to hold it against',
  ),
});
const makeRoute = createRoute({
  ...{ method: 'put', path, summary: 'Puts the works of a scenario into years within budget and land (operator)' },
  request: { params, body: body(programmeSettings) },
  responses: answer(programme, 'The programme, kept with the scenario'),
});

/** Building programmes of scenarios. */
export const buildingProgrammeRoutes = createRouter()
  .openapi(getRoute, async (request) => {
    const { organisation, scenario } = request.req.valid('param');
    return request.json(await getProgramme(contextOf(request as Request, organisation), scenario), 200);
  })
  .openapi(makeRoute, async (request) => {
    const { organisation, scenario } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json(await makeProgramme(context, scenario, request.req.valid('json')), 200);
  });
