import type { Level } from '../../../api/client.ts';

/** The level whose schools a family sees before it chose one: primary where it is taught. */
export function firstLevel(levels: readonly Level[]): Level {
  return levels.includes('primary') ? 'primary' : levels[0];
}

/** The key of the call that lists the schools of a level by name. */
export function schoolsKey(organisationId: string, level: Level): string {
  return `${organisationId} ${level}`;
}
