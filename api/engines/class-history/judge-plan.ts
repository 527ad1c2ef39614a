import type { ClassIssue, ClassRecords, ClassWishKind } from '../class-records.ts';
import { checkClassRules } from '../classes/check-rules.ts';
import { encode } from '../classes/encode.ts';
import type { ClassProblem } from '../classes/types.ts';

/** A pupil as a plan keeps it; an absent attribute is an absent key. */
export interface PlanPupil {
  id: string;
  name: string;
  /** ISO day. */
  birthDate: string | null;
  attributes: Record<string, string>;
}

/** What a plan is judged by. */
export interface PlanRules {
  classCount: number;
  labels: readonly string[];
  rules: { cap: number | null; rules: Record<string, unknown>[] };
}

export interface PlanWish {
  pupilId: string;
  kind: ClassWishKind;
  otherId: string;
}

/** The engine's problem for the pupils of a plan as people see them: with their own values, under their own ids. */
export function problemOfPlan(
  columns: readonly string[],
  pupils: readonly PlanPupil[],
  wishes: readonly PlanWish[],
  { classCount, labels, rules }: PlanRules,
): { problem: ClassProblem; issues: [] } | { problem: null; issues: ClassIssue[] } {
  const checked = checkClassRules(rules);
  if (!checked.rules) return { problem: null, issues: checked.issues };
  const attributes: Record<string, string[]> = {
    name: pupils.map(({ name }) => name),
    birth_date: pupils.map(({ birthDate }) => birthDate ?? ''),
    pinned: pupils.map((pupil) => pinOf(pupil.attributes.pinned ?? '', labels)),
  };
  for (const key of columns) if (key !== 'pinned') attributes[key] = pupils.map((pupil) => pupil.attributes[key] ?? '');
  const records: ClassRecords = {
    pupils: { ids: pupils.map(({ id }) => id), attributes },
    wishes: wishColumns(pupils, wishes),
    classCount,
  };
  return encode(records, checked.rules, '');
}

/** Class of each pupil by place in the problem; −1: none. */
export function placesIn({ order, records }: ClassProblem, classOf: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(order, (record) => classOf.get(records.pupils.ids[record]) ?? -1);
}

/** A list may name a class by its label or by its number. */
export function pinOf(written: string, labels: readonly string[]): string {
  const at = labels.indexOf(written.trim());
  return at >= 0 ? String(at + 1) : written;
}

function wishColumns(pupils: readonly PlanPupil[], wishes: readonly PlanWish[]): ClassRecords['wishes'] {
  const placeOf = new Map(pupils.map(({ id }, place) => [id, place]));
  const among = wishes.filter(({ pupilId, otherId }) => placeOf.has(pupilId) && placeOf.has(otherId));
  return {
    pupils: Int32Array.from(among, ({ pupilId }) => placeOf.get(pupilId)!),
    kinds: among.map(({ kind }) => kind),
    others: Int32Array.from(among, ({ otherId }) => placeOf.get(otherId)!),
  };
}
