import type { Programme, ProgrammeSettings } from '../../../../api/client.ts';

export type WorkDraft = ProgrammeSettings['works'][number];

/** What stands in the form at first: what the last programme was made with, as far as its works and years are still there. */
export function draftOf({ made, works, years }: Programme): ProgrammeSettings {
  const old = made?.settings;
  const known = years ?? [];
  return {
    budgets: known.map((year) => ({ year, million: old?.budgets.find((each) => each.year === year)?.million ?? 0 })),
    carryOver: old?.carryOver ?? false,
    planFor: old?.planFor ?? 'likely',
    works: works.map(({ key, rooms }) => {
      const said = old?.works.find((each) => each.key === key);
      const pin = said?.pin ?? null;
      return {
        key,
        clearedFrom: said?.clearedFrom ?? null,
        pin: pin === 'never' || (pin !== null && known.includes(pin)) ? pin : null,
        pinRooms: said?.pinRooms == null ? null : Math.min(said.pinRooms, rooms),
      };
    }),
  };
}

/** The draft with one work said otherwise. */
export function withWork(draft: ProgrammeSettings, key: string, part: Partial<WorkDraft>): ProgrammeSettings {
  return { ...draft, works: draft.works.map((work) => (work.key === key ? { ...work, ...part } : work)) };
}

/** The draft with the money of one year. */
export function withBudget(draft: ProgrammeSettings, year: number, million: number): ProgrammeSettings {
  const budgets = draft.budgets.map((each) => (each.year === year ? { year, million } : each));
  return { ...draft, budgets };
}
