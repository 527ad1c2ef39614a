import { useSyncExternalStore } from 'react';

const storeName = 'truonggan.operator-token';
const listeners = new Set<() => void>();

/** The operator's token of this tab, or null. It lives in sessionStorage, travels as a header, and never enters an address. */
export function getOperatorToken(): string | null {
  try {
    return sessionStorage.getItem(storeName);
  } catch {
    return null;
  }
}

export function setOperatorToken(token: string | null): void {
  if (token) sessionStorage.setItem(storeName, token);
  else sessionStorage.removeItem(storeName);
  for (const listener of listeners) listener();
}

export function useOperatorToken(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getOperatorToken,
    () => null,
  );
}
