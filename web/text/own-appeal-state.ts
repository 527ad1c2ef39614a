/** What a family is told of its own appeal, as far as words depend on it. Days are ISO. */
export interface OwnAppealFacts {
  status: 'open' | 'rejected' | 'correction' | 'decision' | 'withdrawn';
  answerBy: string;
  decisionNumber: string | null;
  decidedOn: string | null;
  answer: string | null;
  correctedVersion: number | null;
}

/** The sentence in which an appeal stands, one for screen and paper: its key in `appeals.own.*`, and what stands in it. */
export function ownAppealState(
  appeal: OwnAppealFacts,
  sayDay: (day: string) => string,
): { key: string; params: Record<string, string | number | null> } {
  const { status, answerBy, decisionNumber: number, decidedOn, answer, correctedVersion: version } = appeal;
  if (status === 'open') return { key: 'open', params: { date: sayDay(answerBy) } };
  if (status === 'withdrawn' || decidedOn === null) return { key: 'withdrawn', params: {} };
  const params = { number, date: sayDay(decidedOn), answer, version };
  return { key: status === 'correction' && version !== null ? 'corrected' : status, params };
}
