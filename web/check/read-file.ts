import {
  isSignedClasses,
  replaySignedClasses,
  type SignedClasses,
  type SignedVerdict,
} from '#engines/class-history/signed-classes.ts';
import type { PublicResult } from '#engines/publication/public-result.ts';
import { sha256 } from '#engines/sha256.ts';
import { checkPublicResult, type PublicVerdict } from '#engines/verification/public-result/check-public-result.ts';
import { type FormFault, findFormFault } from '#engines/verification/public-result/find-fault.ts';

/** A public file as it was read: its own code, and either what was found or why it cannot be judged. */
export type ReadFile =
  | { kind: 'judged'; file: PublicResult; verdict: PublicVerdict; sha256: string }
  | { kind: 'classes'; file: SignedClasses; verdict: SignedVerdict; sha256: string }
  | { kind: 'wrong-form'; fault: FormFault }
  | { kind: 'unreadable'; problem: string };

/** Reads and judges the bytes of a public file. */
export function readPublicFile(bytes: Uint8Array): ReadFile {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (failure) {
    return { kind: 'unreadable', problem: (failure as Error).message };
  }
  if (isSignedClasses(value)) return readClasses(value, bytes);
  const fault = findFormFault(value);
  if (fault) return { kind: 'wrong-form', fault };
  const file = value as PublicResult;
  return { kind: 'judged', file, verdict: checkPublicResult(file), sha256: digestOf(bytes) };
}

function readClasses(file: SignedClasses, bytes: Uint8Array): ReadFile {
  try {
    return { kind: 'classes', file, verdict: replaySignedClasses(file), sha256: digestOf(bytes) };
  } catch (failure) {
    return { kind: 'unreadable', problem: (failure as Error).message };
  }
}

function digestOf(bytes: Uint8Array): string {
  return Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
