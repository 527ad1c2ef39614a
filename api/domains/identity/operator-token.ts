import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../platform/context.ts';

/** A fresh token: 128 random bits, base64url. */
export function createOperatorToken(): string {
  return randomBytes(16).toString('base64url');
}

/** Tells the actor behind a bearer token: the operator for `operatorToken`, anyone else is anonymous. Constant time. */
export function recogniseActor(operatorToken: string): (token: string | undefined) => Actor {
  const expected = digest(operatorToken);
  return (token) => {
    if (token !== undefined && timingSafeEqual(digest(token), expected)) return { kind: 'operator', name: 'operator' };
    return { kind: 'anonymous', name: 'anonymous' };
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
