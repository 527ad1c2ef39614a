import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PublicResult } from '#engines/publication/public-result.ts';
import { checkPublicResult } from '#engines/verification/public-result/check-public-result.ts';
import { findFormFault } from '#engines/verification/public-result/find-fault.ts';
import type { Issue } from '../../geodata/sources/issues.ts';
import { type Command, Refusal, textOption, UsageError } from './command.ts';

export const command: Command = {
  summary: 'run a published result again from its public file alone; JSON on stdout, exit 0 sound, 1 unsound',
  usage: [
    'truonggan verify-public FILE.json [--sha256 HEX]',
    '',
    'FILE is the public file of a publication: pseudonyms, schools asked, the order each school ranked them in, seats, result.',
    'differences: rows that another run gives otherwise; null with the reason in notAgain where the file alone does not suffice.',
    '--sha256   the SHA-256 the council published: another file is refused',
  ],
  options: { sha256: { type: 'string' } },
  async run(values, positionals) {
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new UsageError('Give the public file of one publication.');
    const bytes = readWhole(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const stated = textOption(values, 'sha256')?.toLowerCase();
    if (stated !== undefined && stated !== sha256)
      refuse({ code: 'public-other-file', file: path, value: sha256, params: { stated } });
    const verdict = checkPublicResult(parse(path, bytes));
    process.stdout.write(`${JSON.stringify({ ...verdict, sha256 }, null, 2)}\n`);
    return verdict.sound ? 0 : 1;
  },
};

function readWhole(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (failure) {
    throw new UsageError(`"${path}" cannot be read (${(failure as NodeJS.ErrnoException).code}).`);
  }
}

function parse(path: string, bytes: Buffer): PublicResult {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (failure) {
    return refuse({ code: 'public-not-json', file: path, value: (failure as Error).message });
  }
  const fault = findFormFault(value);
  if (fault) refuse({ code: 'public-wrong-form', file: path, value: fault.path, params: { expected: fault.expected } });
  return value as PublicResult;
}

function refuse(issue: Omit<Issue, 'severity'>): never {
  throw new Refusal([{ ...issue, severity: 'refuse' }]);
}
