import { applyEdits } from './apply-edits.ts';
import { type ProfileGraph, profileGraph } from './profile-graph.ts';
import { indexSegments, type SegmentIndex } from './segment-index.ts';
import { type LonLat, type Profile, profiles, type RoadEditValue, type RoadNetwork } from './types.ts';

/** A network ready to be measured on. Never changed once made, so it may be shared by every request. */
export interface TravelNetwork {
  /** The roads with the edits laid over them; edges are numbered as here. */
  network: RoadNetwork;
  graphs: Record<Profile, ProfileGraph>;
  segments: SegmentIndex;
  /** Ids of edits that change nothing (no road under a closed line, a new way that joins none): a person must look. */
  editsWithoutEffect: string[];
  /** Gates that edits add, for the caller to measure to beside the schools' own. */
  addedGates: { schoolId: string; lonLat: LonLat }[];
}

/**
 * Lays `edits` (in order) over the network and makes it ready: graph, components and index of each profile.
 * The artefact stays as it is: other edits, or none, are another call. A city takes well under half a second.
 */
export function prepareNetwork(network: RoadNetwork, edits: readonly RoadEditValue[] = []): TravelNetwork {
  const { network: edited, withoutEffect } = applyEdits(network, edits);
  const graphs = Object.fromEntries(profiles.map((profile) => [profile, profileGraph(edited, profile)]));
  return {
    network: edited,
    graphs: graphs as Record<Profile, ProfileGraph>,
    segments: indexSegments(edited),
    editsWithoutEffect: withoutEffect,
    addedGates: edits.flatMap((edit) =>
      edit.kind === 'add-gate' ? [{ schoolId: edit.schoolId, lonLat: edit.point }] : [],
    ),
  };
}
