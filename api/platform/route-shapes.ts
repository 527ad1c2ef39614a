import { z } from '@hono/zod-openapi';

/** Parameters of every address that belongs to an organisation; routes with more of them extend it. */
export const inOrganisation = z.object({ organisation: z.string() });

/** A JSON body that must be there. */
export const body = <T extends z.ZodType>(schema: T) => ({
  content: { 'application/json': { schema } },
  required: true,
});

/** The one good answer of a route, as JSON; refusals have one shape everywhere (`http.ts`). */
export const answer = <T extends z.ZodType>(schema: T, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
});
