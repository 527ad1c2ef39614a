import type { Actor, Context } from './context.ts';
import { Failure } from './errors.ts';

/** `look/…` is open to all; `change/…` writes; `read-child/…` shows one child's data and is audited by the verb. */
export type Verb = `look/${string}` | `change/${string}` | `read-child/${string}`;

/**
 * The first line of every verb. Throws `forbidden` unless the actor may do `verb` in `area` (a unit's code; absent: the
 * whole organisation).
 */
export function may(context: Pick<Context, 'actor'>, verb: Verb, area?: string): void {
  if (allows(context.actor, verb)) return;
  throw new Failure('forbidden', 'failures.forbidden', { verb, area: area ?? '*', actor: context.actor.name });
}

function allows(actor: Actor, verb: Verb): boolean {
  return verb.startsWith('look/') || actor.kind === 'operator' || actor.kind === 'system';
}
