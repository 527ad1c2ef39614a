import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from '../../platform/context.ts';
import { contextOf, createRouter } from '../../platform/http.ts';
import { answer, inOrganisation } from '../../platform/route-shapes.ts';
import { drawCommunes } from './draw-communes.ts';
import { getSettings, listCommunes, listOrganisations } from './queries.ts';
import { findPlaces } from './search-places.ts';
import { commune, organisation as organisationSchema, place } from './types.ts';

const organisationsRoute = createRoute({
  method: 'get',
  path: '/api/organisations',
  summary: 'Education authorities and what their data are',
  responses: answer(z.object({ organisations: z.array(organisationSchema) }), 'Organisations by id'),
});

const communesRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/communes',
  summary: 'Communes in force, with population and how much of them the road map reaches',
  request: { params: inOrganisation },
  responses: answer(z.object({ communes: z.array(commune) }), 'Communes by code'),
});

const communeShapesRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/communes.geojson',
  summary: 'Shapes of the communes in force, as GeoJSON',
  request: { params: inOrganisation },
  responses: {
    200: {
      description: 'A FeatureCollection; properties code, name',
      content: {
        'application/geo+json': {
          schema: z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) }),
        },
      },
    },
  },
});

const placesRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/places',
  summary: 'Places for a text, with or without diacritics; the last is always the pin',
  request: { params: inOrganisation, query: z.object({ q: z.string().trim().min(1).max(200) }) },
  responses: answer(z.object({ places: z.array(place) }), 'Best first'),
});

/** The version that an organisation's distances are measured by now, edits of the roads included; null before roads are imported. */
export type NetworkVersionOf = (context: Context) => Promise<string | null>;

/** Organisations, communes and the search of places, for all. */
export function createAreaRoutes(networkVersionOf: NetworkVersionOf) {
  const router = createRouter();
  router.openapi(organisationsRoute, async (request) => {
    const { database } = contextOf(request, '');
    const found = await database.readPublic(listOrganisations);
    const organisations = await Promise.all(
      found.map(async (one) => ({ ...one, networkVersion: await networkVersionOf(contextOf(request, one.id)) })),
    );
    return request.json({ organisations }, 200);
  });
  router.openapi(communesRoute, async (request) => {
    const { organisation: id } = request.req.valid('param');
    const communes = await contextOf(request, id).database.readPublic(async (tx) => {
      await getSettings(tx, id);
      return listCommunes(tx, id);
    });
    return request.json({ communes }, 200);
  });
  router.openapi(communeShapesRoute, async (request) => {
    const { organisation: id } = request.req.valid('param');
    const shapes = await contextOf(request, id).database.readPublic((tx) => drawCommunes(tx, id));
    return request.json(shapes, 200, { 'content-type': 'application/geo+json', 'cache-control': 'public, no-cache' });
  });
  router.openapi(placesRoute, async (request) => {
    const { organisation: id } = request.req.valid('param');
    const context = contextOf(request, id);
    return request.json({ places: await findPlaces(context, request.req.valid('query').q) }, 200);
  });
  return router;
}
