import { say, sayNumber } from '#text/text.ts';
import { getOrganisation } from '../../domains/areas/queries.ts';
import { type DecisionPreview, previewDecision } from '../../domains/assignments/preview-decision.ts';
import { decisionKind, type PlacementDecision } from '../../domains/periods/decision-types.ts';
import { recordDecision } from '../../domains/periods/record-decision.ts';
import type { Period } from '../../domains/periods/types.ts';
import { Failure } from '../../platform/errors.ts';
import { requiredOption, textOption, UsageError, type Values } from '../command.ts';
import { inOrganisation } from '../in-organisation.ts';
import { commandLanguage } from '../print-issues.ts';
import type { Call } from './acts.ts';
import { findPeriod } from './find.ts';

/** Options of a decision of the council in a period of the server. */
export const decideOptions = {
  organisation: { type: 'string' },
  period: { type: 'string' },
  number: { type: 'string' },
  reason: { type: 'string' },
  kind: { type: 'string' },
  apply: { type: 'boolean' },
} as const;

/** Shows whom a decision touches in the newest run of the period, and with --apply signs it after that look. */
export async function decideInPeriod(values: Values): Promise<0> {
  const [applicantId, schoolId] = [requiredOption(values, 'child'), requiredOption(values, 'school')];
  const signed = values.apply
    ? { number: requiredOption(values, 'number'), reason: requiredOption(values, 'reason'), kind: kindOf(values) }
    : null;
  const organisationId = textOption(values, 'organisation') ?? 'default';
  await inOrganisation(organisationId, async (context) => {
    await getOrganisation(context.database.db, organisationId);
    const call: Call = { context, values, tell };
    const period = await findPeriod(call);
    const seen = await look(call, period, { applicantId, schoolId }, signed !== null);
    if (period.synthetic) tell('common.synthetic-whole');
    if (!signed) return tell('commands.decision.preview');
    const decision: PlacementDecision = await recordDecision(context, period.id, {
      ...{ applicantId, schoolId, ...signed, preview: seen?.token },
    });
    tell('season.decision-saved', { number: decision.number, applicant: applicantId });
    tell('commands.decision.next');
  });
  return 0;
}

/** What the council sees before it signs; null where there is no run yet to tell it from and one may sign without. */
async function look(
  { context }: Call,
  period: Period,
  decided: { applicantId: string; schoolId: string },
  mayBeFirst: boolean,
): Promise<DecisionPreview | null> {
  try {
    const seen = await previewDecision(context, period.id, decided);
    tellLook(seen);
    return seen;
  } catch (failure) {
    if (mayBeFirst && failure instanceof Failure && failure.key === 'failures.decision-no-run') return null;
    throw failure;
  }
}

function tellLook({ decided, samePosition, others, othersCount }: DecisionPreview): void {
  tell('season.preview-title');
  tell('season.preview-own', {
    applicant: decided.applicantId,
    from: sayPlace(decided.from),
    to: sayPlace(decided.to),
  });
  if (samePosition === null) tell('season.preview-same-unknown');
  else if (samePosition === 0) tell('season.preview-same-none');
  else tell('season.preview-same', { count: samePosition });
  if (othersCount === 0) tell('season.preview-none');
  else tell('season.preview-others', { count: othersCount });
  for (const { applicantId: applicant, from, to, better } of others) {
    tell('season.preview-own', { applicant, from: sayPlace(from), to: sayPlace(to) });
    tell(better ? 'commands.decision.better' : 'commands.decision.worse');
  }
  if (othersCount > others.length) tell('season.preview-more', { count: othersCount - others.length });
  tell('season.preview-from');
}

function sayPlace(place: DecisionPreview['decided']['from']): string {
  const language = commandLanguage();
  if (place === null) return say(language, 'season.preview-nowhere');
  const { schoolName: school, metres } = place;
  if (metres === null) return school;
  return say(language, 'season.preview-place', { school, metres: `${sayNumber(language, metres, 0)} m` });
}

function kindOf(values: Values) {
  const given = textOption(values, 'kind') ?? 'manual';
  const known = decisionKind.options.find((word) => word === given);
  if (!known) throw new UsageError(`Option --kind must be one of ${decisionKind.options.join(', ')}, not "${given}".`);
  return known;
}

function tell(key: string, params?: Record<string, unknown>): void {
  process.stdout.write(`${say(commandLanguage(), key, params)}\n`);
}
