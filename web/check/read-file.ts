import type { PublicResult } from '#engines/publication/public-result.ts';
import { sha256 } from '#engines/sha256.ts';
import { checkPublicResult, type PublicVerdict } from '#engines/verification/public-result/check-public-result.ts';
import { type FormFault, findFormFault } from '#engines/verification/public-result/find-fault.ts';

/** A public file as it was read: its own code, and either what was found or why it cannot be judged. */
export type ReadFile =
  | { kind: 'judged'; file: PublicResult; verdict: PublicVerdict; sha256: string }
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
  const fault = findFormFault(value);
  if (fault) return { kind: 'wrong-form', fault };
  const file = value as PublicResult;
  const digest = Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { kind: 'judged', file, verdict: checkPublicResult(file), sha256: digest };
}
