import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from './errors.ts';
import type { FreeSpace } from './free-space.ts';

/** Large binary results as files named by their SHA-256; rows refer to them by that name. Written whole or not at all. */
export interface ArtefactStore {
  /** Stores `bytes` and answers their SHA-256 in hex. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes; throws `not-found`, or `conflict` when they no longer match their name. */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): boolean;
  /** Erases the file; nothing happens where there is none. */
  remove(sha256: string): Promise<void>;
  path(sha256: string): string;
}

export function openArtefactStore(directory: string, space: FreeSpace): ArtefactStore {
  const folder = join(directory, 'artefacts');
  const path = (sha256: string) => join(folder, sha256);
  return {
    path,
    has: (sha256) => existsSync(path(sha256)),
    remove: (sha256) => rm(path(sha256), { force: true }),
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (existsSync(path(sha256))) return sha256;
      await space.require(bytes.byteLength);
      await mkdir(folder, { recursive: true });
      await writeWhole(path(sha256), bytes);
      return sha256;
    },
    async get(sha256) {
      const bytes = await readFile(path(sha256)).catch(() => {
        throw new Failure('not-found', 'failures.artefact-missing', { sha256 });
      });
      if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
      throw new Failure('conflict', 'failures.artefact-damaged', { sha256 });
    },
  };
}

async function writeWhole(path: string, bytes: Uint8Array) {
  const part = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(part, 'w');
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await rename(part, path);
  } catch (failure) {
    await rm(part, { force: true });
    throw failure;
  }
}
