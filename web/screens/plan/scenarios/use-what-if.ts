import { useEffect, useRef, useState } from 'react';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import type { LoadedWay } from '#engines/scenario/loaded-ways.ts';
import type { Level } from '../../../../api/client.ts';
import { ApiFailure, asFailure } from '../../../api.ts';
import { useOrganisation } from '../../../state/organisation.tsx';
import type { WhatIfFound, WhatIfLand, WhatIfReply, WhatIfRequest } from '../../../workers/what-if-messages.ts';
import { loadBase } from './calls.ts';

/** What is asked; a new array of changes is a new question. */
export type WhatIfQuestion = Omit<Extract<WhatIfRequest, { kind: 'ask' }>, 'id' | 'kind'>;

/** Who walks where; the last ways stay until the next are whole. `share`: how far the next are, null where none are asked for. */
export interface SchoolRunState {
  ways: LoadedWay[] | null;
  share: number | null;
}

/** A what-if of one level as the panel sees it; the last answer stays until the next is whole. */
export interface WhatIfState {
  found: WhatIfFound | null;
  /** The changes `found` answers: the planner may be further by now. */
  answered: ChangeValue[] | null;
  /** Null until the base is open. */
  land: WhatIfLand | null;
  busy: boolean;
  run: SchoolRunState;
  failure: ApiFailure | null;
}

const noRun: SchoolRunState = { ways: null, share: null };
const nothing: WhatIfState = { found: null, answered: null, land: null, busy: false, run: noRun, failure: null };
/** A drag tells many places a second; who walks where is asked when it pauses. */
const pauseMilliseconds = 150;

/**
 * Answers the question in a worker, again at every change. Only the newest question waits while one is being answered, so that
 * dragging never queues up. `baseKey`: another base is loaded anew. `wantsRun`: who walks where is worked out, too.
 */
export function useWhatIf(level: Level, baseKey: string, question: WhatIfQuestion, wantsRun: boolean): WhatIfState {
  const { changes, limitMetres, prices } = question;
  const organisationId = useOrganisation().id;
  const [state, setState] = useState<WhatIfState>(nothing);
  const asker = useRef<Asker | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another base is another worker
  useEffect(() => {
    setState(nothing);
    const stop = new AbortController();
    const worker = new Worker(new URL('../../../workers/what-if.worker.ts', import.meta.url), { type: 'module' });
    const own = new Asker(worker, (part) => setState((old) => ({ ...old, ...part })));
    asker.current = own;
    loadBase(organisationId, level, stop.signal).then(
      ({ base, roads, edits }) => own.open({ kind: 'open', id: 0, base, roads, edits }),
      (error) => !stop.signal.aborted && setState((old) => ({ ...old, failure: asFailure(error) })),
    );
    return () => {
      stop.abort();
      worker.terminate();
      asker.current = null;
    };
  }, [organisationId, level, baseKey]);
  const ready = state.land !== null;
  useEffect(() => {
    if (ready) asker.current?.ask({ changes, limitMetres, prices });
  }, [ready, changes, limitMetres, prices]);
  useEffect(() => {
    if (!ready || !wantsRun) return setState((old) => ({ ...old, run: noRun }));
    const timer = setTimeout(() => asker.current?.askRun(changes), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [ready, changes, wantsRun]);
  return state;
}

/** One question at a time; of those that come meanwhile the newest. */
class Asker {
  private readonly worker: Worker;
  private readonly tell: (part: Partial<WhatIfState>) => void;
  private asked = 0;
  private runs = 0;
  private ways: LoadedWay[] | null = null;
  private answered = 0;
  private sent: WhatIfQuestion | null = null;
  private waiting: WhatIfQuestion | null = null;

  constructor(worker: Worker, tell: (part: Partial<WhatIfState>) => void) {
    this.worker = worker;
    this.tell = tell;
    worker.addEventListener('message', ({ data }: MessageEvent<WhatIfReply>) => this.hear(data));
    worker.addEventListener('error', ({ message }) => tell({ failure: new ApiFailure('failed', message) }));
  }

  open(request: Extract<WhatIfRequest, { kind: 'open' }>): void {
    this.worker.postMessage(request, [request.base, request.roads]);
  }

  ask(question: WhatIfQuestion): void {
    this.waiting = question;
    if (this.asked === this.answered) this.sendWaiting();
  }

  /** Asked apart from the figures, which never wait for it. */
  askRun(changes: ChangeValue[]): void {
    this.tell({ run: { ways: this.ways, share: 0 } });
    this.worker.postMessage({ kind: 'school-run', id: ++this.runs, changes } satisfies WhatIfRequest);
  }

  private hearRun({ id, share, ways }: Extract<WhatIfReply, { kind: 'school-run' }>): void {
    if (id !== this.runs) return;
    this.ways = ways ?? this.ways;
    this.tell({ run: { ways: this.ways, share: ways ? null : share } });
  }

  private sendWaiting(): void {
    this.tell({ busy: this.waiting !== null });
    if (!this.waiting) return;
    this.worker.postMessage({ kind: 'ask', id: ++this.asked, ...this.waiting } satisfies WhatIfRequest);
    this.sent = this.waiting;
    this.waiting = null;
  }

  private hear(reply: WhatIfReply): void {
    if (reply.kind === 'school-run') this.hearRun(reply);
    else if (reply.kind === 'ready') this.tell({ land: reply.land });
    else if (reply.kind === 'failed') this.tell({ failure: new ApiFailure('failed', reply.message) });
    else this.tell({ found: reply, answered: this.sent?.changes ?? null, failure: null });
    if (reply.kind === 'school-run' || (reply.kind === 'failed' && reply.of === 'school-run')) return;
    this.answered = reply.id;
    this.sendWaiting();
  }
}
