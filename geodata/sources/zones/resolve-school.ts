import type { Level } from '../school-register/types.ts';
import type { ZoneContext } from './read-zones.ts';

/**
 * The school a zone names. With a register: exactly one, else the code of the problem (`school-unknown`, `school-ambiguous` with the
 * candidates). Without one: what the file says.
 */
export function resolveSchool(
  code: string | null,
  name: string | null,
  level: Level | null,
  context: ZoneContext,
): { schoolCode: string | null; schoolName: string } | { code: string; params?: Record<string, string> } {
  const text = code ?? name;
  if (!text) return { code: 'cell-required' };
  if (!context.schools) return { schoolCode: code, schoolName: name ?? text };
  const found = context.schools.find(text, level);
  const byName = found.length === 0 && code && name ? context.schools.find(name, level) : [];
  const schools = found.length > 0 ? found : byName;
  if (schools.length === 0) return { code: 'school-unknown' };
  if (schools.length > 1) {
    return {
      code: 'school-ambiguous',
      params: { candidates: schools.map((school) => `${school.code} ${school.name}`).join('; ') },
    };
  }
  return { schoolCode: schools[0].code, schoolName: schools[0].name };
}
