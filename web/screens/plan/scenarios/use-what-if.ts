import { useEffect, useRef, useState } from 'react';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import type { Level } from '../../../../api/client.ts';
import { ApiFailure, asFailure } from '../../../api.ts';
import { useOrganisation } from '../../../state/organisation.tsx';
import type { WhatIfFound, WhatIfReply, WhatIfRequest } from '../../../workers/what-if-messages.ts';
import { loadBase } from './calls.ts';

/** A what-if of one level as the panel sees it; the last answer stays until the next is whole. */
export interface WhatIfState {
  found: WhatIfFound | null;
  ready: boolean;
  busy: boolean;
  failure: ApiFailure | null;
}

/**
 * Answers `changes` in a worker, again at every change. Only the newest question waits while one is being answered, so that
 * dragging never queues up. `baseKey`: another base is loaded anew.
 */
export function useWhatIf(level: Level, baseKey: string, changes: ChangeValue[], limitMetres: number): WhatIfState {
  const organisationId = useOrganisation().id;
  const [state, setState] = useState<WhatIfState>({ found: null, ready: false, busy: false, failure: null });
  const asker = useRef<Asker | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another base is another worker
  useEffect(() => {
    setState({ found: null, ready: false, busy: false, failure: null });
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
  const { ready } = state;
  useEffect(() => {
    if (ready) asker.current?.ask(changes, limitMetres);
  }, [ready, changes, limitMetres]);
  return state;
}

/** One question at a time; of those that come meanwhile the newest. */
class Asker {
  private readonly worker: Worker;
  private readonly tell: (part: Partial<WhatIfState>) => void;
  private asked = 0;
  private answered = 0;
  private waiting: Omit<Extract<WhatIfRequest, { kind: 'ask' }>, 'id' | 'kind'> | null = null;

  constructor(worker: Worker, tell: (part: Partial<WhatIfState>) => void) {
    this.worker = worker;
    this.tell = tell;
    worker.addEventListener('message', ({ data }: MessageEvent<WhatIfReply>) => this.hear(data));
    worker.addEventListener('error', ({ message }) => tell({ failure: new ApiFailure('failed', message) }));
  }

  open(request: Extract<WhatIfRequest, { kind: 'open' }>): void {
    this.worker.postMessage(request, [request.base, request.roads]);
  }

  ask(changes: ChangeValue[], limitMetres: number): void {
    this.waiting = { changes, limitMetres };
    if (this.asked === this.answered) this.sendWaiting();
  }

  private sendWaiting(): void {
    this.tell({ busy: this.waiting !== null });
    if (!this.waiting) return;
    this.worker.postMessage({ kind: 'ask', id: ++this.asked, ...this.waiting } satisfies WhatIfRequest);
    this.waiting = null;
  }

  private hear(reply: WhatIfReply): void {
    if (reply.kind === 'ready') this.tell({ ready: true });
    else if (reply.kind === 'failed') this.tell({ failure: new ApiFailure('failed', reply.message) });
    else this.tell({ found: reply, failure: null });
    this.answered = reply.id;
    this.sendWaiting();
  }
}
