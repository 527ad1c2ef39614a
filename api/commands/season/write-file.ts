import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Failure } from '../../platform/errors.ts';
import { textOption, type Values } from '../command.ts';
import type { Call } from './acts.ts';

/** Throws `conflict` when --out names a file that exists: lists of children are not written over. Call it before long work. */
export function checkOutFile(values: Values): void {
  const file = textOption(values, 'out');
  if (file !== undefined && existsSync(file)) throw new Failure('conflict', 'failures.file-exists', { file });
}

/** Writes what was asked for into --out, its folders created, and says so; without it to stdout. */
export function writeOut({ values, tell }: Call, content: Uint8Array | string): void {
  const file = textOption(values, 'out');
  if (file === undefined) {
    process.stdout.write(content);
    return;
  }
  checkOutFile(values);
  mkdirSync(dirname(resolve(file)), { recursive: true });
  writeFileSync(file, content);
  tell('commands.file-written', { file });
}
