import type { Context } from '../../../platform/context.ts';
import { Failure } from '../../../platform/errors.ts';
import type { VectorLayer } from '../../../platform/write-geopackage.ts';
import type { Level } from '../../areas/types.ts';

/** What a layer is asked for. */
export interface LayerQuestion {
  level: Level;
  /** A scenario, for its changes. */
  scenarioId?: string;
  /** A choice of sites, for its places; absent: the newest of the level. */
  sitingId?: string;
}

/** What a layer holds, and whether any of it is invented. */
export type LayerContent = Omit<VectorLayer, 'name' | 'title'> & { synthetic: boolean };

/** One layer of the planner's map that can be taken away. */
export interface PlannerLayer {
  /** Its word in addresses and the name of its table. */
  name: string;
  /** True where everybody may have it: it holds no single child and nobody's draft. */
  open: boolean;
  /** What it is a layer of; without that it is not offered. */
  needs: 'scenario' | 'siting' | null;
  read(context: Context, question: LayerQuestion): Promise<LayerContent>;
}

/** Throws `invalid` where no scenario is named. */
export function requireScenario({ scenarioId }: LayerQuestion): string {
  if (scenarioId === undefined) throw new Failure('invalid', 'failures.layer-needs-scenario');
  return scenarioId;
}
