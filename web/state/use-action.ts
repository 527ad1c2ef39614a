import { useState } from 'react';
import { type ApiFailure, asFailure } from '../api.ts';

/** Something a person does that the server may refuse: one at a time, and the refusal stays until the next try. */
export interface Action {
  busy: boolean;
  failure: ApiFailure | null;
  /** True when it was done. */
  run: (work: () => Promise<void>) => Promise<boolean>;
}

export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(asFailure(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, run };
}
