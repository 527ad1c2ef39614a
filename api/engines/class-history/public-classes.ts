import type { RuleValue } from '../classes/types.ts';
import { sha256 } from '../sha256.ts';
import { type FrozenClasses, splitFrozen } from './frozen-classes.ts';

/** What everyone may read of a school's signed classes: pupils by pseudonym, no name, date, or reason. */
export interface PublicClasses {
  format: 'public-classes';
  version: 1;
  plan: { school: string; schoolYear: string; level: string; grade: string };
  adoption: number;
  synthetic: boolean;
  /** Null: the seed was chosen by the school, and no one else could know when. */
  draw: { inputsSha256: string; sealedAt: string; seedSource: string; drawnAt: string } | null;
  seed: string;
  inputs: FrozenClasses;
  labels: string[];
  /** Class (from 0) by the run, in the order of `inputs.pupils`. */
  drawn: number[];
  /** Pupils whose class was changed by hand, by place in `inputs.pupils`; `to` null: left the school. */
  moves: { pupil: number; from: number; to: number | null }[];
  /** Late arrivals and their class. */
  arrivals: { pupil: string; to: number }[];
  certificate: { hardBroken: number; pupils: number; movedByHand: number; balance: RuleValue[] };
}

/** What a witness finds. */
export interface ClassesVerdict {
  /** The run gives the same classes again. */
  sameClasses: boolean;
  /** Pupils for whom it does not. */
  differences: number;
  /** The inputs are those that were sealed before the seed was known; null: there was no draw. */
  sealedInputs: boolean | null;
  /** Sizes of the classes as signed. */
  sizes: number[];
  balance: RuleValue[];
}

/** SHA-256 of inputs as they are sealed, hex. */
export function sealOf(inputs: FrozenClasses): string {
  const bytes = new TextEncoder().encode(`${JSON.stringify(inputs)}\n`);
  return Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Replays a public file: splits its inputs with its seed and compares. Pure, so that a browser without a network can do it. */
export function replayPublicClasses(file: PublicClasses): ClassesVerdict {
  const { split } = splitFrozen(file.inputs, file.seed);
  const differences = file.drawn.filter((own, pupil) => split?.classes[pupil] !== own).length;
  const sizes = new Array<number>(file.labels.length).fill(0);
  const moved = new Map(file.moves.map(({ pupil, to }) => [pupil, to]));
  file.drawn.forEach((own, pupil) => {
    const now = moved.has(pupil) ? moved.get(pupil) : own;
    if (now !== null && now !== undefined) sizes[now]++;
  });
  for (const { to } of file.arrivals) sizes[to]++;
  return {
    ...{ sameClasses: split !== null && differences === 0, differences, sizes },
    sealedInputs: file.draw && sealOf(file.inputs) === file.draw.inputsSha256,
    balance: split?.balance ?? [],
  };
}
