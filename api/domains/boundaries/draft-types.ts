import { z } from 'zod';
import { level } from '../areas/types.ts';

/** H3 cells by school id; a cell stands for all smaller cells in it. */
export const draftAreas = z.record(z.string().min(1).max(60), z.array(z.string().max(20)).max(200_000));
export type DraftAreas = z.infer<typeof draftAreas>;

const saving = { savedBy: z.string(), savedAt: z.string() };

/** One saving of a draft. */
export const draftVersion = z.object({ version: z.number().int(), note: z.string(), ...saving });

/** A draft as lists name it; its latest version. */
export const boundaryDraftSummary = z.object({
  ...{ id: z.string(), name: z.string(), level, version: z.number().int() },
  ...saving,
});
export type BoundaryDraftSummary = z.infer<typeof boundaryDraftSummary>;

/** One version of a draft whole, with all its savings, newest first. */
export const boundaryDraft = z.object({
  ...{ id: z.string(), name: z.string(), level, version: z.number().int(), areas: draftAreas },
  /** Null: private. */
  shareCode: z.string().nullable(),
  versions: z.array(draftVersion),
});
export type BoundaryDraft = z.infer<typeof boundaryDraft>;

/** A shared draft as its link shows it: which land would go to which school, discussed, not approved. No counts of children. */
export const sharedDraft = z.object({
  ...{ name: z.string(), level, version: z.number().int(), savedAt: z.string(), areas: draftAreas },
  schools: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type SharedDraft = z.infer<typeof sharedDraft>;

const note = z.string().trim().max(500);
export const newDraft = z.object({ name: z.string().trim().max(200), level, note, areas: draftAreas });
export type NewDraft = z.infer<typeof newDraft>;

/** `seen`: the version the planner went out from. */
export const newVersion = z.object({ seen: z.number().int(), note, areas: draftAreas });
export type NewVersion = z.infer<typeof newVersion>;
