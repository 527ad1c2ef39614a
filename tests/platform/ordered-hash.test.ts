import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { orderedSha256 } from '../../api/platform/ordered-hash.ts';
import { WorkFolder } from '../support/run-verb.ts';

const folder = new WorkFolder();
afterAll(() => folder.remove());
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the hash of a table', () => {
  it('is that of the file where its rows are in order', () => {
    const path = folder.write('a.csv', 'id,v', 'a,1', 'b,2', 'c,3');
    expect(orderedSha256(path)).toBe(sha256(folder.read('a.csv')));
  });

  it('is what sort and sha256sum answer, whatever the order of rows', () => {
    const row = fc.string({ unit: fc.constantFrom('h', 's', '0', '1', 'é', ',', '9'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const path = folder.write('b.csv', 'id', ...rows);
        const shell = `(head -1 "${path}"; tail -n +2 "${path}" | LC_ALL=C sort) | sha256sum`;
        expect(orderedSha256(path)).toBe(execFileSync('sh', ['-c', shell], { encoding: 'utf8' }).slice(0, 64));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a line break inside quotes in its row, and passes over a byte-order mark, CRLF and blank lines', () => {
    const plain = orderedSha256(folder.write('c.csv', 'id,v', 'a,"x\ny"', 'b,2'));
    expect(orderedSha256(folder.write('c.csv', 'id,v', 'b,2', 'a,"x\ny"'))).toBe(plain);
    expect(orderedSha256(folder.write('c.csv', '\uFEFFid,v\r', 'b,2\r', '\r', 'a,"x\ny"\r'))).toBe(plain);
  });

  it('tells tables apart that differ in one cell', () => {
    const one = orderedSha256(folder.write('d.csv', 'id,v', 'a,1', 'b,2'));
    expect(orderedSha256(folder.write('d.csv', 'id,v', 'a,1', 'b,3'))).not.toBe(one);
  });
});
