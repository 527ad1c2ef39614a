import { mkdirSync, rmSync } from 'node:fs';
import { type DecisionEffect, decisionEffect } from '#engines/assignment/decision-effect.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { DecidedPlace } from '../periods/decision-looks.ts';
import { readRecords } from './contract/read-records.ts';
import { writeInputs } from './run-files.ts';

/**
 * What decisions would change in a run over frozen input files. Throws Refusal naming the dossier or school that is not in
 * them, or why they cannot be carried out. `directory` is emptied before and removed after.
 */
export function effectOfDecisions(
  inputs: ReadonlyMap<string, Uint8Array>,
  directory: string,
  seed: string,
  decided: readonly DecidedPlace[],
): DecisionEffect {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    const { records, rules, locate } = readRecords(writeInputs(inputs, directory), true);
    const wanted = decided.map(({ applicantId, schoolId }) => {
      const applicant = records.applicants.ids.indexOf(applicantId);
      const school = records.schools.ids.indexOf(schoolId);
      if (applicant < 0) throw new Refusal([{ code: 'applicant-unknown', severity: 'error', value: applicantId }]);
      if (school < 0) throw new Refusal([{ code: 'school-unknown', severity: 'error', value: schoolId }]);
      return { applicant, school };
    });
    const { effect, issues } = decisionEffect(records, rules, seed, wanted);
    if (!effect) throw new Refusal(issues.map(locate));
    return effect;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
