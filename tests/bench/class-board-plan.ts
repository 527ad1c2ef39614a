/** A demonstration that was started. */
export interface Demo {
  url: string;
  operatorToken: string;
}

/** Asks the demonstration as its operator; a form or JSON. Throws with the server's words. */
export async function askServer<T>(demo: Demo, method: string, path: string, body?: FormData | object): Promise<T> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = { authorization: `Bearer ${demo.operatorToken}` };
  if (body && !isForm) headers['content-type'] = 'application/json';
  const response = await fetch(`${demo.url}/api/demo/${path}`, {
    ...{ method, headers },
    body: isForm ? body : body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}
