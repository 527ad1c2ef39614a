import { statfs } from 'node:fs/promises';
import { Failure } from './errors.ts';

/** Watches the disk of one directory, so that nothing is begun that cannot be finished. */
export interface FreeSpace {
  /** Free bytes, at most a second old. */
  bytes(): Promise<number>;
  /** Throws `read-only` with both figures when free space is below the floor plus `needed` bytes. */
  require(needed?: number): Promise<void>;
}

/** @param floor bytes that must stay free */
export function watchFreeSpace(directory: string, floor: number): FreeSpace {
  let asked = 0;
  let known = 0;
  async function bytes() {
    if (Date.now() - asked > 1000) {
      const disk = await statfs(directory);
      known = disk.bavail * disk.bsize;
      asked = Date.now();
    }
    return known;
  }
  return {
    bytes,
    async require(needed = 0) {
      const free = await bytes();
      if (free >= floor + needed) return;
      throw new Failure('read-only', 'failures.disk-full', {
        directory,
        free: Math.floor(free / 2 ** 20),
        floor: Math.ceil((floor + needed) / 2 ** 20),
      });
    },
  };
}
