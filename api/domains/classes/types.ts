import { z } from 'zod';
import { level } from '../areas/types.ts';
import { classFields } from './columns.ts';

/** Rules of a class allocation, as the contract's rules.json; the engine's parser judges them. */
export const classRules = z.object({
  cap: z.number().int().nullable(),
  rules: z.array(z.record(z.string(), z.unknown())),
});

export const classSettings = z.object({
  version: z.number().int(),
  classCount: z.number().int(),
  labels: z.array(z.string()),
  rules: classRules,
  createdAt: z.string(),
});
export type ClassSettings = z.infer<typeof classSettings>;

const column = z.object({ key: z.string(), heading: z.string(), kind: z.enum(['text', 'score', 'mark']) });

/** One school's pupils of one grade, to be split into classes. No pupil is named. */
export const classPlan = z.object({
  id: z.string(),
  name: z.string(),
  schoolId: z.string().nullable(),
  schoolName: z.string(),
  schoolYear: z.string(),
  level,
  grade: z.string(),
  source: z.enum(['publication', 'spreadsheet', 'example']),
  columns: z.array(column),
  purposes: z.record(z.string(), z.string()),
  pupils: z.number().int(),
  /** Newest version signed and newest one families see; null: none. */
  adoptedVersion: z.number().int().nullable(),
  publishedVersion: z.number().int().nullable(),
  synthetic: z.boolean(),
  createdAt: z.string(),
  settings: classSettings,
});
export type ClassPlan = z.infer<typeof classPlan>;

/** Per rule: its value, the best possible under the hard rules, and the gap. */
export const ruleValue = z.object({
  rule: z.string(),
  attribute: z.string().nullable(),
  value: z.number().nullable(),
  bestPossible: z.number().nullable(),
  gap: z.number().nullable(),
  proved: z.boolean(),
  blank: z.number().int(),
  blockedBy: z.array(z.string()),
});

export const classProposal = z.object({
  id: z.string(),
  planId: z.string(),
  number: z.number().int(),
  /** The sealed draw it was made of; null: a trial. */
  drawId: z.string().nullable(),
  status: z.enum(['queued', 'running', 'done', 'cancelled', 'failed']),
  progress: z.object({ share: z.number(), step: z.string() }),
  settingsVersion: z.number().int(),
  classCount: z.number().int(),
  seed: z.string(),
  inputsSha256: z.string(),
  resultSha256: z.string().nullable(),
  balance: z.array(ruleValue).nullable(),
  failure: z.string().nullable(),
  /** What would mend a refused proposal, each to be done by its code. */
  repairs: z.array(z.object({ code: z.string(), text: z.string() })),
  /** Pupils a refusal names, by id: the first of many. */
  concerned: z.array(z.string()),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type ClassProposal = z.infer<typeof classProposal>;

const id = z.string().min(1).max(200);
const reason = z.string().trim().max(500);
const place = z.number().int().min(0).nullable();

/** What people may do on the workbench; arrivals come by a verb of their own. */
export const workbenchEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('take'), proposalId: z.uuid() }),
  z.object({
    kind: z.literal('move'),
    changes: z
      .array(z.object({ pupilId: id, to: place }))
      .min(1)
      .max(200),
    reason,
  }),
  z.object({ kind: z.literal('lock'), pupilIds: z.array(id).min(1).max(10_000), locked: z.boolean() }),
  z.object({ kind: z.literal('leave'), pupilId: id, reason }),
  z.object({ kind: z.literal('undo') }),
  z.object({ kind: z.literal('redo') }),
]);
export type WorkbenchEvent = z.infer<typeof workbenchEvent>;

const arrival = z.object({ kind: z.literal('arrive'), pupilId: id, to: place, reason });
export const recordedEvent = z.object({
  number: z.number().int(),
  event: z.union([workbenchEvent, arrival]),
  by: z.string(),
  at: z.string(),
});
export type RecordedEvent = z.infer<typeof recordedEvent>;

export const classPupil = z.object({
  id: z.string(),
  name: z.string(),
  birthDate: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
  late: z.boolean(),
});
export type ClassPupil = z.infer<typeof classPupil>;

/** Everything the workbench shows: for officers alone, each reading audited. */
export const classWorkbench = z.object({
  plan: classPlan,
  pupils: z.array(classPupil),
  wishes: z.array(
    z.object({ pupilId: z.string(), kind: z.enum(['together', 'apart', 'friend']), otherId: z.string() }),
  ),
  events: z.array(recordedEvent),
  proposals: z.array(classProposal),
  /** Classes of the proposals that were taken, in the order of `pupils`; −1: not in it. */
  splits: z.record(z.string(), z.array(z.number().int())),
});
export type ClassWorkbench = z.infer<typeof classWorkbench>;

export const classDraw = z.object({
  id: z.string(),
  planId: z.string(),
  status: z.enum(['sealed', 'drawn', 'withdrawn']),
  inputsSha256: z.string(),
  settingsVersion: z.number().int(),
  seedSource: z.string(),
  sealedAt: z.string(),
  seed: z.string().nullable(),
  drawnAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  proposalId: z.string().nullable(),
});
export type ClassDraw = z.infer<typeof classDraw>;

export const classCertificate = z.object({
  /** The engine gave the same classes again from the frozen inputs and the seed. */
  replayed: z.boolean(),
  hardBroken: z.number().int(),
  pupils: z.number().int(),
  movedByHand: z.number().int(),
  arrived: z.number().int(),
  left: z.number().int(),
  balance: z.array(ruleValue),
});
export type ClassCertificate = z.infer<typeof classCertificate>;

export const classAdoption = z.object({
  id: z.string(),
  planId: z.string(),
  version: z.number().int(),
  eventNumber: z.number().int(),
  proposalId: z.string(),
  publicSha256: z.string(),
  certificate: classCertificate,
  despite: z.string().nullable(),
  adoptedAt: z.string(),
  publishedAt: z.string().nullable(),
});
export type ClassAdoption = z.infer<typeof classAdoption>;

/** A family's question: the code on the dossier, or the school's own code of the pupil, and the birth date. */
export const ownClassQuestion = z.object({ code: z.string().trim().min(1).max(200), birthDate: z.iso.date() });
export const ownClass = z.object({
  code: z.string(),
  schoolName: z.string(),
  schoolYear: z.string(),
  grade: z.string(),
  classLabel: z.string(),
  version: z.number().int(),
  publishedAt: z.string(),
  synthetic: z.boolean(),
  /** The public file, and this pupil's code in it. */
  adoptionId: z.string(),
  publicSha256: z.string(),
  pseudonym: z.string(),
});
export type OwnClass = z.infer<typeof ownClass>;

/** A column of an uploaded list and what it is taken for. */
export const tableColumn = z.object({
  heading: z.string(),
  field: z.enum(classFields),
  remembered: z.boolean(),
  blank: z.number().int(),
  sample: z.array(z.string()),
});
export const tablePreview = z.object({ rows: z.number().int(), columns: z.array(tableColumn) });
export type TablePreview = z.infer<typeof tablePreview>;
