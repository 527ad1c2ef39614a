import { HashTree } from '#engines/publication/hash-tree.ts';
import { type PublicResult, rowText } from '#engines/publication/public-result.ts';
import type { Context } from '../../platform/context.ts';
import { HeldValues } from '../../platform/held-values.ts';

/** A public result in memory, with what is looked up in it. */
export interface HeldPublicResult {
  file: PublicResult;
  tree: HashTree;
  /** Place of each pseudonym. */
  placeOf: Map<string, number>;
  /** By school: how many asked it in vain. */
  turnedAway: number[];
}

/** Results in force of a few periods. */
const held = new HeldValues<HeldPublicResult>(4);

/** The public result of this hash, read once. */
export function holdPublicResult(context: Context, sha256: string): Promise<HeldPublicResult> {
  return held.get(sha256, 'immutable', async () => {
    const file = JSON.parse(Buffer.from(await context.artefacts.get(sha256)).toString('utf8')) as PublicResult;
    return {
      file,
      tree: new HashTree(file.applicants.map((_, at) => rowText(file, at))),
      placeOf: new Map(file.applicants.map((name, at) => [name, at])),
      turnedAway: file.order.map((asked, school) => asked.filter((a) => file.result[a]?.[0] !== school).length),
    };
  });
}
