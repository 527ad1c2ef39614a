import { hideSmall, leastShown } from '#engines/hide-small.ts';
import { applyChanges } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { diffChanges } from '#engines/scenario/compare-changes.ts';
import { costOf } from '#engines/scenario/cost.ts';
import { networkOf } from '#engines/scenario/network.ts';
import type { PlanningBase } from '#engines/scenario/types.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { Level } from '../areas/types.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { holdNetwork } from '../travel/hold-network.ts';
import { askWhatIf, type WhatIfAnswered } from './ask-what-if.ts';
import { findCosts, getScenarioRow, getSharedRow, listChanges, listComments, type ScenarioRow } from './queries.ts';
import type { Compared, ScenarioFigures, SharedScenario } from './types.ts';

/** Far for a child on foot; the asker may say another. */
const farMetres = 2_000;
/** So many children on their way make a road a busy one. */
const busy = 100;

/** Up to four scenarios of one level beside the base. Throws `invalid` for levels that differ, `not-found`. */
export async function compareScenarios(context: Context, ids: string[], limitMetres = farMetres): Promise<Compared> {
  may(context, 'change/scenarios');
  const { database, organisationId } = context;
  const found = await Promise.all(ids.map((id) => getScenarioRow(database.db, organisationId, id)));
  const level = found[0].level;
  if (found.some((row) => row.level !== level)) throw new Failure('invalid', 'failures.scenario-levels');
  return compareRows(context, level, found, limitMetres);
}

/** What the link of a scenario shows to whoever has it; throws `not-found` for a link there is not, or no more. */
export async function getShared(context: Context, code: string): Promise<SharedScenario> {
  may(context, 'look/scenarios');
  const { database, organisationId } = context;
  const row = await getSharedRow(database.db, organisationId, code);
  const { base } = await holdPlanningBase(context, row.level);
  return {
    ...{ name: row.name, level: row.level, sharedAt: row.sharedAt ?? '', adoptedAt: row.adoptedAt },
    compared: await compareRows(context, row.level, [row], farMetres),
    comments: await listComments(database.db, organisationId, row.id),
    communes: base.communes,
  };
}

async function compareRows(
  context: Context,
  level: Level,
  found: readonly ScenarioRow[],
  limitMetres: number,
): Promise<Compared> {
  const { database, organisationId } = context;
  const { base, sha256 } = await holdPlanningBase(context, level);
  const { path, edits, version, day } = await holdNetwork(context);
  const lists = await Promise.all(
    found.map(async ({ id, position }) => (await listChanges(database.db, organisationId, id)).slice(0, position)),
  );
  const costs = await findCosts(database.db, organisationId, day);
  const [before, ...answers] = await askWhatIf({
    ...{ basePath: context.artefacts.path(sha256), roads: { path, edits, version }, limitMetres, busy },
    scenarios: [[], ...lists],
  });
  return {
    limitMetres,
    synthetic: base.synthetic,
    base: shown(before),
    scenarios: answers.map(({ moved, history, ...answer }, i) => ({
      ...{ id: found[i].id, name: found[i].name, history, figures: shown(answer) },
      common: i === 0 ? 0 : diffChanges(lists[0], lists[i]).common,
      moved: {
        children: hideSmall(moved.children),
        nearer: hideSmall(moved.nearer),
        farther: hideSmall(moved.farther),
        gained: hideSmall(moved.gained),
        lost: hideSmall(moved.lost),
      },
      cost: costs && priced(base, lists[i], costs),
    })),
  };
}

function priced(base: PlanningBase, changes: ChangeValue[], costs: Parameters<typeof costOf>[2]): number | null {
  const { refused } = applyChanges(networkOf(base), changes);
  const left = changes.filter((_, at) => !refused.some((each) => each.at === at));
  return costOf(base, left, costs);
}

/** Counts fit to be shown: those of one to four children are left out. */
function shown({ figures, streets }: Pick<WhatIfAnswered, 'figures' | 'streets'>): ScenarioFigures {
  const { schools, communes, distribution, ...totals } = figures;
  return {
    ...totals,
    fullestWay: hideSmall(streets?.fullestWay ?? 0),
    busyMetres: streets?.busyMetres ?? 0,
    unplaced: hideSmall(totals.unplaced),
    beyond: hideSmall(totals.beyond),
    overflow: hideSmall(totals.overflow),
    distribution: distribution.map(hideSmall),
    communes: communes
      .filter(({ children }) => children > 0)
      .map(({ name, children, unplaced, beyond, meanMetres }) => ({
        ...{ name, children: hideSmall(children), unplaced: hideSmall(unplaced), beyond: hideSmall(beyond) },
        meanMetres: children < leastShown ? null : meanMetres,
      })),
    schools: schools.map(({ id, name, open, seats, children, meanMetres }) => ({
      ...{ id, name, open, seats, children: hideSmall(children) },
      meanMetres: children < leastShown ? null : meanMetres,
    })),
  };
}
