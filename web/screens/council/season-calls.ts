import type {
  AffectedFamily,
  Appeal,
  AppealAnswer,
  DecisionPreview,
  DecisionsPreview,
  Decline,
  Draw,
  NewAppeal,
  Period,
  PlacementDecision,
  Publication,
  Publishing,
  Run,
} from '../../../api/client.ts';
import { call, download, pathOf } from '../../api.ts';

export type NewDecision = Pick<PlacementDecision, 'applicantId' | 'schoolId' | 'number' | 'reason' | 'kind'> & {
  /** The look at whom it touches. */
  preview?: string;
};

export const listDecisions = (organisationId: string, periodId: string, signal: AbortSignal) =>
  call<{ decisions: PlacementDecision[] }>(pathOf(organisationId, 'periods', periodId, 'decisions'), { signal });

export const recordDecision = (organisationId: string, periodId: string, body: NewDecision) =>
  call<PlacementDecision>(pathOf(organisationId, 'periods', periodId, 'decisions'), { method: 'POST', body });

export const importDecisions = (organisationId: string, periodId: string, body: { csv: string; preview?: string }) =>
  call<{ decisions: PlacementDecision[] }>(pathOf(organisationId, 'periods', periodId, 'decisions', 'import'), {
    method: 'POST',
    body,
  });

export const previewDecisions = (organisationId: string, periodId: string, csv: string) =>
  call<DecisionsPreview>(pathOf(organisationId, 'periods', periodId, 'decisions', 'import', 'preview'), {
    method: 'POST',
    body: { csv },
  });

export const withdrawDecision = (organisationId: string, decisionId: string) =>
  call<PlacementDecision>(pathOf(organisationId, 'decisions', decisionId, 'withdraw'), { method: 'POST' });

export const previewDecision = (organisationId: string, periodId: string, applicantId: string, schoolId: string) =>
  call<DecisionPreview>(pathOf(organisationId, 'periods', periodId, 'decisions', 'preview'), {
    method: 'POST',
    body: { applicantId, schoolId },
  });

export const listDraws = (organisationId: string, periodId: string, signal: AbortSignal) =>
  call<{ draws: Draw[] }>(pathOf(organisationId, 'periods', periodId, 'draws'), { signal });

export const sealDraw = (organisationId: string, periodId: string, seedSource: string) =>
  call<Draw>(pathOf(organisationId, 'periods', periodId, 'draws'), { method: 'POST', body: { seedSource } });

export const revealDraw = (organisationId: string, drawId: string, seed: string) =>
  call<Draw>(pathOf(organisationId, 'draws', drawId, 'reveal'), { method: 'POST', body: { seed } });

export const withdrawDraw = (organisationId: string, drawId: string, reason: string) =>
  call<Draw>(pathOf(organisationId, 'draws', drawId, 'withdraw'), { method: 'POST', body: { reason } });

export const listPublications = (organisationId: string, periodId: string, signal: AbortSignal) =>
  call<{ publications: Publication[] }>(pathOf(organisationId, 'periods', periodId, 'publications'), { signal });

export const proposePublication = (organisationId: string, periodId: string, runId: string, reason: string) =>
  call<Publishing>(pathOf(organisationId, 'periods', periodId, 'publications'), {
    method: 'POST',
    body: { runId, reason },
  });

/** The newest work of publishing of a period, with how far it is. */
export const findPublishing = (organisationId: string, periodId: string, signal: AbortSignal) =>
  call<{ publishing: Publishing | null }>(pathOf(organisationId, 'periods', periodId, 'publishing'), { signal });

export const cancelPublishing = (organisationId: string, publishingId: string) =>
  call<Publishing>(pathOf(organisationId, 'publishings', publishingId, 'cancel'), { method: 'POST' });

export const approvePublication = (organisationId: string, publicationId: string, name: string) =>
  call<Publication>(pathOf(organisationId, 'publications', publicationId, 'approvals'), {
    method: 'POST',
    body: { name },
  });

export const withdrawPublication = (organisationId: string, publicationId: string) =>
  call<Publication>(pathOf(organisationId, 'publications', publicationId, 'withdraw'), { method: 'POST' });

export const listAffected = (organisationId: string, publicationId: string, signal: AbortSignal) =>
  call<{ affected: AffectedFamily[] }>(pathOf(organisationId, 'publications', publicationId, 'affected'), { signal });

export const listAppeals = (organisationId: string, periodId: string, signal: AbortSignal) =>
  call<{ appeals: Appeal[] }>(pathOf(organisationId, 'periods', periodId, 'appeals'), { signal });

/** The council's own file of appeals, with what families said. */
export const saveAppeals = (organisationId: string, periodId: string) =>
  download(pathOf(organisationId, 'periods', periodId, 'appeals.csv'), 'appeals.csv');

export const saveAppealTerm = (organisationId: string, periodId: string, term: Period['appealTerm']) =>
  call<Period>(pathOf(organisationId, 'periods', periodId, 'appeal-term'), { method: 'PUT', body: { term } });

export const recordAppeal = (organisationId: string, periodId: string, body: NewAppeal) =>
  call<Appeal>(pathOf(organisationId, 'periods', periodId, 'appeals'), { method: 'POST', body });

export const answerAppeal = (organisationId: string, appealId: string, body: AppealAnswer) =>
  call<Appeal>(pathOf(organisationId, 'appeals', appealId, 'answer'), { method: 'POST', body });

export const withdrawAppeal = (organisationId: string, appealId: string) =>
  call<Appeal>(pathOf(organisationId, 'appeals', appealId, 'withdraw'), { method: 'POST' });

export const listDeclines = (organisationId: string, runId: string, signal: AbortSignal) =>
  call<{ declines: Decline[] }>(pathOf(organisationId, 'runs', runId, 'declines'), { signal });

export const recordDeclines = (organisationId: string, runId: string, applicantIds: string[]) =>
  call<{ declines: Decline[] }>(pathOf(organisationId, 'runs', runId, 'declines'), {
    method: 'POST',
    body: { applicantIds },
  });

export const withdrawDecline = (organisationId: string, runId: string, applicantId: string) =>
  call<{ declines: Decline[] }>(pathOf(organisationId, 'runs', runId, 'declines', 'withdraw'), {
    method: 'POST',
    body: { applicantId },
  });

export const startRound = (organisationId: string, runId: string) =>
  call<Run>(pathOf(organisationId, 'runs', runId, 'round'), { method: 'POST' });

/** Who has taken the full bundle of a run. */
export const listTakenBundles = (organisationId: string, runId: string, signal: AbortSignal) =>
  call<{ taken: { name: string; purpose: string; at: string }[] }>(
    pathOf(organisationId, 'runs', runId, 'full-bundle'),
    { signal },
  );
