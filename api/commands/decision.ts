import { decisionEffect } from '#engines/assignment/decision-effect.ts';
import { Failure } from '../platform/errors.ts';
import { type Command, Refusal, requiredOption } from './command.ts';
import { enrolmentOptions, readEnrolment } from './enrolment/read-enrolment.ts';
import { printIssues } from './print-issues.ts';

export const command: Command = {
  summary: 'before the council signs: whom a decision about one child touches, and who stands in the same position',
  usage: [
    '--schools schools.csv --applicants applicants.csv [--choices …] [--priorities …] [--decisions …]',
    '[--travel travel.csv | --roads FILE.osm.pbf | --straight] --rules rules.json --child ID --school ID',
    '',
    'Runs the same files without and with the decision and prints JSON: `decided` (the child, from where to where, and in',
    '`samePosition` how many of its group were refused there though they live no farther, null where its way is not known) and',
    '`others` whose school changes, those who lose first. --decisions are in force in both. Nothing is written.',
  ],
  options: { ...enrolmentOptions, child: { type: 'string' }, school: { type: 'string' } },
  async run(values) {
    const [child, school] = [requiredOption(values, 'child'), requiredOption(values, 'school')];
    const { records, rules, seed, warnings, locate } = await readEnrolment(values);
    const [applicantAt, schoolAt] = [records.applicants.ids.indexOf(child), records.schools.ids.indexOf(school)];
    if (applicantAt < 0) throw new Failure('invalid', 'failures.decision-unknown-applicant', { applicant: child });
    if (schoolAt < 0) throw new Failure('invalid', 'failures.decision-unknown-school', { school });
    const { effect, issues } = decisionEffect(records, rules, seed, [{ applicant: applicantAt, school: schoolAt }]);
    if (!effect) throw new Refusal([...warnings, ...issues.map(locate)]);
    process.stdout.write(`${JSON.stringify(effect, null, 2)}\n`);
    printIssues(warnings);
    return 0;
  },
};
