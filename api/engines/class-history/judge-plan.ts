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
  plan: PlanRules,
): { problem: ClassProblem; issues: [] } | { problem: null; issues: ClassIssue[] } {
  const checked = checkClassRules(plan.rules);
  if (!checked.rules) return { problem: null, issues: checked.issues };
  return encode(recordsOfPlan(columns, pupils, wishes, plan), checked.rules, '');
}

/** The pupils of a plan as the engine's records, in their order. */
export function recordsOfPlan(
  columns: readonly string[],
  pupils: readonly PlanPupil[],
  wishes: readonly PlanWish[],
  { classCount, labels }: Pick<PlanRules, 'classCount' | 'labels'>,
): ClassRecords {
  return {
    pupils: { ids: pupils.map(({ id }) => id), attributes: attributesOf(columns, pupils, labels) },
    wishes: wishColumns(pupils, wishes),
    classCount,
  };
}

/** Cells by column. Names, birth dates and fixed classes are a column where somebody has one. */
function attributesOf(columns: readonly string[], pupils: readonly PlanPupil[], labels: readonly string[]) {
  const attributes: Record<string, string[]> = {};
  if (pupils.some(({ name }) => name !== '')) attributes.name = pupils.map(({ name }) => name);
  if (pupils.some(({ birthDate }) => birthDate !== null))
    attributes.birth_date = pupils.map(({ birthDate }) => birthDate ?? '');
  for (const key of columns) {
    const cells = pupils.map((pupil) => pupil.attributes[key] ?? '');
    attributes[key] = key === 'pinned' ? cells.map((cell) => pinOf(cell, labels)) : cells;
  }
  return attributes;
}

/** Class of each pupil by place in the problem; −1: none. */
export function placesIn({ order, records }: ClassProblem, classOf: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(order, (record) => classOf.get(records.pupils.ids[record]) ?? -1);
}

/** A list may name a class by its label or by its number. */
function pinOf(written: string, labels: readonly string[]): string {
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
