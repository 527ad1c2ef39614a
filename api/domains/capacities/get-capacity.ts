import { balanceAreas, balanceTotal } from '#engines/capacity/balances.ts';
import { balanceOfSchool } from '#engines/capacity/seats.ts';
import type { LevelNorms } from '#engines/capacity/types.ts';
import { warnings } from '#engines/capacity/warnings.ts';
import { classCapOn } from '../../../geodata/profiles/country-profile.ts';
import type { NormId } from '../../../geodata/profiles/norm.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import type { Level } from '../areas/types.ts';
import { listAreaPeople, listNorms, listSchoolFigures, listSchoolRooms } from './queries.ts';
import type { CapacityReport } from './types.ts';

/**
 * Seats, pupils and rooms of a level by school and commune in the organisation's school year, held against the norms in force today, with
 * ranked warnings. Unknown stays null, in sums too. Throws `not-found` for the organisation.
 */
export async function getCapacity(context: Context, level: Level): Promise<CapacityReport> {
  may(context, 'look/capacity');
  const { database, organisationId, clock } = context;
  const day = clock.now().toISOString().slice(0, 10);
  return database.readPublic(async (tx) => {
    const { profile, schoolYear } = await getSettings(tx, organisationId);
    const norms = await listNorms(tx, organisationId, profile, level, day);
    const value = (id: NormId, of: Level | null) =>
      norms.find((norm) => norm.id === id && norm.level === of)?.value ?? null;
    const ownCap = norms.find(({ id, own }) => id === 'class-cap' && own)?.value ?? null;
    const capOf = (grade: string) => ownCap ?? classCapOn(profile, level, grade, day)?.pupils ?? null;
    const grades = profile.levels.find((known) => known.level === level)?.grades ?? [];
    const ages = grades.map(({ age }) => age);
    const figures = await listSchoolFigures(tx, organisationId, level, capOf);
    const people =
      ages.length === 0 ? [] : await listAreaPeople(tx, organisationId, [Math.min(...ages), Math.max(...ages)]);
    const levelNorms: LevelNorms = {
      classesPerRoom: value('classes-per-room', level),
      placesPer1000: value('places-per-1000', level),
      leastClasses: value('least-classes', level),
      mostClasses: value('most-classes', level),
      landPerPupil: value('land-per-pupil', level),
      roomsPer10000: value('rooms-per-10000', null),
    };
    const cap = value('class-cap', level);
    const schools = figures.map((school) => balanceOfSchool(school, levelNorms.classesPerRoom, cap));
    const areas = balanceAreas(schools, people, levelNorms, await listSchoolRooms(tx, organisationId));
    const nameOf = new Map([
      ...people.map(({ area, name }) => [area, name] as const),
      ...figures.map(({ id, name }) => [`school ${id}`, name] as const),
    ]);
    const named = (area: string | null) => (area === null ? '' : (nameOf.get(area) ?? area));
    return {
      ...{ level, schoolYear, norms },
      synthetic: figures.some(({ synthetic }) => synthetic),
      schools: schools.map((school) => ({ ...school, name: nameOf.get(`school ${school.id}`)! })),
      areas: areas.map((area) => ({ ...area, name: named(area.area) })),
      total: { ...balanceTotal(areas, people, levelNorms), name: '' },
      warnings: warnings(figures, schools, areas, levelNorms, cap).map((each) => ({
        ...each,
        name: each.school === null ? named(each.area) : nameOf.get(`school ${each.school}`)!,
      })),
    };
  });
}
