import type { ChangedChild, Crossing, Study, StudyResult } from '../../../../api/client.ts';
import { call, download, pathOf } from '../../../api.ts';

export type StudyQuestion = Study['question'];
export type Compare = Extract<StudyQuestion, { kind: 'compare' }>;
export type Transport = Extract<StudyQuestion, { kind: 'transport' }>;

export const listStudies = (organisationId: string, periodId: string, signal: AbortSignal) =>
  call<{ studies: Study[] }>(pathOf(organisationId, 'periods', periodId, 'studies'), { signal });

export const startStudy = (organisationId: string, periodId: string, question: StudyQuestion) =>
  call<Study>(pathOf(organisationId, 'periods', periodId, 'studies'), { method: 'POST', body: question });

export const getStudy = (organisationId: string, studyId: string, signal: AbortSignal) =>
  call<Study>(pathOf(organisationId, 'studies', studyId), { signal });

export const getStudyResult = (organisationId: string, studyId: string, signal: AbortSignal) =>
  call<StudyResult>(pathOf(organisationId, 'studies', studyId, 'result'), { signal });

export const cancelStudy = (organisationId: string, studyId: string) =>
  call<Study>(pathOf(organisationId, 'studies', studyId, 'cancel'), { method: 'POST' });

/** Ferries and named bridges of the roads in force. */
export const listCrossings = (organisationId: string, signal: AbortSignal) =>
  call<{ crossings: Crossing[] }>(pathOf(organisationId, 'crossings'), { signal });

/** Those who lose first; looking is audited, as saving is. */
export const listChangedChildren = (organisationId: string, studyId: string, signal: AbortSignal) =>
  call<{ children: ChangedChild[]; total: number }>(pathOf(organisationId, 'studies', studyId, 'children'), { signal });

/** Dossiers whose school differs; every saving is audited. */
export const saveChangedChildren = ({ id, synthetic }: Study, organisationId: string) =>
  download(
    pathOf(organisationId, 'studies', id, 'children.csv'),
    `${synthetic ? 'synthetic-' : ''}changed-children-${id.slice(0, 8)}.csv`,
  );
