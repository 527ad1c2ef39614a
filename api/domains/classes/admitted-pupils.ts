import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { holdResults } from '../assignments/held-results.ts';
import { getRunRow } from '../assignments/queries.ts';
import { getPeriodRow } from '../periods/queries.ts';
import type { Period } from '../periods/types.ts';
import { findPublished } from '../publications/queries.ts';
import { type ClassColumn, classFields, kindOfField, sensitiveFields } from './columns.ts';
import type { ClassPupil } from './types.ts';

/** The children a school was given, and where that is said. */
export interface Admitted {
  period: Period;
  publicationId: string;
  pupils: ClassPupil[];
  columns: ClassColumn[];
  synthetic: boolean;
}

/**
 * The pupils of a school by the published result of a period: the one place that knows where pupils come from. Only what class
 * rules may use is taken over: birth date, and attributes of that name; sensitive ones never. `conflict` while nothing is
 * published, or when the school was given nobody.
 */
export async function listAdmitted(
  context: Context,
  periodId: string,
  school: { id: string; name: string },
): Promise<Admitted> {
  const { database, organisationId } = context;
  const period = await getPeriodRow(database.db, organisationId, periodId);
  const published = await findPublished(database.db, organisationId, period.id);
  if (!published) throw new Failure('conflict', 'failures.class-not-published', { period: period.name });
  const { children } = await holdResults(context, await getRunRow(database.db, organisationId, published.runId));
  const ids = children.ids.filter((_, place) => children.schools[place] === school.id);
  if (ids.length === 0) throw new Failure('conflict', 'failures.class-nobody-admitted', { school: school.name });
  const found = await rows<{ id: string; attributes: Record<string, string> }>(
    database.db,
    sql`select id, attributes from applicants where organisation_id = ${organisationId} and period_id = ${period.id}::uuid
      and id in (select value from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) order by id`,
  );
  const keys = classFields.filter(
    (field) =>
      !['pupil_id', 'name', 'birth_date', 'together', 'apart', 'friend', 'score', 'text', 'ignore'].includes(field) &&
      !sensitiveFields.includes(field) &&
      found.some(({ attributes }) => (attributes[field] ?? '') !== ''),
  );
  const pupils = found.map(({ id, attributes }): ClassPupil => {
    const own = keys.flatMap((key) => ((attributes[key] ?? '') === '' ? [] : [[key, String(attributes[key])]]));
    return {
      ...{ id, name: '', birthDate: attributes.birth_date ?? null },
      ...{ attributes: Object.fromEntries(own), late: false },
    };
  });
  const columns = keys.map((key) => ({ key, heading: key, kind: kindOfField(key) }));
  return { period, publicationId: published.id, pupils, columns, synthetic: published.synthetic };
}
