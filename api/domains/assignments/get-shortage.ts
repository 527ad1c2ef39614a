import type { Placeable } from '#engines/assignment/placeable.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { countFlows } from './count-flows.ts';
import { getRunFile, type HeldResults, holdResults } from './held-results.ts';
import { visibleRun } from './show-runs.ts';
import type { Shortage } from './types.ts';

/**
 * How many could be placed at all, and the proof where not everyone can: groups of children who together reach fewer seats than
 * they are. What is left out although a seat exists is the price of the priorities and counted apart.
 */
export async function getShortage(context: Context, runId: string): Promise<Shortage> {
  may(context, 'change/runs');
  const held = await holdResults(context, await visibleRun(context, runId));
  const facts = JSON.parse(Buffer.from(await getRunFile(held.results, 'run.json')).toString('utf8')) as RunFacts;
  const { placeable, rules, counts } = facts;
  const byName = new Intl.Collator(context.language).compare;
  return {
    applicants: counts.applicants,
    placed: counts.placed,
    maximum: placeable.maximum,
    byPriorities: placeable.gap,
    withoutSchool: placeable.withoutSchool,
    maxMetres: rules.maxMetres ?? null,
    missing: placeable.shortage?.missing ?? 0,
    parts: (placeable.shortage?.parts ?? []).map(({ applicants, schools, seats, missing }) => ({
      children: applicants.length,
      seats,
      missing,
      schools: schools
        .map((schoolId) => {
          const { name, lonLat } = held.schools.get(schoolId) ?? { name: schoolId, lonLat: [0, 0] as [number, number] };
          return { schoolId, name, lonLat };
        })
        .sort((one, other) => byName(one.name, other.name) || (one.schoolId < other.schoolId ? -1 : 1)),
      flows: flowsOf(held, applicants),
    })),
  };
}

interface RunFacts {
  placeable: Placeable;
  rules: { maxMetres?: number | null };
  counts: { applicants: number; placed: number };
}

/** Where these children live: to the school that has them, or to their nearest where none has. */
function flowsOf({ children }: HeldResults, applicants: readonly string[]) {
  const inside = new Set(applicants.map((id) => children.placeOf.get(id)));
  const out = (place: number) => children.schools[place] === '';
  return countFlows(
    {
      cells: children.cells,
      schools: children.schools.map((school, place) => (out(place) ? children.nearestSchools[place] : school)),
      metres: children.metres.map((metres, place) => (out(place) ? children.nearestMetres[place] : metres)),
    },
    (place) => inside.has(place),
  );
}
