import type { RefusedChange } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue, Saying } from '#engines/scenario/changes/change.ts';
import type { Prices } from '#engines/scenario/cost.ts';
import type { Figures, Moved } from '#engines/scenario/figures.ts';
import type { LoadedWay } from '#engines/scenario/loaded-ways.ts';
import type { ScenarioSchool } from '#engines/scenario/network.ts';
import type { RoadEditValue } from '#engines/travel/types.ts';

/** What the planner's room asks of the worker. */
export type WhatIfRequest =
  | { kind: 'open'; id: number; base: ArrayBuffer; roads: ArrayBuffer; edits: RoadEditValue[] }
  /** Who walks where under these changes; a newer question of the kind takes the place of this one. */
  | { kind: 'school-run'; id: number; changes: ChangeValue[] }
  | { kind: 'ask'; id: number; changes: ChangeValue[]; limitMetres: number; prices: Prices | null };

/** The network after the changes, in figures beside those of the base. */
export interface WhatIfFound {
  before: Figures;
  after: Figures;
  moved: Moved;
  refused: RefusedChange[];
  history: Saying[];
  level: string;
  schools: readonly ScenarioSchool[];
  /** School by cell, where a boundary was drawn. */
  zones: Readonly<Record<string, string>>;
  /** Most pupils of a class after the changes; null: not known. */
  classCap: number | null;
  /** Million dong; null: no prices, or none for something it builds. */
  cost: number | null;
  synthetic: boolean;
  milliseconds: number;
}

/** The land a what-if stands on: children of the entry grade by H3 cell. */
export interface WhatIfLand {
  children: ReadonlyMap<string, number>;
}

export type WhatIfReply =
  | { kind: 'ready'; id: number; land: WhatIfLand }
  | ({ kind: 'answer'; id: number } & WhatIfFound)
  | { kind: 'school-run'; id: number; share: number; ways: LoadedWay[] | null }
  | { kind: 'failed'; id: number; of: WhatIfRequest['kind']; message: string };
