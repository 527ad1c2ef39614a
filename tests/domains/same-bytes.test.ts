import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readBundleFile, writeFileBundle } from '#artefacts/file-bundle.ts';
import { seededRandom } from '#engines/random.ts';
import { assignFiles } from '../../api/domains/assignments/run-files.ts';
import { startRunWorker } from '../../api/domains/assignments/run-worker.ts';
import { enrolmentOfEveryRule } from '../engines/assignment/every-rule.ts';
import { enrolmentFiles } from '../support/enrolment-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'truonggan-bytes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('gives every file the same bytes in this thread and in two others, whatever the order of the rows', async () => {
  const workers = [startRunWorker(), startRunWorker()];
  try {
    for (let number = 0; number < 40; number++) {
      const town = enrolmentOfEveryRule(900_000 + number, { mostChildren: 9 });
      const directory = (name: string) => join(folder, name);
      const { files } = assignFiles(enrolmentFiles(town), directory('here'), town.seed, () => {});
      const inputs = workers.map((_, i) => enrolmentFiles(town, (rows) => shuffled(rows, `${number} ${i}`)));
      const answers = await Promise.all(
        workers.map(async (worker, i) => {
          const bundle = await writeFileBundle(inputs[i]);
          const task = { kind: 'assign', inputs: bundle, directory: directory(`there-${i}`), seed: town.seed } as const;
          return worker.ask(task);
        }),
      );
      for (const { bundle, certified } of answers) {
        expect({ number, certified }).toEqual({ number, certified: true });
        for (const [name, bytes] of files) {
          const other = Buffer.from((await readBundleFile(bundle, name))!).toString();
          expect({ number, name, bytes: other }).toEqual({ number, name, bytes: Buffer.from(bytes).toString() });
        }
      }
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
});

function shuffled<T>(rows: T[], seed: string): T[] {
  const chance = seededRandom(seed);
  return rows
    .map((row) => ({ row, at: chance() }))
    .sort((one, other) => one.at - other.at)
    .map(({ row }) => row);
}
