import { mkdirSync, rmSync } from 'node:fs';
import { type DecisionEffect, decisionEffect } from '#engines/assignment/decision-effect.ts';
import { Refusal } from '../../platform/refusal.ts';
import { readRecords } from './contract/read-records.ts';
import { writeInputs } from './run-files.ts';

/**
 * What one decision would change in a run over frozen input files. Throws Refusal naming the dossier or school that is not in
 * them, or why the decision cannot be carried out. `directory` is emptied before and removed after.
 */
export function effectOfDecision(
  inputs: ReadonlyMap<string, Uint8Array>,
  directory: string,
  seed: string,
  { applicantId, schoolId }: { applicantId: string; schoolId: string },
): DecisionEffect {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    const { records, rules, locate } = readRecords(writeInputs(inputs, directory), true);
    const applicant = records.applicants.ids.indexOf(applicantId);
    const school = records.schools.ids.indexOf(schoolId);
    if (applicant < 0) throw new Refusal([{ code: 'applicant-unknown', severity: 'error', value: applicantId }]);
    if (school < 0) throw new Refusal([{ code: 'school-unknown', severity: 'error', value: schoolId }]);
    const { effect, issues } = decisionEffect(records, rules, seed, applicant, school);
    if (!effect) throw new Refusal(issues.map(locate));
    return effect;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
