/** The addresses of the application: the parents' room is the front door. A home is never part of a path or a query. */
export type Place =
  | {
      room: 'look';
      organisationId: string | null;
      schoolId: string | null;
      receipt?: true;
      results?: true;
      published?: true;
      /** Code of a shared scenario. */
      scenario?: string;
      /** Code of a shared draft of school areas. */
      draft?: string;
    }
  | { room: 'plan'; organisationId: string }
  | { room: 'council'; organisationId: string; periodId: string | null; runId: string | null }
  | { room: 'classes'; organisationId: string; planId: string | null };

/** Pages of results stand in printed codes and in the press, so their addresses never change: kết quả, of a family or of a school. */
const resultWord = 'ket-qua';
/** Công bố: seals, draws and versions, for everyone. */
const publishedWord = 'cong-bo';

/** Phương án: a scenario under discussion, by the code of its link. */
const scenarioWord = 'phuong-an';

/** Tuyến thảo luận: a draft of school areas under discussion, by the code of its link. */
const draftWord = 'tuyen-thao-luan';

/** Reads a path such as `/demo/council/grade-1`; anything not understood opens the organisation's parents' room. */
export function readPath(pathname: string): Place {
  const [organisationId, room, first, second] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (!organisationId) return { room: 'look', organisationId: null, schoolId: null };
  if (room === 'plan') return { room, organisationId };
  if (room === 'council') return { room, organisationId, periodId: first ?? null, runId: second ?? null };
  if (room === scenarioWord && first) return { room: 'look', organisationId, schoolId: null, scenario: first };
  if (room === draftWord && first) return { room: 'look', organisationId, schoolId: null, draft: first };
  if (room === 'classes') return { room, organisationId, planId: first ?? null };
  if (room === resultWord) return { room: 'look', organisationId, schoolId: null, receipt: true };
  if (room === publishedWord) return { room: 'look', organisationId, schoolId: null, published: true };
  if (room !== 'school' || !first) return { room: 'look', organisationId, schoolId: null };
  return { room: 'look', organisationId, schoolId: first, ...(second === resultWord && { results: true }) };
}

/** The path of a place; `readPath(writePath(p))` is `p`. */
export function writePath(place: Place): string {
  const parts: (string | null)[] = [place.organisationId];
  if (place.room === 'plan') parts.push('plan');
  if (place.room === 'look' && place.scenario) parts.push(scenarioWord, place.scenario);
  if (place.room === 'look' && place.draft) parts.push(draftWord, place.draft);
  if (place.room === 'council') parts.push('council', place.periodId, place.runId);
  if (place.room === 'classes') parts.push('classes', place.planId);
  if (place.room === 'look' && place.receipt) parts.push(resultWord);
  if (place.room === 'look' && place.published) parts.push(publishedWord);
  if (place.room === 'look' && place.schoolId) parts.push('school', place.schoolId, place.results ? resultWord : null);
  return `/${parts
    .filter((part) => part !== null)
    .map((part) => encodeURIComponent(part))
    .join('/')}`;
}
