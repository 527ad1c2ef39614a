/** The thread in which periods are frozen and runs are computed, so that neither holds up the server. One life a run. */
import { parentPort, workerData } from 'node:worker_threads';
import { namesInBundle, readBundleFile, writeFileBundle } from '#artefacts/file-bundle.ts';
import { Refusal } from '../../platform/refusal.ts';
import { compareFiles } from './compare-files.ts';
import { effectOfDecisions } from './decision-effect-of-files.ts';
import { frozenFiles } from './frozen-files.ts';
import { publicBytesOfFiles } from './public-bytes-of-files.ts';
import { assignFiles, type PublishStep, type RunStep, verifyFiles } from './run-files.ts';
import { type BundledSet, stoppedWord, type WorkerAnswer, type WorkerTask } from './run-worker.ts';
import { ListTrials } from './short-lists.ts';
import { stressFiles } from './stress-files.ts';

const flag = new Int32Array((workerData as { stop: SharedArrayBuffer }).stop);
/** The children whose lists are being tried. */
let trials: ListTrials | undefined;
const answer = (message: WorkerAnswer) => parentPort?.postMessage(message);

parentPort?.on('message', (task: WorkerTask) => {
  work(task).catch((failure: unknown) => {
    if (failure instanceof Refusal) answer({ kind: 'refused', issues: failure.issues });
    else
      answer({ kind: 'failed', message: failure instanceof Error ? (failure.stack ?? failure.message) : `${failure}` });
  });
});

async function work(task: WorkerTask): Promise<void> {
  if (task.kind === 'freeze') {
    trials = undefined;
    const { files, notes } = frozenFiles(task.snapshot, task.travel, task.seed);
    answer({ kind: 'frozen', bundle: await writeFileBundle(files), notes });
    return;
  }
  if (task.kind === 'short-lists') {
    const { children, travel, seed } = task;
    if (children) trials = new ListTrials(children.snapshot, children.ruleSets, children.directory);
    if (!trials) throw new Error('No children were given to try lists with.');
    answer({ kind: 'short', homes: trials.find(travel, seed) });
    return;
  }
  if (task.kind === 'compare') {
    const sets = await Promise.all(task.sets.map(readSet));
    const { comparison, children } = compareFiles(sets, task.directory, task.seed, task.yardstick, tellShare);
    answer({ kind: 'compared', bundle: await writeFileBundle(studyFiles(comparison, children)) });
    return;
  }
  const inputs = await unpack(task.inputs, task.kind === 'publish' ? tellStep : undefined);
  if (task.kind === 'stress') {
    const { rules, directory, settings } = task;
    const result = stressFiles(inputs, rules, directory, settings, (done) => tellShare(done / settings.intakes));
    answer({ kind: 'stressed', bundle: await writeFileBundle(studyFiles(result)) });
    return;
  }
  if (task.kind === 'verify' || task.kind === 'publish') {
    const placements = await readBundleFile(task.results, 'placements.csv');
    if (!placements) throw new Error('This result holds no placements.csv.');
    if (task.kind === 'publish') {
      const { directory, seed, key, facts } = task;
      answer({ kind: 'public', ...publicBytesOfFiles(inputs, placements, directory, seed, key, facts, tellStep) });
      return;
    }
    answer({ kind: 'verified', ...verifyFiles(inputs, placements, task.directory, task.seed) });
    return;
  }
  if (task.kind === 'preview') {
    answer({ kind: 'previewed', effect: effectOfDecisions(inputs, task.directory, task.seed, task.decided) });
    return;
  }
  const { files, ...outcome } = assignFiles(inputs, task.directory, task.seed, tellStep);
  tellStep('packing');
  answer({ kind: 'assigned', bundle: await writeFileBundle(files), ...outcome });
}

function tellStep(step: RunStep | PublishStep, done?: number, all?: number): void {
  if (Atomics.load(flag, 0) === 1) throw new Error(stoppedWord);
  answer({ kind: 'step', step, done, all });
}

function tellShare(share: number): void {
  if (Atomics.load(flag, 0) === 1) throw new Error(stoppedWord);
  answer({ kind: 'share', share });
}

async function readSet({ name, inputs, rules, results }: BundledSet) {
  const placements = results && ((await readBundleFile(results, 'placements.csv')) ?? null);
  return { name, inputs: await unpack(inputs), rules, placements };
}

function studyFiles(summary: object, children?: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>([['summary.json', Buffer.from(JSON.stringify(summary))]]);
  if (children !== undefined) files.set('children.csv', Buffer.from(children));
  return files;
}

async function unpack(bundle: Uint8Array, onStep?: typeof tellStep): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const names = namesInBundle(bundle);
  for (const name of names) {
    onStep?.('unpacking', files.size, names.length);
    files.set(name, (await readBundleFile(bundle, name))!);
  }
  return files;
}
