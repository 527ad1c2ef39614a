import type { DiffSample, ImportBatch, ImportProgress } from '../../api/client.ts';
import { call, pathOf, send } from '../api.ts';

/** What a file holds and would change, or has changed. */
export interface ImportAnswer {
  batch: ImportBatch;
  diff: DiffSample;
}

export const listImports = (organisationId: string, signal: AbortSignal) =>
  call<{ batches: ImportBatch[] }>(pathOf(organisationId, 'imports'), { signal });

/** Reads a file and writes nothing. `ticket`: what `findImportProgress` asks by while it goes on. */
export const previewImport = (
  organisationId: string,
  kind: string,
  file: File,
  options: Readonly<Record<string, string>>,
  signal?: AbortSignal,
) => {
  const body = new FormData();
  body.set('file', file);
  for (const [name, value] of Object.entries(options)) if (value !== '') body.set(name, value);
  return call<ImportAnswer>(pathOf(organisationId, 'imports', kind), { method: 'POST', body, signal });
};

export const applyImport = (organisationId: string, batchId: string) =>
  call<ImportAnswer>(pathOf(organisationId, 'imports', batchId, 'apply'), { method: 'POST' });

export const forgetImport = (organisationId: string, batchId: string) =>
  send(pathOf(organisationId, 'imports', batchId), { method: 'DELETE' });

export const findImportProgress = (organisationId: string, ticket: string, signal: AbortSignal) =>
  call<{ progress: ImportProgress | null }>(pathOf(organisationId, 'imports', 'progress', ticket), { signal });
