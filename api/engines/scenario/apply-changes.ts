import { addRooms } from './changes/add-rooms.ts';
import type { ChangeKind, ChangeValue, Saying } from './changes/change.ts';
import { changeCap } from './changes/change-cap.ts';
import { changeLevels } from './changes/change-levels.ts';
import { changeSessions } from './changes/change-sessions.ts';
import { closeRoad } from './changes/close-road.ts';
import { closeSchool } from './changes/close-school.ts';
import { housingProject } from './changes/housing-project.ts';
import { mergeSchools } from './changes/merge-schools.ts';
import { moveBoundary } from './changes/move-boundary.ts';
import { moveSchool } from './changes/move-school.ts';
import { newRoad } from './changes/new-road.ts';
import { openSite } from './changes/open-site.ts';
import { removeRooms } from './changes/remove-rooms.ts';
import type { ScenarioNetwork } from './network.ts';

/** Every kind of change, in the order the screens offer them. */
export const changeKinds = [
  ...[openSite, closeSchool, mergeSchools, moveSchool, addRooms, removeRooms, changeLevels, changeSessions],
  ...[newRoad, closeRoad, moveBoundary, housingProject, changeCap],
] as const;

/** A change that could not be applied, by its place in the list. */
export interface RefusedChange {
  at: number;
  why: Saying;
}

export interface AppliedChanges {
  network: ScenarioNetwork;
  refused: RefusedChange[];
  /** Each change in a sentence, as of the network it met. */
  history: Saying[];
}

/** Lays the changes over the network in order. One that cannot be is left out and named; the network given stays as it is. */
export function applyChanges(network: ScenarioNetwork, changes: readonly ChangeValue[]): AppliedChanges {
  const refused: RefusedChange[] = [];
  const history: Saying[] = [];
  let after = network;
  changes.forEach((change, at) => {
    const { check, apply, say } = kindOf(change);
    history.push(say(after, change));
    const why = check(after, change);
    if (why) refused.push({ at, why });
    else after = apply(after, change);
  });
  return { network: after, refused, history };
}

function kindOf(change: ChangeValue): ChangeKind<ChangeValue['kind']> {
  const kind = changeKinds.find((each) => each.kind === change.kind);
  if (!kind) throw new Error(`There is no change of kind "${change.kind}".`);
  return kind as unknown as ChangeKind<ChangeValue['kind']>;
}
