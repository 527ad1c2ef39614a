import type { Level, Profile, SchoolSummary } from '../../../api/client.ts';
import type { LegendKey } from '../../map/drawing.ts';
import type { FillClass } from './fill-class.ts';
import type { PlanCalls } from './use-plan-calls.ts';

export const mapLayers = ['children', 'zones', 'areas', 'walking', 'shares', 'edits'] as const;
export type MapLayer = (typeof mapLayers)[number];

/** What the planner looks at: one value, so that it can be kept, compared and undone. */
export interface PlanView {
  level: Level;
  profile: Profile;
  /** Road metres the coverage table asks about. */
  limits: readonly number[];
  layers: readonly MapLayer[];
  /** Fill classes the legend has switched off. */
  hidden: readonly FillClass[];
  /** Things of the map the map's own legend has switched off. */
  hiddenOnMap: ReadonlySet<LegendKey>;
  schoolId: string | null;
  /** Ids of the office's own layers that are shown. */
  keptLayers: readonly string[];
}

export function startView(levels: readonly Level[]): PlanView {
  return {
    level: levels.includes('primary') ? 'primary' : levels[0],
    profile: 'walk',
    limits: [500, 1000, 2000],
    layers: ['edits'],
    hidden: [],
    hiddenOnMap: new Set(),
    schoolId: null,
    keptLayers: [],
  };
}

/** What every panel of the room is given. */
export interface PlanProps {
  view: PlanView;
  change: (part: Partial<PlanView>) => void;
  calls: PlanCalls;
  /** The schools the legend lets through. */
  schools: readonly SchoolSummary[];
}

/** A list with one member put in or taken out. */
export function toggled<T>(list: readonly T[], member: T): T[] {
  return list.includes(member) ? list.filter((other) => other !== member) : [...list, member];
}

/** Reads "500, 1000, 2000" as ascending limits; null when it is not one to five whole numbers from 100 to 10,000. */
export function readLimits(text: string): number[] | null {
  const limits = text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);
  const fits = limits.every((metres) => Number.isInteger(metres) && metres >= 100 && metres <= 10_000);
  if (!fits || limits.length < 1 || limits.length > 5) return null;
  return [...new Set(limits)].sort((a, b) => a - b);
}
