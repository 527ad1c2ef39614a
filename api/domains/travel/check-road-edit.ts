import { lineMm, segmentMm } from '#engines/travel/ellipsoid.ts';
import { metresOf, unitsPerDegree } from '#engines/travel/types.ts';
import { Failure } from '../../platform/errors.ts';
import type { LonLat } from '../areas/types.ts';
import type { HeldSchools } from './hold-gates.ts';
import type { NewRoadEdit } from './types.ts';

const mostPoints = 500;
const leastMetres = 1;
const mostMetres = 30_000;
const mostGateMetres = 2_000;
const mostSeconds = 86_400;

/** Throws `invalid` with the first fault of an edit in a sentence; what touches the roads themselves is found by laying it over them. */
export function checkRoadEdit(edit: NewRoadEdit, schools: HeldSchools, today: string): void {
  checkPoints(edit);
  if (edit.kind !== 'add-gate' && edit.profiles.length === 0) throw refusal('edit-no-profile');
  if (edit.reason.trim() === '') throw refusal('edit-no-reason');
  checkDates(edit, today);
  const { seconds } = edit;
  if (seconds !== null && (seconds < 0 || seconds > mostSeconds))
    throw refusal('edit-seconds', { seconds, most: mostSeconds });
  if (edit.kind === 'add-gate') checkGate(edit, schools);
}

function checkPoints({ kind, line }: NewRoadEdit): void {
  const [least, most] = kind === 'add-gate' ? [1, 1] : [kind === 'close-way' ? 1 : 2, mostPoints];
  if (line.length < least || line.length > most) throw refusal('edit-points', { least, most, count: line.length });
  if (line.length === 1) return;
  const units = line.flatMap((point) => point.map((degrees) => Math.round(degrees * unitsPerDegree)));
  const metres = metresOf(lineMm(units, 0, line.length - 1));
  if (metres < leastMetres) throw refusal('edit-zero-length', { metres });
  if (metres > mostMetres) throw refusal('edit-too-long', { metres, most: mostMetres });
}

function checkDates({ validFrom, validTo }: NewRoadEdit, today: string): void {
  if (validTo === null) return;
  if (validTo < validFrom) throw refusal('edit-dates', { from: validFrom, to: validTo });
  if (validTo < today) throw refusal('edit-past', { to: validTo });
}

function checkGate({ line: [point], schoolId }: NewRoadEdit, { summaries, gates }: HeldSchools): void {
  const school = schoolId === null ? undefined : summaries.get(schoolId);
  if (!school) throw refusal('edit-unknown-school', { school: schoolId ?? '' });
  const own = gates.filter((gate) => gate.schoolId === school.id);
  const metres = Math.min(...own.map((gate) => metresBetween(gate.lonLat, point)));
  if (metres > mostGateMetres) throw refusal('edit-gate-far', { school: school.name, metres, most: mostGateMetres });
}

function metresBetween(a: LonLat, b: LonLat): number {
  const [lonA, latA, lonB, latB] = [...a, ...b].map((degrees) => degrees * unitsPerDegree);
  return metresOf(segmentMm(lonA, latA, lonB, latB));
}

function refusal(phrase: string, params: Record<string, string | number> = {}): Failure {
  return new Failure('invalid', `failures.${phrase}`, params);
}
