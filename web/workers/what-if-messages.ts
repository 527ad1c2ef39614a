import type { RefusedChange } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue, Saying } from '#engines/scenario/changes/change.ts';
import type { Figures, Moved } from '#engines/scenario/figures.ts';
import type { ScenarioSchool } from '#engines/scenario/network.ts';
import type { RoadEditValue } from '#engines/travel/types.ts';

/** What the planner's room asks of the worker. */
export type WhatIfRequest =
  | { kind: 'open'; id: number; base: ArrayBuffer; roads: ArrayBuffer; edits: RoadEditValue[] }
  | { kind: 'ask'; id: number; changes: ChangeValue[]; limitMetres: number };

/** The network after the changes, in figures beside those of the base. */
export interface WhatIfFound {
  before: Figures;
  after: Figures;
  moved: Moved;
  refused: RefusedChange[];
  history: Saying[];
  schools: readonly ScenarioSchool[];
  synthetic: boolean;
  milliseconds: number;
}

export type WhatIfReply =
  | { kind: 'ready'; id: number }
  | ({ kind: 'answer'; id: number } & WhatIfFound)
  | { kind: 'failed'; id: number; message: string };
