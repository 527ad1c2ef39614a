import type { SchoolSummary, SiteCandidate, SitingResult } from '../../../../api/client.ts';
import type { MapCandidate, MapData } from '../../../map/map-data.ts';

/** What is wished for the next choice, by place. */
export type Wishes = Readonly<Record<string, 'forced' | 'forbidden'>>;

/** Candidates with what is wished and decided of them, and lines from homes to the chosen ones. */
export function sitingOnMap(
  candidates: readonly SiteCandidate[],
  result: SitingResult | null,
  wishes: Wishes,
  pickedId: string | null,
  schools: readonly SchoolSummary[],
): Partial<MapData> {
  const chosen = result?.kind === 'chosen' ? result : null;
  const opened = new Set(chosen?.places.map(({ id }) => id));
  const marks = candidates.map(({ id, name, lonLat, excluded, inWater, roadMetres }): MapCandidate => {
    const out = excluded !== null || inWater === true || (roadMetres ?? 0) > 500;
    const state = wishes[id] ?? (opened.has(id) ? 'chosen' : out ? 'left-out' : 'free');
    return { id, name, lonLat, state, picked: id === pickedId };
  });
  // A place chosen then and taken out since is still part of the answer.
  const known = new Set(candidates.map(({ id }) => id));
  for (const { id, kind, name, lonLat } of chosen?.places ?? [])
    if (kind === 'site' && !known.has(id)) marks.push({ id, name, lonLat, state: 'chosen', picked: id === pickedId });
  if (!chosen) return { candidates: marks };
  const sites = chosen.places.filter(({ kind }) => kind === 'site');
  const targets = sites.map(({ id, name, lonLat, seats, children, rooms, communeCode }): SchoolSummary => {
    const levels = schools[0]?.levels ?? [];
    const fill = seats > 0 ? children / seats : null;
    return {
      ...{ id, name, lonLat, seats, rooms, communeCode, fill, levels, code: id, communeName: null, pupils: children },
      ...{ levelInferred: false, ownership: 'public', synthetic: false },
    };
  });
  const schoolOf = new Map(chosen.places.map(({ id, schoolId }) => [id, schoolId ?? id]));
  const cells = chosen.gaining.map(({ placeId, ...cell }) => ({ ...cell, schoolId: schoolOf.get(placeId) ?? placeId }));
  return { candidates: marks, flows: { cells, hidden: chosen.gainingFew }, schools: [...schools, ...targets] };
}
