import { createRoute, z } from '@hono/zod-openapi';
import { DEEPEST_ZOOM } from '#engines/tiles/types.ts';
import { Failure } from '../../platform/errors.ts';
import { createRouter } from '../../platform/http.ts';
import { getTile, type TileEncoding } from './get-tile.ts';
import { type TileLayerName, type TileProvider, tileLayers } from './types.ts';

const whole = z.string().regex(/^\d{1,6}$/, 'a whole number is expected');

const tileRoute = createRoute({
  method: 'get',
  path: '/tiles/{layer}/{z}/{x}/{tile}',
  summary: 'One vector tile (Mapbox Vector Tile 2.1) of the map or of published data',
  request: {
    params: z.object({
      layer: z.string().openapi({ description: tileLayers.join(', ') }),
      z: whole,
      x: whole,
      tile: z
        .string()
        .regex(/^\d{1,6}\.mvt$/, 'y.mvt is expected')
        .openapi({ description: 'y.mvt', example: '7702.mvt' }),
    }),
    query: z.object({
      organisation: z.string().min(1),
      run: z.string().optional().openapi({ description: 'Assignment run, for the layer flows' }),
      v: z
        .string()
        .optional()
        .openapi({ description: 'Version; a tile asked for by its version may be kept for good' }),
    }),
  },
  responses: {
    200: { description: 'The tile', content: { 'application/vnd.mapbox-vector-tile': { schema: z.string() } } },
    204: { description: 'Nothing lies in this tile' },
    304: { description: 'The tile is the one you have' },
  },
});

/**
 * `GET /tiles/{layer}/{z}/{x}/{y}.mvt?organisation=`: public, cut from memory. `not-found` for an unknown layer or
 * organisation, `invalid` for an address outside the square or deeper than is cut.
 */
export function createTileRoutes(provider: TileProvider) {
  const router = createRouter();
  router.openapi(tileRoute, async (request) => {
    const params = request.req.valid('param');
    const { organisation, run, v } = request.req.valid('query');
    const layer = params.layer;
    if (!isTileLayer(layer))
      throw new Failure('not-found', 'failures.no-such-layer', { layer, layers: tileLayers.join(', ') });
    const address = { z: Number(params.z), x: Number(params.x), y: Number.parseInt(params.tile, 10) };
    const side = 2 ** address.z;
    if (address.z > DEEPEST_ZOOM || address.x >= side || address.y >= side)
      throw new Failure('invalid', 'failures.no-such-tile', { ...address, deepest: DEEPEST_ZOOM });
    const source = await provider({ organisation, layer, run });
    if (!source) throw new Failure('not-found', 'failures.no-such-tiles', { layer, organisation });
    const headers = {
      // Weak, because the same tile travels in several encodings.
      etag: `W/"${source.version}-${layer}-${address.z}-${address.x}-${address.y}"`,
      'cache-control': v === source.version ? 'public, max-age=31536000, immutable' : 'public, no-cache',
      vary: 'accept-encoding',
    };
    if (matches(request.req.header('if-none-match'), headers.etag)) return request.body(null, 304, headers);
    const encoding = encodingFor(request.req.header('accept-encoding'));
    const tile = await getTile(source, address, encoding);
    if (tile.length === 0) return request.body(null, 204, headers);
    return request.body(tile, 200, {
      ...headers,
      'content-type': 'application/vnd.mapbox-vector-tile',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    });
  });
  return router;
}

function isTileLayer(name: string): name is TileLayerName {
  return (tileLayers as readonly string[]).includes(name);
}

function matches(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*') ?? false;
}

/** The smallest encoding the reader takes. */
function encodingFor(header = ''): TileEncoding {
  const accepted = header.split(',').map((part) => part.trim().split(/\s*;\s*q=/));
  const takes = (name: string) => accepted.some(([coding, weight]) => coding === name && Number(weight ?? 1) > 0);
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}
