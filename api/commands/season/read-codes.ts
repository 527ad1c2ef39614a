import { readFileSync } from 'node:fs';
import { UsageError } from '../command.ts';

/** Text of a file the caller names; UsageError when it cannot be read. */
export function readNamed(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (failure) {
    throw new UsageError(`"${file}" cannot be read (${(failure as NodeJS.ErrnoException).code}).`);
  }
}

/** Dossier codes of a file, one a line, with or without the head `applicant_id`; UsageError where it names none. */
export function readCodes(file: string): string[] {
  const lines = readNamed(file)
    .split(/\r?\n/)
    .map((line) => line.trim());
  const codes = lines.filter((line, i) => line !== '' && !(i === 0 && line === 'applicant_id'));
  if (codes.length === 0) throw new UsageError(`"${file}" names no dossier: one code a line is expected.`);
  return codes;
}
