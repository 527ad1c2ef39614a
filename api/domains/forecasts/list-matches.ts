import { sql } from 'drizzle-orm';
import { foldText } from '../../../geodata/sources/fold-text.ts';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { may } from '../../platform/permissions.ts';
import { listKnownSchools } from '../schools/queries.ts';
import type { MatchList } from './types.ts';

const mostSuggestions = 3;
const leastLikeness = 0.25;

interface Span {
  id: string;
  name: string | null;
  firstYear: number;
  lastYear: number;
  firstPupils: number | null;
  lastPupils: number | null;
}

/**
 * Codes of the history that are no school of today, each with the schools it may have become, likest first; and the matches made.
 * Likeness: names (half), a history that begins where this one ends (three tenths), the number of pupils (two tenths).
 */
export async function listMatches(context: Context): Promise<MatchList> {
  may(context, 'look/forecasts');
  const { database, organisationId } = context;
  const spans = await rows<Span>(
    database.db,
    sql`with years as (
        select school_id, year, max(school_name) as name, sum(pupils)::int as pupils from pupil_history
        where organisation_id = ${organisationId} group by school_id, year)
      select school_id as id, max(name) as name, min(year) as "firstYear", max(year) as "lastYear",
        (array_agg(pupils order by year))[1] as "firstPupils", (array_agg(pupils order by year desc))[1] as "lastPupils"
      from years group by school_id order by school_id collate "C"`,
  );
  const matches = await rows<MatchList['matches'][number]>(
    database.db,
    sql`select old_id as "oldId", new_id as "newId", decided_by as "decidedBy",
        to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt"
      from school_matches where organisation_id = ${organisationId} order by old_id collate "C"`,
  );
  const today = await listKnownSchools(database.db, organisationId);
  const known = new Set(today.map(({ code }) => code));
  const matched = new Set(matches.map(({ oldId }) => oldId));
  const spanOf = new Map(spans.map((span) => [span.id, span]));
  const unmatched = spans
    .filter(({ id }) => !known.has(id) && !matched.has(id))
    .map((old) => ({
      oldId: old.id,
      name: old.name,
      firstYear: old.firstYear,
      lastYear: old.lastYear,
      lastPupils: old.lastPupils,
      suggestions: today
        .map(({ code, name }) => ({ schoolId: code, name, likeness: likeness(old, name, spanOf.get(code)) }))
        .filter((each) => each.likeness >= leastLikeness)
        .sort((a, b) => b.likeness - a.likeness || (a.schoolId < b.schoolId ? -1 : 1))
        .slice(0, mostSuggestions),
    }));
  return { unmatched, matches };
}

function likeness(old: Span, name: string, span: Span | undefined): number {
  const names = sameWords(old.name ?? old.id, name);
  const years = span && span.firstYear === old.lastYear + 1 ? 1 : 0;
  const [before, after] = [old.lastPupils, span?.firstPupils ?? null];
  const size = years === 1 && before && after ? Math.min(before, after) / Math.max(before, after) : 0;
  return Math.round((0.5 * names + 0.3 * years + 0.2 * size) * 100) / 100;
}

/** Share of words two names have in common, diacritics and case aside. */
function sameWords(one: string, other: string): number {
  const words = (text: string) => new Set(foldText(text).split(/\s+/).filter(Boolean));
  const [a, b] = [words(one), words(other)];
  const common = [...a].filter((word) => b.has(word)).length;
  return common / Math.max(1, a.size + b.size - common);
}
