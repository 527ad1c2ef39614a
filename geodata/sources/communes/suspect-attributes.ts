import type { Issue } from '../issues.ts';
import type { CommuneRecord } from './types.ts';

/** A stated area may differ from the polygon's by simplification and water; a seventh is more than either explains. */
const areaTolerance = 0.15;
/** An area moved from another row agrees with that row's polygon this closely. */
const twinTolerance = 0.02;
/** A special zone of islands has 6,000 people, the emptiest commune of the country about a thousand; below that a figure is misplaced. */
const fewestPeople = 1000;
/** People per km². Vietnam's densest wards reach 85,000; a ward (phường) under 100 would not be one. */
const densestPeople = 90_000;
const thinnestWard = 100;

/**
 * Names communes whose attributes look shifted from another row: the stated area contradicts the polygon (and whose area it matches, if
 * any), the population is too small or too dense for the polygon, or the name in English is another name. Marks the records.
 */
export function flagSuspectAttributes(communes: CommuneRecord[], rows: readonly number[], file: string): Issue[] {
  const issues: Issue[] = [];
  communes.forEach((commune, at) => {
    for (const finding of [areaFinding(commune, communes), populationFinding(commune), nameFinding(commune)]) {
      if (!finding) continue;
      commune.attributesSuspect = true;
      issues.push({ ...finding, severity: 'warning', file, row: rows[at], record: commune.code });
    }
  });
  return issues;
}

type Finding = Pick<Issue, 'code' | 'column' | 'value' | 'params'>;

function areaFinding(commune: CommuneRecord, all: readonly CommuneRecord[]): Finding | null {
  const stated = commune.statedAreaSquareKm;
  if (stated === null || isClose(stated, commune.areaSquareKm)) return null;
  const twin = all.find(
    (other) => other !== commune && Math.abs(stated / other.areaSquareKm - 1) < twinTolerance && hasForeignArea(other),
  );
  const params = { name: commune.name, measured: commune.areaSquareKm };
  return twin
    ? {
        code: 'commune-area-shifted',
        column: 'area_km2',
        value: String(stated),
        params: { ...params, other: twin.name },
      }
    : { code: 'commune-area-differs', column: 'area_km2', value: String(stated), params };
}

function populationFinding(commune: CommuneRecord): Finding | null {
  const people = commune.population;
  if (people === null) return null;
  const density = people / commune.areaSquareKm;
  const isWard = /^ph[uư]ờ?ng/i.test(commune.name.normalize('NFC'));
  if (people >= fewestPeople && density <= densestPeople && (!isWard || density >= thinnestWard)) return null;
  const params = { name: commune.name, measured: commune.areaSquareKm, density: Math.round(density) };
  return { code: 'commune-population-unlikely', column: 'population', value: String(people), params };
}

function nameFinding(commune: CommuneRecord): Finding | null {
  if (!commune.nameEn) return null;
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  const core = plain(commune.name)
    .replace(/^(phuong|xa|dac khu|thi tran)\s+/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  const english = plain(commune.nameEn).replace(/[^\p{L}\p{N}]/gu, '');
  if (core === '' || english.includes(core)) return null;
  return { code: 'commune-name-shifted', column: 'name_en', value: commune.nameEn, params: { name: commune.name } };
}

/** Rows move in chains: the row an area came from has itself got another's. */
function hasForeignArea(commune: CommuneRecord): boolean {
  return commune.statedAreaSquareKm !== null && !isClose(commune.statedAreaSquareKm, commune.areaSquareKm);
}

function isClose(stated: number, measured: number): boolean {
  return measured > 0 && Math.abs(stated / measured - 1) <= areaTolerance;
}
