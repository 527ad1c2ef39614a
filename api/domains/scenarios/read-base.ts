import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import type { Level } from '../areas/types.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { holdNetwork } from '../travel/hold-network.ts';

/** What the browser's what-if works on, by name: children in small cells, so for planners alone. */
export interface BaseFiles {
  baseSha256: string;
  roadsSha256: string;
  /** Edits in force, to be laid over the roads. */
  edits: unknown[];
}

export async function getBaseFiles(context: Context, level: Level): Promise<BaseFiles> {
  may(context, 'change/scenarios');
  const { sha256 } = await holdPlanningBase(context, level);
  const network = await holdNetwork(context);
  return { baseSha256: sha256, roadsSha256: network.sha256, edits: network.edits };
}

/** The bytes of one of the two; throws `not-found` for any other. */
export async function readBaseFile(context: Context, level: Level, which: 'base' | 'roads'): Promise<Uint8Array> {
  may(context, 'change/scenarios');
  const { baseSha256, roadsSha256 } = await getBaseFiles(context, level);
  return context.artefacts.get(which === 'base' ? baseSha256 : roadsSha256);
}
