import type { PublicResult } from '../../publication/public-result.ts';

/** What is wrong with the form of a file: where, and what was expected there. */
export interface FormFault {
  path: string;
  expected: string;
}

type Check = (value: unknown, path: string) => FormFault | null;

/** The first fault in the form of a public result, or null: every index points to something, every list has its length. */
export function findFormFault(value: unknown): FormFault | null {
  const outer = record(shape)(value, '');
  if (outer) return outer;
  const file = value as PublicResult;
  const applicants = file.applicants.length;
  const schools = file.schools.length;
  const applicant = below(applicants);
  const school = below(schools);
  const sized = (name: 'wishes' | 'result' | 'order' | 'members' | 'inZone', length: number) =>
    file[name] && file[name].length !== length ? { path: name, expected: `${length} entries` } : null;
  return (
    sized('wishes', applicants) ??
    sized('inZone', applicants) ??
    sized('result', applicants) ??
    sized('order', schools) ??
    sized('members', schools) ??
    list(list(school))(file.wishes, 'wishes') ??
    list(list(applicant))(file.order, 'order') ??
    list(list(list(applicant)))(file.members, 'members') ??
    list(applicant)(file.line ?? [], 'line') ??
    list(list(applicant))(file.families ?? [], 'families') ??
    list((own, path) => record({ applicant, school })(own, path))(file.decisions, 'decisions') ??
    faultOfGroups(file)
  );
}

/** Indices of groups, whose number each school has for itself. */
function faultOfGroups({ schools, decisions, members, result }: PublicResult): FormFault | null {
  for (const [i, { groups }] of schools.entries())
    for (const [g, { passesTo }] of groups.entries())
      if (passesTo !== undefined && (passesTo <= g || passesTo >= groups.length))
        return { path: `schools[${i}].groups[${g}].passesTo`, expected: 'a later group of the school' };
  for (const [i, own] of members.entries())
    if (own.length !== schools[i].groups.length - 1)
      return { path: `members[${i}]`, expected: `${schools[i].groups.length - 1} entries` };
  for (const [i, { school, group }] of decisions.entries())
    if (group >= schools[school].groups.length)
      return { path: `decisions[${i}].group`, expected: 'a group of the school' };
  for (const [i, place] of result.entries()) {
    if (place === null) continue;
    const [school, group] = place;
    if (school >= schools.length) return { path: `result[${i}]`, expected: 'a school of the list' };
    if (group >= schools[school].groups.length) return { path: `result[${i}]`, expected: 'a group of the school' };
  }
  return null;
}

const text: Check = (value, path) => (typeof value === 'string' ? null : { path, expected: 'text' });
const hex: Check = (value, path) =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? null : { path, expected: '64 hexadecimal digits' };
const whole: Check = (value, path) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? null : { path, expected: 'a whole number from 0' };
const truth: Check = (value, path) => (typeof value === 'boolean' ? null : { path, expected: 'true or false' });

function exactly(wanted: string | number): Check {
  return (value, path) => (value === wanted ? null : { path, expected: JSON.stringify(wanted) });
}

function below(count: number): Check {
  return (value, path) =>
    whole(value, path) ?? ((value as number) < count ? null : { path, expected: `a number below ${count}` });
}

function orNull(check: Check): Check {
  return (value, path) => (value === null ? null : check(value, path));
}

function optional(check: Check): Check {
  return (value, path) => (value === undefined ? null : check(value, path));
}

function list(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return { path, expected: 'a list' };
    for (let i = 0; i < value.length; i++) {
      const fault = check(value[i], `${path}[${i}]`);
      if (fault) return fault;
    }
    return null;
  };
}

function record(checks: Record<string, Check>): Check {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { path: path || 'file', expected: 'a record' };
    for (const [name, check] of Object.entries(checks)) {
      const fault = check((value as Record<string, unknown>)[name], path ? `${path}.${name}` : name);
      if (fault) return fault;
    }
    return null;
  };
}

const group = record({
  name: text,
  seats: whole,
  kind: (value, path) =>
    ['soft', 'hard', 'open'].includes(value as string) ? null : { path, expected: 'soft, hard or open' },
  passesTo: optional(whole),
});
const place: Check = (value, path) =>
  Array.isArray(value) && value.length === 2
    ? (whole(value[0], path) ?? whole(value[1], path))
    : { path, expected: 'a school and a group' };

const shape: Record<string, Check> = {
  format: exactly('truonggan-public-result'),
  version: exactly(1),
  period: record({ name: text, schoolYear: text, level: text }),
  publication: record({ version: whole, reason: orNull(text) }),
  run: text,
  synthetic: truth,
  mechanism: text,
  rules: record({}),
  draw: orNull(record({ inputsSha256: hex, sealedAt: text, seedSource: text, seed: text, drawnAt: text })),
  schools: list(record({ id: text, name: text, groups: list(group) })),
  applicants: list(text),
  wishes: list(list(whole)),
  inZone: optional(list(whole)),
  order: list(list(whole)),
  line: optional(list(whole)),
  members: list(list(list(whole))),
  families: optional(list(list(whole))),
  decisions: list(record({ applicant: whole, school: whole, group: whole, number: text })),
  result: list(orNull(place)),
  root: hex,
};
