import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { HeldValues } from '../../platform/held-values.ts';
import type { StoredAnswer } from './make-answer.ts';
import type { SitingRow } from './queries.ts';

/** Answers never change: the last few are kept in memory. */
const held = new HeldValues<StoredAnswer>(8);

/** The stored answer of a finished siting; `conflict` while there is none. */
export async function readAnswer(
  { artefacts }: Pick<Context, 'artefacts'>,
  { resultSha256 }: Pick<SitingRow, 'resultSha256'>,
): Promise<StoredAnswer> {
  if (!resultSha256) throw new Failure('conflict', 'failures.siting-unfinished');
  return held.get(resultSha256, 'immutable', async () =>
    JSON.parse(new TextDecoder().decode(await artefacts.get(resultSha256))),
  );
}
