import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../api/commands/command.ts';
import { writeOutputDirectory, writeRunFiles } from '../../api/commands/output-directory.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'out-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (out: string, word: string) =>
  writeOutputDirectory(out, (directory) => {
    writeFileSync(join(directory, 'answer.txt'), word);
    writeRunFiles(directory, { verb: 'test' }, performance.now());
  });

describe('--out DIR', () => {
  it('is created with its parents, with run.json and timings.json', async () => {
    const out = join(folder, 'a', 'b');
    await write(out, 'one');
    expect(readdirSync(out).sort()).toEqual(['answer.txt', 'run.json', 'timings.json']);
    expect(Object.keys(JSON.parse(readFileSync(join(out, 'timings.json'), 'utf8')))).toEqual([
      'seconds',
      'peakMemoryBytes',
    ]);
  });

  it('is replaced whole when it holds a run of ours', async () => {
    const out = join(folder, 'run');
    await write(out, 'one');
    writeFileSync(join(out, 'left-over.txt'), '');
    await write(out, 'two');
    expect(readdirSync(out).sort()).toEqual(['answer.txt', 'run.json', 'timings.json']);
    expect(readFileSync(join(out, 'answer.txt'), 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['run']);
  });

  it('is left alone, as wrong usage, when it holds anything else', async () => {
    for (const content of [undefined, '{"program":"another"}', 'not json']) {
      const out = join(folder, 'theirs');
      mkdirSync(out, { recursive: true });
      if (content !== undefined) writeFileSync(join(out, 'run.json'), content);
      await expect(write(out, 'x')).rejects.toThrow(UsageError);
      expect(existsSync(join(out, 'answer.txt'))).toBe(false);
    }
    writeFileSync(join(folder, 'file'), '');
    await expect(write(join(folder, 'file'), 'x')).rejects.toThrow(UsageError);
  });

  it('stays as it was, and leaves no trace, when the work fails', async () => {
    const [old, young] = [join(folder, 'run'), join(folder, 'new', 'deep')];
    await write(old, 'one');
    const fail = () => {
      throw new Error('disk full');
    };
    await expect(writeOutputDirectory(old, fail)).rejects.toThrow('disk full');
    await expect(writeOutputDirectory(young, fail)).rejects.toThrow('disk full');
    expect(readFileSync(join(old, 'answer.txt'), 'utf8')).toBe('one');
    expect(readdirSync(folder)).toEqual(['run']);
  });

  it('is put right after a run that was killed in the middle', async () => {
    const out = join(folder, 'run');
    await write(out, 'one');
    mkdirSync(join(folder, '.run.partial-999999999'));
    mkdirSync(join(folder, '.other.partial-999999999'));
    await write(out, 'two');
    expect(readdirSync(folder).sort()).toEqual(['.other.partial-999999999', 'run']);
  });
});
