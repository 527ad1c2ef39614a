/** What the server wrote the first page from, so that the browser need not ask again before it takes the page over. */
export interface GivenPage {
  path: string;
  /** Answers by the key of the call (`useCall`). */
  answers: Readonly<Record<string, unknown>>;
}

let given: GivenPage | null = null;

/** Set before the first rendering, on either side; null once the page has been taken over: later visits ask anew. */
export function setGivenPage(page: GivenPage | null): void {
  given = page;
}

/** The answer the page was written from; null where there is none. */
export function givenAnswer<T>(key: string | null): T | null {
  return ((key !== null && given?.answers[key]) || null) as T | null;
}

/** The path the page was written for: the server has no address bar. */
export function givenPath(): string {
  return given?.path ?? '/';
}
