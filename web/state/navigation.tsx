import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react';
import { givenPath } from './given-page.ts';
import { type Place, readPath, writePath } from './paths.ts';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/** Where the reader is. A router of our own: three rooms do not repay 27 kB of a parent's first 120. */
export function usePlace(): Place {
  return readPath(useSyncExternalStore(subscribe, () => window.location.pathname, givenPath));
}

/** Goes to a place; `replace` leaves no step in the browser's history. The fragment (a shared home) is dropped. */
export function go(place: Place, { replace = false } = {}): void {
  const path = writePath(place);
  if (path === window.location.pathname) return;
  window.history[replace ? 'replaceState' : 'pushState'](null, '', path);
  for (const listener of listeners) listener();
}

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: Place };

/** A plain link that changes room without loading the page again; modified clicks stay the browser's own. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
    window.scrollTo(0, 0);
  };
  return <a {...rest} href={writePath(to)} onClick={follow} />;
}
