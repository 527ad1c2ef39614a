import type {
  ClassAdoption,
  ClassDraw,
  ClassPlan,
  ClassProposal,
  ClassPupil,
  ClassSettings,
  ClassWorkbench,
  Period,
  Quota,
  RecordedEvent,
  TablePreview,
  WorkbenchEvent,
} from '../../../api/client.ts';
import { call, pathOf } from '../../api.ts';

export const listPlans = (id: string, signal: AbortSignal) =>
  call<{ plans: ClassPlan[] }>(pathOf(id, 'class-plans'), { signal });

export const openExample = (id: string) => call<ClassPlan>(pathOf(id, 'class-plans', 'example'), { method: 'POST' });

export const createFromPeriod = (id: string, body: { periodId: string; schoolId: string; classCount: number }) =>
  call<ClassPlan>(pathOf(id, 'class-plans'), { method: 'POST', body });

export const listPeriods = (id: string, signal: AbortSignal) =>
  call<{ periods: Period[] }>(pathOf(id, 'periods'), { signal });

export const listQuotas = (id: string, periodId: string, signal: AbortSignal) =>
  call<{ quotas: Quota[] }>(pathOf(id, 'periods', periodId, 'quotas'), { signal });

function formOf(file: File, question?: object): FormData {
  const form = new FormData();
  form.set('file', file);
  if (question) form.set('question', JSON.stringify(question));
  return form;
}

export const previewTable = (id: string, file: File) =>
  call<TablePreview>(pathOf(id, 'class-tables', 'preview'), { method: 'POST', body: formOf(file) });

export const createFromTable = (id: string, file: File, question: object) =>
  call<ClassPlan>(pathOf(id, 'class-plans', 'table'), { method: 'POST', body: formOf(file, question) });

export const mergeTable = (id: string, planId: string, file: File, question: object) =>
  call<ClassPlan>(pathOf(id, 'class-plans', planId, 'table'), { method: 'POST', body: formOf(file, question) });

export const readWorkbench = (id: string, planId: string, signal: AbortSignal) =>
  call<ClassWorkbench>(pathOf(id, 'class-plans', planId, 'workbench'), { signal });

export const saveSettings = (
  id: string,
  planId: string,
  body: Pick<ClassSettings, 'classCount' | 'labels' | 'rules'>,
) => call<ClassPlan>(pathOf(id, 'class-plans', planId, 'settings'), { method: 'PUT', body });

export const startProposal = (id: string, planId: string, seed: string) =>
  call<ClassProposal>(pathOf(id, 'class-plans', planId, 'proposals'), { method: 'POST', body: { seed } });

export const getProposal = (id: string, proposalId: string, signal: AbortSignal) =>
  call<ClassProposal>(pathOf(id, 'class-proposals', proposalId), { signal });

export const cancelProposal = (id: string, proposalId: string) =>
  call<ClassProposal>(pathOf(id, 'class-proposals', proposalId, 'cancel'), { method: 'POST' });

export const repairPlan = (id: string, proposalId: string, code: string) =>
  call<ClassPlan>(pathOf(id, 'class-proposals', proposalId, 'repair'), { method: 'POST', body: { code } });

export const readProposalClasses = (id: string, proposalId: string, signal: AbortSignal) =>
  call<{ classes: Record<string, number> }>(pathOf(id, 'class-proposals', proposalId, 'classes'), { signal });

export const recordEvents = (id: string, planId: string, expected: number, events: WorkbenchEvent[]) =>
  call<{ events: RecordedEvent[] }>(pathOf(id, 'class-plans', planId, 'events'), {
    method: 'POST',
    body: { expected, events },
  });

export const addPupil = (
  id: string,
  planId: string,
  body: Omit<ClassPupil, 'late'> & { expected: number; reason: string },
) =>
  call<{ pupils: ClassPupil[]; events: RecordedEvent[]; to: number | null }>(
    pathOf(id, 'class-plans', planId, 'pupils'),
    {
      method: 'POST',
      body,
    },
  );

export const listAdoptions = (id: string, planId: string, signal: AbortSignal) =>
  call<{ adoptions: ClassAdoption[] }>(pathOf(id, 'class-plans', planId, 'adoptions'), { signal });

export const adoptClasses = (id: string, planId: string, body: { expected: number; despite: string }) =>
  call<ClassAdoption>(pathOf(id, 'class-plans', planId, 'adoptions'), { method: 'POST', body });

export const publishAdoption = (id: string, adoptionId: string) =>
  call<ClassAdoption>(pathOf(id, 'class-adoptions', adoptionId, 'publish'), { method: 'POST' });

export const listDraws = (id: string, planId: string, signal: AbortSignal) =>
  call<{ draws: ClassDraw[] }>(pathOf(id, 'class-plans', planId, 'draws'), { signal });

export const sealDraw = (id: string, planId: string, seedSource: string) =>
  call<ClassDraw>(pathOf(id, 'class-plans', planId, 'draws'), { method: 'POST', body: { seedSource } });

export const revealDraw = (id: string, drawId: string, seed: string) =>
  call<ClassDraw>(pathOf(id, 'class-draws', drawId, 'reveal'), { method: 'POST', body: { seed } });

export const withdrawDraw = (id: string, drawId: string, reason: string) =>
  call<ClassDraw>(pathOf(id, 'class-draws', drawId, 'withdraw'), { method: 'POST', body: { reason } });
