import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiFailure, asFailure } from '../api.ts';
import { givenAnswer } from './given-page.ts';

/** A call to the server as a screen sees it. While a new answer is under way the old one stays, marked `loading`. */
export interface Call<T> {
  value: T | null;
  failure: ApiFailure | null;
  loading: boolean;
  reload: () => void;
  /** Puts a known answer in place, as after saving. */
  set: (value: T) => void;
}

/**
 * Calls `load` when `key` changes (null: not now) and drops answers that come too late. `everySeconds` asks again
 * while it is a number: the way a running job is followed. An answer the page was written from stands at once and is not asked for.
 */
export function useCall<T>(
  key: string | null,
  load: (signal: AbortSignal) => Promise<T>,
  everySeconds: number | null = null,
): Call<T> {
  const [state, setState] = useState<{ key: string | null; value: T | null; failure: ApiFailure | null }>(() => {
    const value = givenAnswer<T>(key);
    return { key: value === null ? null : key, value, failure: null };
  });
  const given = useRef(state.value === null ? null : key);
  const [round, setRound] = useState(0);
  const asking = useRef(false);
  const latest = useRef(load);
  latest.current = load;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again for the same key
  useEffect(() => {
    if (key === null) return;
    const alreadyHere = given.current === key;
    given.current = null;
    if (alreadyHere) return;
    const stop = new AbortController();
    const settle = (change: Parameters<typeof setState>[0]) => {
      if (stop.signal.aborted) return;
      asking.current = false;
      setState(change);
    };
    asking.current = true;
    latest.current(stop.signal).then(
      (value) => settle({ key, value, failure: null }),
      (error) => settle((old) => ({ key, value: old.value, failure: asFailure(error) })),
    );
    return () => {
      asking.current = false;
      stop.abort();
    };
  }, [key, round]);

  useEffect(() => {
    if (everySeconds === null || key === null) return;
    // A server slower than the beat is waited for: asking anew would drop the answer that is under way.
    const ask = () => !asking.current && setRound((n) => n + 1);
    const timer = setInterval(ask, everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds, key]);

  const reload = useCallback(() => {
    setState((old) => ({ ...old, failure: null }));
    setRound((n) => n + 1);
  }, []);
  const set = useCallback((value: T) => setState((old) => ({ ...old, value, failure: null })), []);
  const settled = state.key === key;
  return {
    value: key === null ? null : state.value,
    failure: settled ? state.failure : null,
    loading: key !== null && !(settled && (state.value !== null || state.failure !== null)),
    reload,
    set,
  };
}
