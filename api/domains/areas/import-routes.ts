import { createRoute, z } from '@hono/zod-openapi';
import { layerKinds } from '../../../geodata/sources/map-layers/types.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { contextOf, createRouter } from '../../platform/http.ts';
import { may } from '../../platform/permissions.ts';
import { answer, inOrganisation } from '../../platform/route-shapes.ts';
import type { ImportAnswer } from './apply-import.ts';
import { applyHeldImport, cancelHeldImport, holdImport } from './hold-import.ts';
import { type ImportKind, type ImportKindName, importKindNames } from './import-kind.ts';
import { findImportProgress, tellProgress } from './import-progress.ts';
import { findImport, listImports } from './list-imports.ts';
import { readMarkedImport } from './mark-import.ts';
import { diffSample, importBatch, importProgress, level } from './types.ts';

type Kinds = Partial<Record<ImportKindName, ImportKind>>;

const mostSamples = 50;
const batchParams = inOrganisation.extend({ batch: z.uuid() });
const batchAndDiff = z.object({ batch: importBatch, diff: diffSample });

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/imports',
  summary: 'Imports and waiting previews (operator)',
  request: { params: inOrganisation },
  responses: answer(z.object({ batches: z.array(importBatch) }), 'Newest first'),
});

const previewRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/imports/{kind}',
  summary: 'Shows what a file would change, and keeps it for `apply` (operator)',
  request: {
    params: inOrganisation.extend({ kind: z.enum(importKindNames) }),
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }),
            crs: z
              .string()
              .regex(/^EPSG:\d+$/, 'EPSG:9210 is the form')
              .optional(),
            level: level.optional(),
            schoolYear: z
              .string()
              .regex(/^\d{4}-\d{4}$/, '2026-2027 is the form')
              .optional(),
            periodId: z.uuid().optional(),
            attribution: z.string().max(300).optional(),
            layerName: z.string().trim().max(120).optional(),
            layerKind: z.enum(layerKinds).optional(),
            layerPart: z.string().max(200).optional(),
            ages: z.string().max(200).optional(),
            synthetic: z
              .literal('true')
              .transform(() => true)
              .optional()
              .openapi({ type: 'string', description: 'The figures are invented: they are stamped so' }),
            ticket: z.uuid().optional(),
          }),
        },
      },
    },
  },
  responses: answer(batchAndDiff, 'The preview'),
});

const progressRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/imports/progress/{ticket}',
  summary: 'How far a file is: a preview by the `ticket` sent with it, an apply by its batch (operator)',
  request: { params: inOrganisation.extend({ ticket: z.uuid() }) },
  responses: answer(z.object({ progress: importProgress.nullable() }), 'Null where nothing is being done'),
});

const applyRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/imports/{batch}/apply',
  summary: 'Writes the good rows of a preview (operator)',
  request: { params: batchParams },
  responses: answer(batchAndDiff, 'What was written'),
});

const cancelRoute = createRoute({
  method: 'delete',
  path: '/api/{organisation}/imports/{batch}',
  summary: 'Forgets a preview (operator)',
  request: { params: batchParams },
  responses: { 204: { description: 'Forgotten' } },
});

const markedRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/imports/{batch}/marked.xlsx',
  summary: 'The same workbook with its wrong cells marked (operator)',
  request: { params: batchParams },
  responses: {
    200: {
      description: 'A workbook',
      content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: z.string() } },
    },
  },
});

/** Imports by upload: preview, apply, list, marked workbook. `refresh` brings what is derived up to date after an apply. */
export function createImportRoutes(kinds: Kinds, refresh: (context: Context) => Promise<void>) {
  const router = createRouter();
  router.openapi(listRoute, async (request) => {
    const context = contextOf(request, request.req.valid('param').organisation);
    const batches = await listImports(context);
    return request.json({ batches: batches.map((batch) => importBatch.parse(batch)) }, 200);
  });
  router.openapi(previewRoute, async (request) => {
    const { organisation: id, kind: name } = request.req.valid('param');
    const context = contextOf(request, id);
    may(context, `change/${name}`);
    const kind = kinds[name];
    if (!kind) throw new Failure('not-found', 'failures.no-such-import-kind', { kind: name });
    const { file, ticket, ...options } = request.req.valid('form');
    const given = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    const { signal } = request.req.raw;
    const held = await tellProgress(context, ticket, (onProgress) => {
      const unlessGone: typeof onProgress = (...told) => {
        // Whoever sent the file has stopped waiting: nothing is kept of it.
        if (signal.aborted) throw new Failure('conflict', 'failures.import-stopped', { file: file.name });
        onProgress(...told);
      };
      return holdImport(context, kind, given, { ...options, onProgress: unlessGone });
    });
    return request.json(await answerOf(context, held, held.batchId), 200);
  });
  router.openapi(progressRoute, (request) => {
    const { organisation: id, ticket } = request.req.valid('param');
    return request.json({ progress: findImportProgress(contextOf(request, id), ticket) }, 200);
  });
  router.openapi(applyRoute, async (request) => {
    const { organisation: id, batch } = request.req.valid('param');
    const context = contextOf(request, id);
    const applied = await tellProgress(context, batch, async (onProgress) => {
      const done = await applyHeldImport(context, kinds, batch, onProgress);
      onProgress(0, 'refreshing');
      await refresh(context);
      return done;
    });
    return request.json(await answerOf(context, applied, batch), 200);
  });
  router.openapi(cancelRoute, async (request) => {
    const { organisation: id, batch } = request.req.valid('param');
    await cancelHeldImport(contextOf(request, id), batch);
    return request.body(null, 204);
  });
  router.openapi(markedRoute, async (request) => {
    const { organisation: id, batch } = request.req.valid('param');
    const { name, bytes } = await readMarkedImport(contextOf(request, id), batch);
    return request.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  });
  return router;
}

async function answerOf(
  context: Context,
  { diff }: ImportAnswer,
  batchId: string,
): Promise<z.infer<typeof batchAndDiff>> {
  const batch = await findImport(context.database.db, context.organisationId, batchId);
  return {
    batch: importBatch.parse(batch),
    diff: {
      added: diff.added.slice(0, mostSamples),
      changed: diff.changed.slice(0, mostSamples),
      removed: diff.removed.slice(0, mostSamples),
      unchanged: diff.unchanged,
    },
  };
}
