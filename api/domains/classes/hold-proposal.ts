import type { FrozenSplit } from '#engines/class-history/frozen-classes.ts';
import type { PublicClassInputs } from '#engines/class-publication/public-classes.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { HeldValues } from '../../platform/held-values.ts';
import { classPseudonym } from './freeze-classes.ts';
import { getClassKey, type ProposalRow } from './queries.ts';

/** What went in and what came out, by pseudonym. */
export interface HeldProposal {
  frozen: PublicClassInputs;
  split: FrozenSplit;
  classOf: Map<string, number>;
}

/** Results never change: the last few are kept in memory. */
const held = new HeldValues<HeldProposal>(8);

/** A finished proposal; `conflict` while there is none. */
export function holdProposal(
  { artefacts }: Pick<Context, 'artefacts'>,
  { inputsSha256, resultSha256, number }: Pick<ProposalRow, 'inputsSha256' | 'resultSha256' | 'number'>,
): Promise<HeldProposal> {
  if (!resultSha256) throw new Failure('conflict', 'failures.class-proposal-without-result', { number });
  return held.get(`${inputsSha256} ${resultSha256}`, 'immutable', async () => {
    const frozen = readJson<PublicClassInputs>(await artefacts.get(inputsSha256));
    const split = readJson<FrozenSplit>(await artefacts.get(resultSha256));
    return { frozen, split, classOf: new Map(frozen.pupils.map((code, i) => [code, split.classes[i]])) };
  });
}

/** Class of each of these pupils in a finished proposal, by their own ids; who was not in it has no entry. */
export async function classesOfProposal(
  context: Pick<Context, 'artefacts' | 'organisationId'>,
  on: Queryable,
  row: ProposalRow,
  pupilIds: readonly string[],
): Promise<Map<string, number>> {
  const { classOf } = await holdProposal(context, row);
  const key = await getClassKey(on, context.organisationId, row.planId);
  const found = new Map<string, number>();
  for (const id of pupilIds) {
    const own = classOf.get(classPseudonym(key, id));
    if (own !== undefined) found.set(id, own);
  }
  return found;
}

/** JSON bytes as they are stored: the same value gives the same bytes. */
export function jsonBytes(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

export function readJson<T>(bytes: Uint8Array): T {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as T;
}
