import { useCallback, useEffect, useRef, useState } from 'react';
import type { BoundaryPlan } from '#engines/catchment/boundaries/types.ts';
import { ApiFailure } from '../../../api.ts';
import type { DrawMessage, DrawQuestion } from './draw.worker.ts';

/** A search that runs beside the page: how far it is, and how to stop it. */
export interface Drawing {
  progress: { share: number; step: 'bound' | 'areas' | 'moves' | 'done' } | null;
  failure: ApiFailure | null;
  start: (question: DrawQuestion, onDone: (plan: BoundaryPlan) => void) => void;
  stop: () => void;
}

/** Runs the search of areas off the main thread; stopping ends the thread, and leaving the page does too. */
export function useDrawing(): Drawing {
  const [progress, setProgress] = useState<Drawing['progress']>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const running = useRef<Worker | null>(null);
  const stop = useCallback(() => {
    running.current?.terminate();
    running.current = null;
    setProgress(null);
  }, []);
  useEffect(() => stop, [stop]);
  const start = useCallback<Drawing['start']>(
    (question, onDone) => {
      stop();
      setFailure(null);
      setProgress({ share: 0, step: 'bound' });
      const worker = new Worker(new URL('./draw.worker.ts', import.meta.url), { type: 'module' });
      running.current = worker;
      worker.onmessage = ({ data }: MessageEvent<DrawMessage>) => {
        if (data.kind === 'progress') return setProgress(data);
        stop();
        if (data.kind === 'done') onDone(data.plan);
        else setFailure(new ApiFailure('failed', data.message));
      };
      worker.onerror = (event) => {
        stop();
        setFailure(new ApiFailure('failed', event.message));
      };
      worker.postMessage(question);
    },
    [stop],
  );
  return { progress, failure, start, stop };
}
