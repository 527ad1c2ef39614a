import type { Point } from './geometry.ts';

/** A line of the network before crossings are cut: a street, an alley, a path. */
export interface Road {
  name: string;
  highway: 'trunk' | 'primary' | 'secondary' | 'tertiary' | 'residential' | 'service' | 'footway' | 'steps' | 'path';
  points: Point[];
  /** Whether it may cross others without meeting them (a bridge over a street does not). */
  tags: Record<string, string>;
  /** Numbers of the alley, outermost first; undefined for a street. */
  alley?: string;
  /** Street an alley opens from, in the end; the street's own name otherwise. */
  street: string;
}
