import { createHash } from 'node:crypto';
import { readRoadNetwork } from '#artefacts/road-network.ts';
import { prepareNetwork, type TravelNetwork } from '#engines/travel/prepare-network.ts';
import { type SearchSpace, searchSpace } from '#engines/travel/search.ts';
import { type Profile, profiles, type RoadEditValue } from '#engines/travel/types.ts';
import { dayIn } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { holdPerOwner } from '../../platform/held-values.ts';
import { findArtefact, getSettings } from '../areas/queries.ts';
import { getRevision } from '../audit/queries.ts';
import { listEditsInForce } from './queries.ts';
import type { RoadEdit } from './types.ts';

/** The roads in force today, ready to be measured on: the one that parents, planners and councils share. */
export interface HeldNetwork {
  travel: TravelNetwork;
  /** SHA-256 of the imported network. */
  sha256: string;
  edits: RoadEditValue[];
  /** First 12 digits of the network's hash; with edits in force, "+" and 8 digits of theirs. Two answers of one version agree to the metre. */
  version: string;
  /** Where a worker reads the network again. */
  path: string;
  /** ISO day it holds for. */
  day: string;
  /** Room for one search at a time; searches do not wait inside, so requests may share it. */
  spaceOf(profile: Profile): SearchSpace;
}

/** What a worker needs to lay edits over a network by itself. */
export type EditedRoads = Pick<HeldNetwork, 'path' | 'edits' | 'version'>;

const holder = holdPerOwner<HeldNetwork | null>(8);

/** What the organisation's data are at: changes with every change written, and with the day. */
export interface DataState {
  revision: number;
  day: string;
  /** Of `revision` and `day`: what is held at it is current. */
  key: string;
}

/** Throws `not-found` for an unknown organisation. One short query. */
export async function readDataState(
  context: Pick<Context, 'database' | 'clock' | 'organisationId'>,
): Promise<DataState> {
  const { database, clock, organisationId } = context;
  const revision = await getRevision(database.db, organisationId);
  const timeZone = await timeZoneOf(context);
  const day = dayIn(clock, timeZone);
  return { revision, day, key: `${revision} ${day}` };
}

const timeZones = holdPerOwner<string>(64);

/** An organisation never changes its country, so one look is enough. */
function timeZoneOf({ database, organisationId }: Pick<Context, 'database' | 'organisationId'>): Promise<string> {
  return timeZones(database).get(organisationId, 'always', async () => {
    const { profile } = await getSettings(database.db, organisationId);
    return profile.timeZone;
  });
}

/**
 * The network in force, or null before roads are imported. Read again when a new artefact or edit, or another day, asks for
 * it. `known`: the state of the data where the caller has read it for this very request.
 */
export async function findNetwork(context: Context, known?: DataState): Promise<HeldNetwork | null> {
  const { database, organisationId } = context;
  const state = known ?? (await readDataState(context));
  return holder(database).get(organisationId, state.key, async (before) => {
    const sha256 = await findArtefact(database.db, organisationId, 'road-network');
    if (!sha256) return null;
    const edits = await readEditValues(context, state);
    const version = versionOf(sha256, edits);
    if (before?.version === version) return before.day === state.day ? before : { ...before, day: state.day };
    return prepareHeld(context, sha256, edits, state.day);
  });
}

const versions = holdPerOwner<string | null>(64);

/** The version of the network in force without reading it, or null before roads are imported. */
export async function findNetworkVersion(context: Context): Promise<string | null> {
  const { database, organisationId } = context;
  const state = await readDataState(context);
  return versions(database).get(organisationId, state.key, async () => {
    const sha256 = await findArtefact(database.db, organisationId, 'road-network');
    return sha256 && versionOf(sha256, await readEditValues(context, state));
  });
}

async function readEditValues({ database, organisationId }: Context, { day }: DataState): Promise<RoadEditValue[]> {
  return (await listEditsInForce(database.db, organisationId, day)).map(toEditValue);
}

/** The network in force; throws `conflict` before roads are imported. */
export async function holdNetwork(context: Context, known?: DataState): Promise<HeldNetwork> {
  const network = await findNetwork(context, known);
  if (!network) throw new Failure('conflict', 'failures.no-roads', { organisation: context.organisationId });
  return network;
}

async function prepareHeld(
  { artefacts }: Context,
  sha256: string,
  edits: RoadEditValue[],
  day: string,
): Promise<HeldNetwork> {
  const travel = prepareNetwork(readRoadNetwork(await artefacts.get(sha256)), edits);
  const spaces = new Map<Profile, SearchSpace>();
  return {
    travel,
    sha256,
    edits,
    version: versionOf(sha256, edits),
    path: artefacts.path(sha256),
    day,
    spaceOf(profile) {
      const space = spaces.get(profile) ?? searchSpace(travel, profile);
      spaces.set(profile, space);
      return space;
    },
  };
}

/** The imported roads of a network with other edits than those in force. */
export function withEdits({ path, sha256 }: HeldNetwork, edits: RoadEditValue[]): EditedRoads {
  return { path, edits, version: versionOf(sha256, edits) };
}

function versionOf(sha256: string, edits: RoadEditValue[]): string {
  if (edits.length === 0) return sha256.slice(0, 12);
  const hash = createHash('sha256').update(JSON.stringify(edits)).digest('hex');
  return `${sha256.slice(0, 12)}+${hash.slice(0, 8)}`;
}

/** The roads in force with further edits, for a worker that reads them itself: a supposition has a version of its own. */
export function supposeEdits(
  { path, sha256, edits: inForce }: HeldNetwork,
  supposed: RoadEditValue[],
): Pick<HeldNetwork, 'path' | 'sha256' | 'edits' | 'version'> {
  const edits = [...inForce, ...supposed];
  return { path, sha256, edits, version: versionOf(sha256, edits) };
}

/** An edit as the engine lays it over the roads. */
export function toEditValue(
  edit: Pick<RoadEdit, 'id' | 'kind' | 'line' | 'profiles' | 'seconds' | 'schoolId'>,
): RoadEditValue {
  const { id, kind, line, seconds } = edit;
  // In a fixed order, so that the version does not depend on how the profiles were ticked.
  const edited = profiles.filter((profile) => edit.profiles.includes(profile));
  if (kind === 'add-gate') return { kind, id, point: line[0], schoolId: edit.schoolId ?? '' };
  if (kind === 'add-ferry') return { kind, id, line, profiles: edited, seconds };
  return { kind, id, line, profiles: edited };
}
