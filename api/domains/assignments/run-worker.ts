import type { Yardstick } from '#engines/assignment/compare-placements.ts';
import type { DecisionEffect } from '#engines/assignment/decision-effect.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { Refusal } from '../../platform/refusal.ts';
import { startWorker } from '../../platform/start-worker.ts';
import type { DecidedPlace } from '../periods/decision-looks.ts';
import type { SnapshotTravel } from './frozen-files.ts';
import type { PeriodSnapshot } from './period-snapshot.ts';
import type { StatedFacts } from './public-bytes-of-files.ts';
import type { AssignedFiles, PublishStep, RunStep } from './run-files.ts';
import type { StressSettings } from './stress-files.ts';
import type { Note, VerificationCounts } from './types.ts';

export type WorkerTask =
  | { kind: 'freeze'; snapshot: PeriodSnapshot; travel: SnapshotTravel | null; seed: string | null }
  | {
      kind: 'short-lists';
      /** Absent: those of the question before. */
      children?: { snapshot: PeriodSnapshot; ruleSets: Record<string, unknown>[]; directory: string };
      travel: SnapshotTravel;
      seed: string | null;
    }
  | { kind: 'assign'; inputs: Uint8Array; directory: string; seed: string }
  | { kind: 'verify'; inputs: Uint8Array; results: Uint8Array; directory: string; seed: string }
  | {
      kind: 'publish';
      inputs: Uint8Array;
      results: Uint8Array;
      directory: string;
      seed: string;
      key: Uint8Array;
      facts: StatedFacts;
    }
  | { kind: 'preview'; inputs: Uint8Array; directory: string; seed: string; decided: readonly DecidedPlace[] }
  | { kind: 'compare'; sets: BundledSet[]; directory: string; seed: string; yardstick: Yardstick }
  | {
      kind: 'stress';
      inputs: Uint8Array;
      rules: Record<string, unknown>;
      directory: string;
      settings: StressSettings;
    };

/** One side of a comparison, its files still in bundles; `results`: a finished run as it stands. */
export interface BundledSet {
  name: string;
  inputs: Uint8Array;
  rules: Record<string, unknown> | null;
  results: Uint8Array | null;
}

interface Answers {
  freeze: { kind: 'frozen'; bundle: Uint8Array; notes: Note[] };
  'short-lists': { kind: 'short'; homes: Int32Array };
  assign: { kind: 'assigned'; bundle: Uint8Array } & Omit<AssignedFiles, 'files'>;
  verify: { kind: 'verified'; verification: VerificationCounts; certified: boolean };
  publish: { kind: 'public'; bytes: Uint8Array; root: string };
  preview: { kind: 'previewed'; effect: DecisionEffect };
  /** A bundle of summary.json and, for a comparison, children.csv. */
  compare: { kind: 'compared'; bundle: Uint8Array };
  stress: { kind: 'stressed'; bundle: Uint8Array };
}
export type WorkerAnswer =
  | Answers[keyof Answers]
  | { kind: 'step'; step: RunStep | PublishStep; done?: number; all?: number }
  | { kind: 'share'; share: number }
  | { kind: 'refused'; issues: Issue[] }
  | { kind: 'failed'; message: string };

/** What a run that was told to stop throws. */
export const stoppedWord = 'The run was stopped.';

/** Told before each step, and while a step that is counted goes on: how many of how many are done. */
export type OnStep<S = RunStep> = (step: S, done?: number, all?: number) => void;

/** Steps a kind of task tells. */
type StepOf<T extends WorkerTask> = T['kind'] extends 'publish' ? PublishStep : RunStep;

/** A thread for one run. */
export interface RunWorker {
  /** One task at a time. Throws Refusal for data the rules cannot go by, an Error when stopped or broken. */
  ask<T extends WorkerTask>(task: T, onStep?: OnStep<StepOf<T>>): Promise<Answers[T['kind']]>;
  /** The same for a task that tells the share done, 0-1, instead of steps. */
  askLong<T extends WorkerTask>(task: T, onShare: (share: number) => void): Promise<Answers[T['kind']]>;
  /** Tells the thread to stop at its next step, and ends it. */
  stop(): Promise<void>;
}

export function startRunWorker(): RunWorker {
  const stop = new SharedArrayBuffer(4);
  const thread = startWorker(new URL('./assignment.worker.ts', import.meta.url), { stop });
  let end: (failure: Error) => void = () => {};
  let onMessage: (message: WorkerAnswer) => void = () => {};
  let ended: Error | undefined;
  thread.on('message', (message: WorkerAnswer) => onMessage(message));
  const finish = (failure: Error) => {
    ended ??= failure;
    end(failure);
  };
  thread.on('error', (failure) => finish(failure as Error));
  thread.on('exit', () => finish(new Error(stoppedWord)));
  const ask = <T extends WorkerTask>(task: T, onStep?: OnStep<StepOf<T>>, onShare?: (share: number) => void) =>
    new Promise<Answers[T['kind']]>((done, fail) => {
      if (ended) return fail(ended);
      end = fail;
      onMessage = (message) => {
        if (message.kind === 'step') onStep?.(message.step as StepOf<T>, message.done, message.all);
        else if (message.kind === 'share') onShare?.(message.share);
        else if (message.kind === 'refused') fail(new Refusal(message.issues));
        else if (message.kind === 'failed') fail(new Error(message.message));
        else done(message as never);
      };
      thread.postMessage(task);
    });
  return {
    ask: (task, onStep) => ask(task, onStep),
    askLong: (task, onShare) => ask(task, undefined, onShare),
    async stop() {
      Atomics.store(new Int32Array(stop), 0, 1);
      await thread.terminate();
    },
  };
}
