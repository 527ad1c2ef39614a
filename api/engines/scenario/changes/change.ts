import type { LonLat } from '../../travel/types.ts';
import { findSchool, type ScenarioNetwork, type ScenarioSchool, type Sessions } from '../network.ts';

/** One thing a planner does to the network. Ids of new things are the planner's, unique in the scenario. */
export type ChangeValue =
  | {
      kind: 'open-site';
      id: string;
      name: string;
      lonLat: LonLat;
      communeCode: string | null;
      rooms: number;
      /** First school year it takes children, "2031-2032"; null: not said. */
      opens: string | null;
    }
  | { kind: 'close-school'; schoolId: string }
  /** `rooms`: classrooms built at the place of the school that stays, for those lost with a site that closes. */
  | { kind: 'merge-schools'; intoId: string; fromId: string; keepSite: boolean; rooms?: number }
  | { kind: 'move-school'; schoolId: string; lonLat: LonLat }
  | { kind: 'add-rooms'; schoolId: string; rooms: number }
  | { kind: 'remove-rooms'; schoolId: string; rooms: number }
  | { kind: 'change-levels'; schoolId: string; levels: string[] }
  | { kind: 'change-sessions'; schoolId: string; sessions: Sessions }
  /** `bridge` is a road that says what it is: its price is another. */
  | { kind: 'new-road'; id: string; name: string; line: LonLat[]; ferry: boolean; bridge?: boolean }
  | { kind: 'close-road'; id: string; line: LonLat[] }
  | { kind: 'move-boundary'; schoolId: string | null; cells: string[] }
  | {
      kind: 'housing-project';
      id: string;
      name: string;
      lonLat: LonLat;
      communeCode: string | null;
      /** Of the entry grade, a year. */
      children: number;
    }
  | { kind: 'change-cap'; classCap: number };

export type ChangeOf<K extends ChangeValue['kind']> = Extract<ChangeValue, { kind: K }>;

/** A code into the words of scenarios, and the values of the sentence. */
export interface Saying {
  code: string;
  params: Record<string, string | number>;
}

/** What a kind of change means. */
export interface ChangeKind<K extends ChangeValue['kind']> {
  kind: K;
  /** Why it cannot be, or null. */
  check(network: ScenarioNetwork, change: ChangeOf<K>): Saying | null;
  /** The network after it; called only where `check` found nothing. */
  apply(network: ScenarioNetwork, change: ChangeOf<K>): ScenarioNetwork;
  /** The change in a sentence, for history, comparison and audit. */
  say(network: ScenarioNetwork, change: ChangeOf<K>): Saying;
}

export const refusal = (code: string, params: Saying['params'] = {}): Saying => ({ code: `refused.${code}`, params });

/** The school, or why it cannot be meant. */
export function openSchool(network: ScenarioNetwork, id: string): ScenarioSchool | Saying {
  const school = findSchool(network, id);
  if (!school) return refusal('no-school', { school: id });
  return school.open ? school : refusal('closed', { school: school.name });
}

export const isSaying = (found: object): found is Saying => 'code' in found && 'params' in found;

/** The name people know the school by; its id where the base lost it. */
export function nameOf(network: ScenarioNetwork, id: string): string {
  return findSchool(network, id)?.name ?? id;
}

/** True for a place on the globe. */
export function isPlace([lon, lat]: LonLat): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}
