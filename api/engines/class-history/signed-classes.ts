import { type ClassReplay, replayPublicClasses } from '../class-publication/build-public-classes.ts';
import type { PublicClasses } from '../class-publication/public-classes.ts';
import { run } from '../classes/run.ts';
import type { RuleValue } from '../classes/types.ts';

/** What everyone may read of a school's signed classes: the run under pseudonyms, and every change by hand after it. */
export interface SignedClasses {
  format: 'truonggan-signed-classes';
  /** Version the school signed. */
  adoption: number;
  drawn: PublicClasses;
  /** Names of the classes, in the order of their numbers. */
  labels: string[];
  /** Pupils whose class was changed by hand, by place in the inputs; classes from 0; `to` null: left the school. */
  moves: { pupil: number; from: number; to: number | null }[];
  /** Late arrivals and their class. */
  arrivals: { pupil: string; to: number }[];
  certificate: { hardBroken: number; pupils: number; movedByHand: number; balance: RuleValue[] };
}

/** What a witness finds: the run by itself, and the sizes of the classes as signed. */
export interface SignedVerdict {
  replay: ClassReplay;
  sizes: number[];
  /** Pupils of the certificate less those in the lists: 0 when nobody was lost. */
  lost: number;
}

/** Has the file the form of signed classes? */
export function isSignedClasses(file: unknown): file is SignedClasses {
  const { format, drawn, labels, moves, arrivals, certificate } = (file ?? {}) as Partial<SignedClasses>;
  return (
    format === 'truonggan-signed-classes' &&
    typeof drawn === 'object' &&
    [labels, moves, arrivals].every(Array.isArray) &&
    typeof certificate?.pupils === 'number'
  );
}

/** Splits the inputs with the seed again and compares. Pure, so that a browser without a network can do it. */
export function replaySignedClasses(file: SignedClasses): SignedVerdict {
  const sizes = new Array<number>(file.labels.length).fill(0);
  const moved = new Map(file.moves.map(({ pupil, to }) => [pupil, to]));
  file.drawn.result.forEach((label, pupil) => {
    const now = moved.has(pupil) ? moved.get(pupil) : Number(label) - 1;
    if (now !== null && now !== undefined) sizes[now]++;
  });
  for (const { to } of file.arrivals) sizes[to]++;
  const listed = sizes.reduce((sum, size) => sum + size, 0);
  return { replay: replayPublicClasses(file.drawn, run), sizes, lost: file.certificate.pupils - listed };
}
