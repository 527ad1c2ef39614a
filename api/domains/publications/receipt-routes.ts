import { getConnInfo } from '@hono/node-server/conninfo';
import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { getPublicFile } from './get-public-file.ts';
import { openReceipt } from './open-receipt.ts';
import { printReceipt } from './print-receipt.ts';
import { familyReceipt, receiptQuestion } from './receipt-types.ts';

const openRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/receipts',
  summary: 'A child’s receipt on the published result, by dossier code and birth date (few tries, audited)',
  request: { params: inOrganisation, body: body(receiptQuestion) },
  responses: answer(familyReceipt, 'The receipt, and the proof that its row is public'),
});

const pdfRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/receipts/pdf',
  summary: 'The same receipt as a PDF of one page (few tries, audited)',
  request: { params: inOrganisation, body: body(receiptQuestion) },
  responses: { 200: { description: 'The page', content: { 'application/pdf': { schema: z.string() } } } },
});
const fileRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/publications/{publication}/result.json',
  summary: 'The public file of a published version: no metres, homes, attributes or dossier codes',
  request: { params: inOrganisation.extend({ publication: z.uuid() }) },
  responses: { 200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } } },
});

/** What the public reads of a result, and what a family reads of its own child. */
export const receiptRoutes = createRouter()
  .openapi(openRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    const receipt = await openReceipt(context, request.req.valid('json'), addressOf(request as Request));
    return request.json(receipt, 200, { 'cache-control': 'no-store' });
  })
  .openapi(pdfRoute, async (request) => {
    const { organisation } = request.req.valid('param');
    const context = contextOf(request as Request, organisation);
    const receipt = await openReceipt(context, request.req.valid('json'), addressOf(request as Request));
    const pageUrl = new URL(`/${encodeURIComponent(organisation)}/ket-qua`, request.req.url).href;
    const bytes = await printReceipt(receipt, context.language, pageUrl);
    return request.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf', 'cache-control': 'no-store' });
  })
  .openapi(fileRoute, async (request) => {
    const { organisation, publication } = request.req.valid('param');
    const { bytes, fileName } = await getPublicFile(contextOf(request as Request, organisation), publication);
    return request.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

/** The asker's address; where it is not known, all such askers count as one. */
function addressOf(request: Request): string {
  try {
    return getConnInfo(request).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
