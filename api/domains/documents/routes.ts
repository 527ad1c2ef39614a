import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { inOrganisation } from '../../platform/route-shapes.ts';
import { dossierFormats, exportDossier } from './export-dossier.ts';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const dossierRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/scenarios/{scenario}/dossier/{format}',
  summary: 'A scenario as a council is shown it: report and a page a place, as PDF, DOCX or XLSX (operator)',
  request: { params: inOrganisation.extend({ scenario: z.uuid(), format: z.enum(dossierFormats) }) },
  responses: {
    200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
  },
});

/** Papers made of what is stored. */
export const documentRoutes = createRouter().openapi(dossierRoute, async (request) => {
  const { organisation, scenario, format } = request.req.valid('param');
  const { bytes, fileName } = await exportDossier(contextOf(request as Request, organisation), scenario, format);
  return request.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': types[format],
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'no-store',
  });
});
