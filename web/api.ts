import { getOperatorToken } from './state/operator-token.ts';

export type FailureCode =
  | 'not-found'
  | 'forbidden'
  | 'conflict'
  | 'invalid'
  | 'read-only'
  | 'too-many'
  | 'offline'
  | 'failed';

/** Everything that can go wrong between a screen and the server, as one thing that can be shown. */
export class ApiFailure extends Error {
  readonly code: FailureCode;
  readonly issues: readonly ServerIssue[];

  constructor(code: FailureCode, message: string, issues: readonly ServerIssue[] = []) {
    super(message);
    this.code = code;
    this.issues = issues;
  }
}

/** A problem with data as the server tells it: a code into the words, and the values in the sentence. */
export interface ServerIssue {
  code: string;
  severity?: 'refuse' | 'error' | 'warning' | 'note';
  file?: string;
  row?: number;
  column?: string;
  value?: string;
  params?: Record<string, unknown>;
}

export function asFailure(error: unknown): ApiFailure {
  return error instanceof ApiFailure ? error : new ApiFailure('failed', String(error));
}

interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
}

/** One call, answered as JSON of the shape the caller names. Throws `ApiFailure`; an abort is passed on. */
export async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(path, options);
  return (await response.json()) as T;
}

/** Fetches a file with the operator's token and hands it to the browser to save: a token must not stand in a link. */
export async function download(path: string, fileName: string): Promise<void> {
  await save(await send(path, {}), fileName);
}

/** Hands the body of an answer to the browser to save. */
export async function save(response: Response, fileName: string): Promise<void> {
  const url = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** `/api/{organisation}/…` with the parts escaped. */
export function pathOf(organisationId: string, ...parts: string[]): string {
  return `/api/${[organisationId, ...parts].map(encodeURIComponent).join('/')}`;
}

/** One call whose answer is not JSON, or is none. Throws `ApiFailure`; an abort is passed on. */
export async function send(path: string, { method = 'GET', body, signal }: CallOptions): Promise<Response> {
  const headers = new Headers({ accept: 'application/json', 'accept-language': document.documentElement.lang });
  const token = getOperatorToken();
  if (token) headers.set('authorization', `Bearer ${token}`);
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers.set('content-type', 'application/json');
  let response: Response;
  try {
    const payload = form ? body : body === undefined ? null : JSON.stringify(body);
    response = await fetch(path, { method, headers, body: payload, signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiFailure('offline', 'offline');
  }
  if (!response.ok) throw await readFailure(response);
  return response;
}

async function readFailure(response: Response): Promise<ApiFailure> {
  try {
    const { error } = (await response.json()) as {
      error: { code: FailureCode; message: string; issues?: ServerIssue[] };
    };
    return new ApiFailure(error.code, error.message, error.issues);
  } catch {
    return new ApiFailure('failed', `${response.status}`);
  }
}
