import { useSyncExternalStore } from 'react';
import type { Language } from '../text/say.ts';

export type Theme = 'system' | 'light' | 'dark';
export interface Preferences {
  /** Null until the reader chooses: the organisation's first language then holds. */
  language: Language | null;
  theme: Theme;
  /** Guides and notices the reader has put away. */
  dismissed: readonly string[];
}

const storeName = 'truonggan.preferences';
const initial: Preferences = { language: null, theme: 'system', dismissed: [] };
let current: Preferences = read();
const listeners = new Set<() => void>();

/** The reader's own choices, kept on this device alone; without storage (private window) they last for the visit. */
export function usePreferences(): Preferences {
  const read = () => current;
  return useSyncExternalStore(subscribe, read, () => initial);
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(storeName, JSON.stringify(current));
  } catch {
    // Storage may be forbidden; the choice then lasts for the visit.
  }
  applyTheme();
  for (const listener of listeners) listener();
}

export function dismiss(name: string): void {
  if (!current.dismissed.includes(name)) setPreferences({ dismissed: [...current.dismissed, name] });
}

/** Has the reader chosen anything on this device? */
export function hasPreferences(): boolean {
  return JSON.stringify(current) !== JSON.stringify(initial);
}

const darkScreen = () => window.matchMedia('(prefers-color-scheme: dark)');

/** The theme in force now, the device's wish resolved. */
export function themeInForce(theme: Theme): 'light' | 'dark' {
  if (theme !== 'system') return theme;
  if (typeof window === 'undefined') return 'light';
  return darkScreen().matches ? 'dark' : 'light';
}

/** Puts the theme on the page and follows the device when it changes. Called once, before the first paint. */
export function startTheme(): void {
  applyTheme();
  darkScreen().addEventListener('change', () => {
    applyTheme();
    for (const listener of listeners) listener();
  });
}

function applyTheme(): void {
  document.documentElement.dataset.theme = themeInForce(current.theme);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Preferences {
  try {
    return { ...initial, ...JSON.parse(localStorage.getItem(storeName) ?? '{}') };
  } catch {
    return initial;
  }
}
