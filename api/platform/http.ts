import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { Language } from '#text/text.ts';
import { say } from '#text/text.ts';
import type { Actor, Context, Services } from './context.ts';
import { Failure, type FailureCode } from './errors.ts';
import { inputFailure } from './input-failure.ts';

/** The only place that knows status numbers. */
const statuses: Record<FailureCode, 400 | 403 | 404 | 409 | 422 | 429 | 503> = {
  'not-found': 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
  'read-only': 503,
  'too-many': 429,
};

/** What routes find in the request. */
export interface HttpVariables {
  Variables: { actor: Actor; language: Language; services: Services };
}
export type Request = HonoContext<HttpVariables>;

/** A router whose wrong input answers as a sentence, like every other refusal. */
export function createRouter(): OpenAPIHono<HttpVariables> {
  return new OpenAPIHono<HttpVariables>({
    defaultHook: (result) => {
      if (result.success) return;
      throw inputFailure(result.error.issues, 'data' in result ? result.data : undefined);
    },
  });
}

/** The context of a verb, from a request. */
export function contextOf(request: Request, organisationId: string): Context {
  return { ...request.get('services'), actor: request.get('actor'), language: request.get('language'), organisationId };
}

/** Actor and language of each request; `actorOf` tells who holds a bearer token. */
export function identify(
  services: Services,
  actorOf: (token: string | undefined) => Actor,
): MiddlewareHandler<HttpVariables> {
  return async (request, next) => {
    const token = /^Bearer (.+)$/i.exec(request.req.header('authorization') ?? '')?.[1];
    request.set('services', services);
    request.set('actor', actorOf(token));
    request.set('language', languageOf(request.req.header('accept-language')));
    await next();
  };
}

/** Vietnamese or English, whichever a browser likes better; English for one that asks for neither, Vietnamese for none at all. */
export function languageOf(header: string | undefined): Language {
  const asked = (header ?? '*')
    .split(',')
    .map((part) => {
      const [tag, ...rest] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const quality = rest.find((piece) => piece.startsWith('q='));
      return { language: tag.split('-')[0], quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  const found = asked.find(({ language }) => ['vi', 'en', '*'].includes(language))?.language;
  if (found === 'vi' || found === '*') return 'vi';
  return 'en';
}

/** Security headers, size limit, compression, and refusal of writing requests that another site sends. */
export function guard(app: OpenAPIHono<HttpVariables>, maximumBytes: number): void {
  app.use(
    '*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
    }),
  );
  app.use('*', compress());
  app.use('*', refuseForeignWrites);
  app.use(
    '*',
    bodyLimit({
      maxSize: maximumBytes,
      onError: () => {
        throw new Failure('invalid', 'failures.too-large', { limit: Math.floor(maximumBytes / 2 ** 20) });
      },
    }),
  );
  app.onError((failure, request) => answerFailure(failure, request as Request));
  app.notFound((request) =>
    answerFailure(new Failure('not-found', 'failures.no-such-page', { path: request.req.path }), request as Request),
  );
}

const refuseForeignWrites: MiddlewareHandler = async (request, next) => {
  const { method } = request.req;
  if (
    method !== 'GET' &&
    method !== 'HEAD' &&
    isForeign(request.req.header('origin'), request.req.header('sec-fetch-site'), request.req.header('host'))
  )
    throw new Failure('forbidden', 'failures.foreign-origin', { origin: request.req.header('origin') ?? '?' });
  await next();
};

function isForeign(origin: string | undefined, fetchSite: string | undefined, host: string | undefined): boolean {
  if (fetchSite && fetchSite !== 'same-origin' && fetchSite !== 'none') return true;
  if (!origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function answerFailure(failure: Error, request: Request): Response {
  const language = request.get('language') ?? languageOf(request.req.header('accept-language'));
  // A body that is not what its header says is the sender's mistake.
  if (failure instanceof HTTPException && failure.status < 500)
    return answerFailure(
      new Failure('invalid', 'failures.wrong-input', { field: 'body', problem: failure.message }),
      request,
    );
  if (failure instanceof Failure) {
    const { code, issues } = failure;
    return request.json({ error: { code, message: failure.sentence(language), issues } }, statuses[code]);
  }
  request
    .get('services')
    ?.log.error({ failure: failure.message, stack: failure.stack, path: request.req.routePath }, 'request failed');
  return request.json({ error: { code: 'unexpected', message: say(language, 'failures.unexpected') } }, 500);
}
