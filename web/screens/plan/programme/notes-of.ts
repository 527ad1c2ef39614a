import type { Programme, ProgrammeSettings, ProgrammeWork } from '../../../../api/client.ts';

export type Plan = NonNullable<Programme['made']>['plan'];

type PlanNote =
  | { code: 'zero-budget' | 'nothing-cleared'; params: Record<string, never> }
  | { code: 'unused' | 'unused-land'; params: { money: number } }
  | { code: 'over'; params: { year: string; money: number } }
  | { code: 'unknown-communes'; params: { count: number } };

/** What a reader of a programme must be told besides its figures: no money, no land, money left or overdrawn, what is not known. */
export function notesOf(
  plan: Plan,
  works: readonly ProgrammeWork[],
  { budgets, carryOver, works: said }: Pick<ProgrammeSettings, 'budgets' | 'carryOver' | 'works'>,
): PlanNote[] {
  const notes: PlanNote[] = [];
  if (budgets.every(({ million }) => million === 0)) notes.push({ code: 'zero-budget', params: {} });
  const onLand = works.filter(({ needsLand, byHand }) => needsLand && !byHand);
  const cleared = (key: string) => said.some((each) => each.key === key && (each.clearedFrom ?? each.pin) !== null);
  if (onLand.length > 0 && !onLand.some(({ key }) => cleared(key))) notes.push({ code: 'nothing-cleared', params: {} });
  let left = 0;
  let unused = 0;
  for (const { year, budget, spent } of plan.money) {
    left = (carryOver ? left : 0) + budget - spent;
    if (left < -0.5) notes.push({ code: 'over', params: { year: String(year), money: -left } });
    unused = carryOver ? Math.max(0, left) : unused + Math.max(0, left);
  }
  const isMet = plan.unmet.after === 0 || plan.works.every(({ reason }) => reason === null || reason === 'not-needed');
  if (unused > 0.5) notes.push({ code: isMet ? 'unused' : 'unused-land', params: { money: unused } });
  const unknown = plan.communes.filter(({ years }) => years.every(({ balance }) => balance === null)).length;
  if (unknown > 0) notes.push({ code: 'unknown-communes', params: { count: unknown } });
  return notes;
}
