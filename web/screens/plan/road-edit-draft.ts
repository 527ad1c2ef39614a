import type { LonLat, NewRoadEdit, Profile, RoadEdit } from '../../../api/client.ts';

/** What the officer has typed so far. */
export interface RoadEditDraft {
  kind: RoadEdit['kind'];
  profiles: readonly Profile[];
  reason: string;
  /** Of waiting and crossing; null: reckoned from the length. */
  minutes: number | null;
  schoolId: string;
  validFrom: string;
  validTo: string;
}

/** Points a kind needs: a gate is one, a line two. */
export function pointsNeeded(kind: RoadEdit['kind']): number {
  return kind === 'add-gate' ? 1 : 2;
}

/** True when points were read and there are enough of them for the kind. */
export function enoughPoints(kind: RoadEdit['kind'], points: readonly LonLat[] | null): points is readonly LonLat[] {
  return points !== null && points.length >= pointsNeeded(kind);
}

/** Points as lines of text, six decimals (a tenth of a metre). */
export function writePoints(points: readonly LonLat[]): string {
  return points.map(([lon, lat]) => `${lon.toFixed(6)}, ${lat.toFixed(6)}`).join('\n');
}

/** Reads "longitude, latitude" lines; null when a line is not a place on earth. */
export function readPoints(text: string): LonLat[] | null {
  const points: LonLat[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const parts = line
      .split(/[,;\s]+/)
      .filter(Boolean)
      .map(Number);
    const [lon, lat] = parts;
    if (parts.length !== 2 || !(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) return null;
    points.push([lon, lat]);
  }
  return points;
}

/** The edit as it is sent; null while the reason or points are missing. */
export function finishDraft(draft: RoadEditDraft, points: readonly LonLat[] | null): NewRoadEdit | null {
  const { kind, reason } = draft;
  if (!enoughPoints(kind, points) || reason.trim() === '') return null;
  const timed = kind === 'add-ferry' && draft.minutes !== null;
  return {
    kind,
    line: [...points],
    profiles: [...draft.profiles],
    seconds: timed ? Math.round(draft.minutes! * 60) : null,
    schoolId: kind === 'add-gate' ? draft.schoolId || null : null,
    reason: reason.trim(),
    validFrom: draft.validFrom,
    validTo: draft.validTo || null,
  };
}
