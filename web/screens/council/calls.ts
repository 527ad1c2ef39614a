import type {
  Cutoff,
  Explanation,
  Flows,
  Level,
  Period,
  PeriodColumns,
  Quota,
  RulesVersion,
  Run,
  Shortage,
  Unplaced,
} from '../../../api/client.ts';
import { call, pathOf } from '../../api.ts';
import type { Rules } from './rules.ts';

export type Verification = NonNullable<Run['verification']>;

/** Periods for who holds the operator's token. Anyone may read them, so a call that only the operator may make comes first. */
export const listPeriods = async (organisationId: string, signal: AbortSignal) => {
  await call(pathOf(organisationId, 'imports'), { signal });
  return call<{ periods: Period[] }>(pathOf(organisationId, 'periods'), { signal });
};

export const openPeriod = (organisationId: string, body: { level: Level; schoolYear: string; name?: string }) =>
  call<Period>(pathOf(organisationId, 'periods'), { method: 'POST', body });

export const listQuotas = (organisationId: string, periodId: string, signal: AbortSignal) =>
  call<{ quotas: Quota[] }>(pathOf(organisationId, 'periods', periodId, 'quotas'), { signal });

export const saveQuotas = (organisationId: string, periodId: string, quotas: Pick<Quota, 'schoolId' | 'seats'>[]) =>
  call<{ quotas: Quota[] }>(pathOf(organisationId, 'periods', periodId, 'quotas'), { method: 'PUT', body: { quotas } });

export interface ProgrammeEntry {
  name: string;
  seats: number | null;
}

export const openProgramme = (organisationId: string, periodId: string, body: ProgrammeEntry & { schoolId: string }) =>
  call<{ quotas: Quota[] }>(pathOf(organisationId, 'periods', periodId, 'programmes'), { method: 'POST', body });

export const changeProgramme = (organisationId: string, periodId: string, id: string, body: ProgrammeEntry) =>
  call<{ quotas: Quota[] }>(pathOf(organisationId, 'periods', periodId, 'programmes', id), { method: 'PUT', body });

export const closeProgramme = (organisationId: string, periodId: string, id: string) =>
  call<{ quotas: Quota[] }>(pathOf(organisationId, 'periods', periodId, 'programmes', id), { method: 'DELETE' });

export const saveRules = (organisationId: string, periodId: string, rules: Rules) =>
  call<Period>(pathOf(organisationId, 'periods', periodId, 'rules'), { method: 'PUT', body: { rules } });

export const listRules = (organisationId: string, periodId: string, signal: AbortSignal) =>
  call<{ versions: RulesVersion[] }>(pathOf(organisationId, 'periods', periodId, 'rules'), { signal });

/** Columns that rules may name, with the values that stand in the dossiers. */
export const listColumns = (organisationId: string, periodId: string, signal: AbortSignal) =>
  call<PeriodColumns>(pathOf(organisationId, 'periods', periodId, 'columns'), { signal });

export const saveDates = (organisationId: string, periodId: string, dates: Period['dates']) =>
  call<Period>(pathOf(organisationId, 'periods', periodId, 'dates'), { method: 'PUT', body: dates });

export const listRuns = (organisationId: string, periodId: string, signal: AbortSignal) =>
  call<{ runs: Run[] }>(pathOf(organisationId, 'periods', periodId, 'runs'), { signal });

export const startRun = (organisationId: string, periodId: string, seed: string) =>
  call<Run>(pathOf(organisationId, 'periods', periodId, 'runs'), { method: 'POST', body: { seed } });

export const getRun = (organisationId: string, runId: string, signal: AbortSignal) =>
  call<Run>(pathOf(organisationId, 'runs', runId), { signal });

export const cancelRun = (organisationId: string, runId: string) =>
  call<Run>(pathOf(organisationId, 'runs', runId, 'cancel'), { method: 'POST' });

export const listCutoffs = (organisationId: string, runId: string, signal: AbortSignal) =>
  call<{ cutoffs: Cutoff[] }>(pathOf(organisationId, 'runs', runId, 'cutoffs'), { signal });

export const getFlows = (organisationId: string, runId: string, signal: AbortSignal) =>
  call<Flows>(pathOf(organisationId, 'runs', runId, 'flows'), { signal });

export const getShortage = (organisationId: string, runId: string, signal: AbortSignal) =>
  call<Shortage>(pathOf(organisationId, 'runs', runId, 'shortage'), { signal });

export const listUnplaced = (organisationId: string, runId: string, signal: AbortSignal) =>
  call<{ unplaced: Unplaced[] }>(pathOf(organisationId, 'runs', runId, 'unplaced'), { signal });

/** Runs the verifier again over what was stored and answers its fresh counts. */
export const verifyAgain = (organisationId: string, runId: string) =>
  call<Verification>(pathOf(organisationId, 'runs', runId, 'verification'));

export const explain = (organisationId: string, runId: string, applicantId: string, signal: AbortSignal) =>
  call<Explanation>(pathOf(organisationId, 'runs', runId, 'applicants', applicantId), { signal });
