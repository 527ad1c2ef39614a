import { say } from '#text/text.ts';
import { inventPupils } from '../../../geodata/towns/invent-pupils.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getOrganisation } from '../areas/queries.ts';
import { listKnownSchools } from '../schools/queries.ts';
import type { ClassColumn } from './columns.ts';
import { startProposal } from './start-proposal.ts';
import { storePlan } from './store-plan.ts';
import type { ClassPlan } from './types.ts';

const pupilCount = 165;
const classCount = 6;

/**
 * A ready example in a city whose figures are invented: the first grade of one of its schools, every pupil made up and marked
 * so, with twins, friends and two who must be kept apart; its first proposal is queued. `conflict` where figures are real.
 */
export async function createExample(context: Context): Promise<ClassPlan> {
  may(context, 'change/classes');
  const { database, organisationId, language } = context;
  const organisation = await getOrganisation(database.db, organisationId);
  if (!organisation.synthetic) throw new Failure('conflict', 'failures.class-example-real');
  const schools = await listKnownSchools(database.db, organisationId);
  const school = schools.find(({ levels }) => levels.includes('primary'));
  if (!school) throw new Failure('conflict', 'failures.class-example-real');
  const year = Number(organisation.schoolYear.slice(0, 4));
  const pupils = inventPupils(pupilCount, year, organisationId).map((pupil) => ({ ...pupil, late: false }));
  const t = (key: string) => say(language, `classes.field.${key}`);
  const columns: ClassColumn[] = [
    { key: 'sex', heading: t('sex'), kind: 'text' },
    { key: 'nursery', heading: t('nursery'), kind: 'text' },
    { key: 'neighbourhood', heading: t('neighbourhood'), kind: 'text' },
    { key: 'needs', heading: t('needs'), kind: 'mark' },
    { key: 'repeater', heading: t('repeater'), kind: 'mark' },
    { key: 'readiness', heading: say(language, 'classes.example.readiness'), kind: 'score' },
  ];
  const wish = (one: number, kind: 'together' | 'apart' | 'friend', other: number) => ({
    ...{ pupilId: pupils[one].id, kind, otherId: pupils[other].id },
  });
  const friends = Array.from({ length: 20 }, (_, i) => wish(20 + i, 'friend', 60 + ((i * 7) % 40)));
  const plan = await storePlan(context, {
    ...{ name: say(language, 'classes.example.name', { school: school.name }), schoolId: school.code },
    ...{
      schoolName: school.name,
      schoolYear: organisation.schoolYear,
      level: 'primary',
      grade: '1',
      source: 'example',
    },
    ...{ publicationId: null, classCount, columns, pupils, synthetic: true },
    purposes: { needs: say(language, 'classes.example.purpose') },
    wishes: [wish(3, 'together', 4), wish(10, 'apart', 11), ...friends],
  });
  await startProposal(context, plan.id, '1');
  return plan;
}
