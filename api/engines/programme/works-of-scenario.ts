import { applyChanges } from '../scenario/apply-changes.ts';
import type { ChangeValue, Saying } from '../scenario/changes/change.ts';
import { costOf, type Prices } from '../scenario/cost.ts';
import { findSchool, networkOf, type ScenarioNetwork } from '../scenario/network.ts';
import type { PlanningBase } from '../scenario/types.ts';

/** A change of a scenario as something to be done in a year. */
export interface ScenarioWork {
  /** The same as long as the change is in the scenario. */
  key: string;
  /** Place of the change in the list. */
  at: number;
  kind: ChangeValue['kind'];
  saying: Saying;
  communeCode: string | null;
  lonLat: readonly [number, number] | null;
  /** Rooms that can be built in stages, and seats of the whole level that each gives. */
  rooms: number;
  leastRooms: number;
  roomSeats: number;
  /** Seats of the level gained or lost at once, by commune. */
  seats: { communeCode: string | null; seats: number }[];
  /** Children of the entry grade a year that come with it. */
  children: number;
  /** Null: no price known. */
  startCost: number | null;
  roomCost: number | null;
  /** A year for it is the planner's to say: it gives no seats, or takes some. */
  byHand: boolean;
  /** It stands on land that must be cleared. */
  needsLand: boolean;
  /** Key of the work that must stand first. */
  after: string | null;
}

/** Every change in force as a work, priced; changes that no longer fit the network are left out. */
export function worksOfScenario(
  base: PlanningBase,
  changes: readonly ChangeValue[],
  prices: Prices | null,
): ScenarioWork[] {
  const { refused, history } = applyChanges(networkOf(base), changes);
  const works: ScenarioWork[] = [];
  let network = networkOf(base);
  changes.forEach((change, at) => {
    if (refused.some((each) => each.at === at)) return;
    const after = applyChanges(network, [change]).network;
    works.push(workOf(base, change, at, history[at], [network, after], prices ?? noPrices, works));
    network = after;
  });
  return works;
}

const noPrices: Prices = { room: null, site: null, roadMetre: null, bridgeMetre: null };

function workOf(
  base: PlanningBase,
  change: ChangeValue,
  at: number,
  saying: Saying,
  [before, after]: [ScenarioNetwork, ScenarioNetwork],
  prices: Prices,
  earlier: readonly ScenarioWork[],
): ScenarioWork {
  const own = 'id' in change ? change.id : 'schoolId' in change ? change.schoolId : null;
  const school = own === null ? undefined : findSchool(after, own);
  const stem = `${change.kind}:${'fromId' in change ? change.fromId : (own ?? '')}`;
  const twins = earlier.filter(({ key }) => key === stem || key.startsWith(`${stem}#`)).length;
  const inStages = change.kind === 'open-site' || change.kind === 'add-rooms';
  const { classCap, roomsPerClass, grades } = after.norms;
  const perClass = roomsPerClass[school?.sessions ?? 2];
  const rooms = inStages ? change.rooms : 0;
  const seats = inStages ? [] : seatsBetween(before, after, base.grades);
  const gains = seats.length === 1 && seats[0].seats > 0;
  return {
    ...{ key: twins === 0 ? stem : `${stem}#${twins + 1}`, at, kind: change.kind, saying },
    communeCode: 'communeCode' in change ? change.communeCode : (school?.communeCode ?? seats[0]?.communeCode ?? null),
    lonLat: 'lonLat' in change ? change.lonLat : (school?.lonLat ?? null),
    ...{ rooms, leastRooms: Math.min(rooms, Math.ceil(grades * perClass)), seats },
    roomSeats: inStages && classCap !== null ? classCap / perClass : 0,
    children: change.kind === 'housing-project' ? change.children : 0,
    startCost: inStages ? (change.kind === 'open-site' ? prices.site : 0) : costOf(base, [change], prices),
    roomCost: inStages ? prices.room : 0,
    byHand: !inStages && !(change.kind === 'change-sessions' && gains),
    needsLand: change.kind === 'open-site' || change.kind === 'move-school',
    after: change.kind === 'add-rooms' ? (earlier.find(({ key }) => key === `open-site:${own}`)?.key ?? null) : null,
  };
}

/** Seats of the whole level gained and lost by commune; schools whose seats are not known give and take none. */
function seatsBetween(before: ScenarioNetwork, after: ScenarioNetwork, grades: number): ScenarioWork['seats'] {
  const sums = new Map<string | null, number>();
  for (const school of after.schools) {
    const old = findSchool(before, school.id);
    const more = (school.open ? (school.seats ?? 0) : 0) - (old?.open ? (old.seats ?? 0) : 0);
    if (more !== 0) sums.set(school.communeCode, (sums.get(school.communeCode) ?? 0) + more * grades);
  }
  return [...sums].map(([communeCode, seats]) => ({ communeCode, seats }));
}
