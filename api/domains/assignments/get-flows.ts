import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { countFlows } from './count-flows.ts';
import { holdResults } from './held-results.ts';
import { visibleRun } from './show-runs.ts';
import type { Flows } from './types.ts';

/** Who goes where: children of one hexagon placed at one school, five or more; the rest in `hidden`. */
export async function getFlows(context: Context, runId: string): Promise<Flows> {
  may(context, 'look/runs');
  const { children } = await holdResults(context, await visibleRun(context, runId));
  return countFlows(children);
}
