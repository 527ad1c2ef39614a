import type { CountryProfile } from '../../../geodata/profiles/country-profile.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import type { SchoolRecord } from '../../../geodata/sources/school-register/types.ts';
import type { Level } from '../areas/types.ts';
import type { StoredCapacity, StoredSchool } from './stored-schools.ts';

/**
 * A register's record as it is stored. Ids of sites and gates carry the school's code, so that registers that number sites 1, 2, 3 in every
 * school do not collide. A figure whose level cannot be told is left out with a warning.
 */
export function schoolFromRecord(
  record: SchoolRecord,
  profile: CountryProfile,
  file: string,
): { school: StoredSchool; issues: Issue[] } {
  const issues: Issue[] = [];
  const capacities = new Map<string, StoredCapacity>();
  for (const { level, grade, classes, seats, pupils } of record.capacities) {
    const of = level ?? levelOfGrade(record.levels, grade, profile);
    if (of) capacities.set(`${of}/${grade ?? ''}`, { level: of, grade: grade ?? '', classes, seats, pupils });
    else
      issues.push({
        code: 'capacity-without-level',
        severity: 'warning',
        file,
        row: record.row,
        record: record.code,
        value: grade ?? record.name,
      });
  }
  const sites = record.sites.flatMap((site) => {
    if (!site.lonLat) return [];
    const id = siteId(record.code, site.code);
    const gates = site.gates.map((gate) => ({ id: `${id}/${gate.code}`, lonLat: gate.lonLat }));
    const { name, lonLat, areaSquareMetres } = site;
    return [{ id, name, lonLat, areaSquareMetres, main: false, gates: gates.sort(byId) }];
  });
  if (sites.length > 0) sites[0].main = true;
  const school: StoredSchool = {
    name: record.name,
    ownership: record.ownership,
    address: record.address,
    communeCode: record.communeCode,
    attributes: record.attributes,
    levels: record.levels.map((level) => ({ level, confidence: record.levelConfidence || 1 })).sort(byLevel),
    sites: sites.sort(byId),
    rooms: record.rooms,
    capacities: [...capacities.values()].sort((a, b) => compare(a.level, b.level) || compare(a.grade, b.grade)),
  };
  return { school, issues };
}

function siteId(schoolCode: string, siteCode: string): string {
  return siteCode === schoolCode ? schoolCode : `${schoolCode}/${siteCode}`;
}

/** The one level of the school that has this grade; null when none or several do. */
function levelOfGrade(levels: readonly Level[], grade: string | null, profile: CountryProfile): Level | null {
  const having = profile.levels.filter(
    ({ level, grades }) => levels.includes(level) && grades.some(({ id }) => id === grade),
  );
  return having.length === 1 ? having[0].level : null;
}

const byId = (a: { id: string }, b: { id: string }) => compare(a.id, b.id);
const byLevel = (a: { level: string }, b: { level: string }) => compare(a.level, b.level);

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
