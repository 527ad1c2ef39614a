import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, inOrganisation } from '../../platform/route-shapes.ts';
import { findDossierProgress } from './dossier-progress.ts';
import { dossierFormats, exportDossier } from './export-dossier.ts';
import { dossierProgress } from './types.ts';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const dossierRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/scenarios/{scenario}/dossier/{format}',
  summary: 'A scenario as a council is shown it: report and a page a place, as PDF, DOCX or XLSX (operator)',
  request: {
    params: inOrganisation.extend({ scenario: z.uuid(), format: z.enum(dossierFormats) }),
    query: z.object({ ticket: z.uuid().optional() }),
  },
  responses: {
    200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
  },
});

const progressRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/dossiers/progress/{ticket}',
  summary: 'How far a dossier is that is being written, by the `ticket` asked with (operator)',
  request: { params: inOrganisation.extend({ ticket: z.uuid() }) },
  responses: answer(z.object({ progress: dossierProgress.nullable() }), 'Null where none is being written'),
});

/** Papers made of what is stored. */
export const documentRoutes = createRouter()
  .openapi(progressRoute, (request) => {
    const { organisation, ticket } = request.req.valid('param');
    const progress = findDossierProgress(contextOf(request as Request, organisation), ticket);
    return request.json({ progress }, 200);
  })
  .openapi(dossierRoute, async (request) => {
    const { organisation, scenario, format } = request.req.valid('param');
    const { ticket } = request.req.valid('query');
    const { bytes, fileName } = await exportDossier(
      contextOf(request as Request, organisation),
      scenario,
      format,
      ticket,
    );
    return request.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    });
  });
