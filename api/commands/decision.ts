import { decisionEffect } from '#engines/assignment/decision-effect.ts';
import { Failure } from '../platform/errors.ts';
import { type Command, Refusal, requiredOption, UsageError } from './command.ts';
import { enrolmentOptions, readEnrolment } from './enrolment/read-enrolment.ts';
import { printIssues } from './print-issues.ts';
import { decideInPeriod, decideOptions } from './season/decide.ts';

export const command: Command = {
  summary: 'before the council signs: whom a decision about one child touches, and who stands in the same position',
  usage: [
    '--schools schools.csv --applicants applicants.csv [--choices …] [--priorities …] [--decisions …]',
    '[--travel travel.csv | --roads FILE.osm.pbf | --straight] --rules rules.json --child ID --school ID',
    '',
    'Runs the same files without and with the decision and prints JSON: `decided` (the child, from where to where, and in',
    '`samePosition` how many of its group were refused there though they live no farther, null where its way is not known) and',
    '`others` whose school changes, those who lose first. --decisions are in force in both. Nothing is written.',
    '',
    '[--organisation O] --period P --child CODE --school ID [--number N --reason TEXT [--kind exception|lock|manual] --apply]',
    'The same on a period of the server, from its newest run, in sentences; with --apply the council’s decision is written down',
    'after that look, by its number and reason, and every later run goes by it.',
  ],
  options: { ...enrolmentOptions, ...decideOptions, child: { type: 'string' }, school: { type: 'string' } },
  async run(values) {
    if (values.period !== undefined || values.organisation !== undefined) return decideInPeriod(values);
    if (values.apply) throw new UsageError('--apply goes with --period.');
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
