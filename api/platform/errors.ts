import { type Language, say } from '#text/text.ts';
import type { Issue } from '../../geodata/sources/issues.ts';

/** What can go wrong, without a status number: only `http.ts` knows those. */
export type FailureCode = 'not-found' | 'forbidden' | 'conflict' | 'invalid' | 'read-only' | 'too-many';

/** A refusal a person can act on. `key` names a full sentence in web/text with `params` in it. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly key: string;
  readonly params: Record<string, string | number>;
  readonly issues: Issue[];

  constructor(code: FailureCode, key: string, params: Record<string, string | number> = {}, issues: Issue[] = []) {
    super(say('en', key, params));
    this.code = code;
    this.key = key;
    this.params = params;
    this.issues = issues;
  }

  /** The sentence in the reader's language. */
  sentence(language: Language): string {
    return say(language, this.key, this.params);
  }
}
