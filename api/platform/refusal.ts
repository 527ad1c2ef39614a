import type { Issue } from '../../geodata/sources/issues.ts';

/** Thrown when files are refused: the issues name each fault by file, row, column and value. */
export class Refusal extends Error {
  readonly issues: Issue[];

  constructor(issues: Issue[]) {
    super('The data were refused.');
    this.issues = issues;
  }
}

/** Throws Refusal when any issue is more than a warning. */
export function refuseErrors(issues: Issue[]): void {
  if (issues.some(({ severity }) => severity === 'error' || severity === 'refuse')) throw new Refusal(issues);
}
