import { createRoute, z } from '@hono/zod-openapi';
import { Failure } from '../../platform/errors.ts';
import { contextOf, createRouter } from '../../platform/http.ts';
import { answer, inOrganisation } from '../../platform/route-shapes.ts';
import { level } from '../areas/types.ts';
import { exportGeoJson, exportGeoPackage, type LayerFile } from './export-layers.ts';
import { plannerLayers } from './planner-layers/planner-layers.ts';

const types = { geojson: 'application/geo+json', gpkg: 'application/geopackage+sqlite3' } as const;

const offeredLayer = z.object({
  name: z.string(),
  open: z.boolean(),
  needs: z.enum(['scenario', 'siting']).nullable(),
});

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/planner-layers',
  summary: 'Layers of the planner’s map that can be taken away',
  request: { params: inOrganisation },
  responses: answer(z.object({ layers: z.array(offeredLayer) }), 'In order'),
});

const fileRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/planner-layers/{file}',
  summary: 'One layer as NAME.geojson or NAME.gpkg, or all as all.gpkg; small cells are hidden (drafts: operator)',
  request: {
    params: inOrganisation.extend({
      file: z
        .string()
        .regex(/^[a-z_]+\.(geojson|gpkg)$/, 'NAME.geojson or NAME.gpkg is expected')
        .openapi({ example: 'schools.gpkg' }),
    }),
    query: z.object({
      level,
      scenario: z.uuid().optional(),
      siting: z.uuid().optional(),
      crs: z
        .string()
        .regex(/^EPSG:\d+$/, 'EPSG:9210 is the form')
        .optional()
        .openapi({ description: 'Coordinate system of a GeoPackage; WGS 84 when absent' }),
    }),
  },
  responses: {
    200: {
      description: 'The file',
      content: { [types.geojson]: { schema: z.string() }, [types.gpkg]: { schema: z.string() } },
    },
  },
});

/** What the planner's map shows, as files other programs open. */
export const plannerLayerRoutes = createRouter();
plannerLayerRoutes.openapi(listRoute, (request) =>
  request.json({ layers: plannerLayers.map(({ name, open, needs }) => ({ name, open, needs })) }, 200),
);
plannerLayerRoutes.openapi(fileRoute, async (request) => {
  const { organisation, file } = request.req.valid('param');
  const { level: of, scenario, siting, crs } = request.req.valid('query');
  const context = contextOf(request, organisation);
  const [name, format] = file.split('.') as [string, keyof typeof types];
  const question = { level: of, scenarioId: scenario, sitingId: siting };
  if (name === 'all' && format === 'geojson') throw new Failure('invalid', 'failures.layers-one-file');
  const made: LayerFile =
    format === 'geojson'
      ? await exportGeoJson(context, name, question)
      : await exportGeoPackage(context, name === 'all' ? [] : [name], question, crs);
  return request.body(new Uint8Array(made.bytes), 200, {
    'content-type': types[format],
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(made.fileName)}`,
    'cache-control': 'no-store',
  });
});
