import type { Worker } from 'node:worker_threads';
import type { RefusedChange } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue, Saying } from '#engines/scenario/changes/change.ts';
import type { Figures, Moved } from '#engines/scenario/figures.ts';
import type { LoadedWay } from '#engines/scenario/loaded-ways.ts';
import type { StreetFigures } from '#engines/scenario/street-figures.ts';
import { startWorker } from '../../platform/start-worker.ts';
import type { EditedRoads } from '../travel/hold-network.ts';

/** Lists of changes over one base; an empty list asks for the base itself. */
export interface WhatIfQuestion {
  id: number;
  basePath: string;
  roads: EditedRoads;
  scenarios: ChangeValue[][];
  limitMetres: number;
  /** Stretches of road wanted with each answer, the fullest first; absent: none, which is quicker. */
  ways?: number;
  /** Children from whom on a road counts as busy, where figures of the streets are wanted. */
  busy?: number;
}

export interface WhatIfAnswered {
  figures: Figures;
  moved: Moved;
  refused: RefusedChange[];
  history: Saying[];
  /** Stretches that five children or more walk to school, before or after. */
  ways: LoadedWay[];
  /** Null: not asked for. */
  streets: StreetFigures | null;
}

interface Waiting {
  done(answer: WhatIfAnswered[]): void;
  fail(failure: Error): void;
}

let worker: Worker | undefined;
let questions = 0;
const waiting = new Map<number, Waiting>();

/** What the browser's worker answers, answered by the same code in a thread of the server; one question after the other. */
export function askWhatIf(question: Omit<WhatIfQuestion, 'id'>): Promise<WhatIfAnswered[]> {
  const asked = worker ?? start();
  worker = asked;
  const id = ++questions;
  return new Promise((done, fail) => {
    waiting.set(id, { done, fail });
    asked.ref();
    asked.postMessage({ ...question, id } satisfies WhatIfQuestion);
  });
}

function start(): Worker {
  const started = startWorker(new URL('./what-if.worker.ts', import.meta.url));
  started.unref();
  started.on('message', ({ id, answer, failure }: { id: number; answer?: WhatIfAnswered[]; failure?: string }) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
    if (answer) asker?.done(answer);
    else asker?.fail(new Error(failure));
  });
  started.on('error', (failure) => {
    if (worker === started) worker = undefined;
    for (const asker of waiting.values()) asker.fail(failure as Error);
    waiting.clear();
  });
  return started;
}
