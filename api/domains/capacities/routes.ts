import { createRoute, z } from '@hono/zod-openapi';
import { normIds } from '../../../geodata/profiles/norm.ts';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { csvSheet } from '../../platform/write-csv.ts';
import { level } from '../areas/types.ts';
import { getCapacity } from './get-capacity.ts';
import { getComingYears } from './get-coming-years.ts';
import { setNorm, withdrawNorm } from './set-norm.ts';
import { type CapacityReport, type ComingYears, capacityReport, comingYearsReport, norm, ownNorm } from './types.ts';

const query = z.object({ level });
const normParams = inOrganisation.extend({ norm: z.enum(normIds) });

const reportRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/capacity',
  summary: 'Seats, pupils and rooms of a level by school and commune against the norms, with ranked warnings',
  request: { params: inOrganisation, query },
  responses: answer(capacityReport, 'Unknown is null, in sums too'),
});
const fileRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/capacity.csv',
  summary: 'The communes of the capacity report as a table',
  request: { params: inOrganisation, query },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
});
const comingRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/capacity/coming-years',
  summary: 'Today’s seats of a level against the pupils of the newest forecast, by school and commune',
  request: { params: inOrganisation, query },
  responses: answer(comingYearsReport, 'Unknown is null; forecast null: none was made yet'),
});
const comingFileRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/capacity/coming-years.csv',
  summary: 'The communes and schools of the coming years as a table',
  request: { params: inOrganisation, query },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
});
const setRoute = createRoute({
  method: 'put',
  path: '/api/{organisation}/norms/{norm}',
  summary: 'Puts the authority’s own figure over a norm, with a day and a source (operator)',
  request: { params: normParams, body: body(ownNorm) },
  responses: answer(z.object({ norms: z.array(norm) }), 'The norms in force'),
});
const withdrawRoute = createRoute({
  method: 'delete',
  path: '/api/{organisation}/norms/{norm}',
  summary: 'Takes the authority’s own figure away (operator)',
  request: { params: normParams, query: z.object({ level: level.optional() }) },
  responses: answer(z.object({ norms: z.array(norm) }), 'The norms in force'),
});

/** The capacity of the network against its norms. */
export const capacityRoutes = createRouter()
  .openapi(reportRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await getCapacity(context, request.req.valid('query').level), 200);
  })
  .openapi(fileRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    const report = await getCapacity(context, request.req.valid('query').level);
    return request.body(communesAsCsv(report), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="capacity-${report.level}-${report.schoolYear}.csv"`,
    });
  })
  .openapi(comingRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await getComingYears(context, request.req.valid('query').level), 200);
  })
  .openapi(comingFileRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    const found = await getComingYears(context, request.req.valid('query').level);
    return request.body(comingYearsAsCsv(found), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="coming-years-${found.level}.csv"`,
    });
  })
  .openapi(setRoute, async (request) => {
    const { organisation, norm: id } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json({ norms: await setNorm(context, id, request.req.valid('json')) }, 200);
  })
  .openapi(withdrawRoute, async (request) => {
    const { organisation, norm: id } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    return request.json({ norms: await withdrawNorm(context, id, request.req.valid('query').level ?? null) }, 200);
  });

const communeColumns = [
  ...['school_year', 'level', 'commune_code', 'commune', 'schools', 'seats', 'seats_public', 'seats_private', 'pupils'],
  ...['balance', 'children', 'against_children', 'places_wanted', 'against_places', 'rooms_per_10000', 'synthetic'],
];

function communesAsCsv({ areas, schoolYear, level: of, synthetic }: CapacityReport): string {
  const lines = areas.map((area) => [
    ...[schoolYear, of, area.area, area.name, area.all.schools, area.all.seats.total],
    ...[area.owners.public.seats.total, area.owners.private.seats.total, area.all.pupils.total, area.all.balance],
    ...[area.children, area.againstChildren, area.placesWanted, area.againstPlaces],
    ...[area.roomsPer10000 === null ? null : Math.round(area.roomsPer10000), synthetic ? 1 : 0],
  ]);
  return csvSheet(communeColumns, lines);
}

const yearColumns = [
  ...['level', 'year', 'kind', 'id', 'name', 'seats_school_year', 'seats', 'pupils', 'balance'],
  ...['balance_low', 'balance_high', 'outlook', 'synthetic'],
];

function comingYearsAsCsv({ forecast, level: of, schoolYear, synthetic }: ComingYears): string {
  const kinds = [
    ['commune', forecast?.communes ?? []],
    ['school', forecast?.schools ?? []],
  ] as const;
  const lines = kinds.flatMap(([kind, places]) =>
    places.flatMap(({ id, name, seats, years }) =>
      years.map(({ year, pupils, balance, balanceLow, balanceHigh, outlook }) => [
        ...[of, year, kind, id, name, schoolYear, seats, pupils, balance],
        ...[balanceLow, balanceHigh, outlook, synthetic ? 1 : 0],
      ]),
    ),
  );
  return csvSheet(yearColumns, lines);
}
