import { readCount } from '../cell-values.ts';
import { type ColumnSpec, mapColumns, missingColumnIssue } from '../columns.ts';
import { bareName, type CommuneIndex, indexCommunes } from '../communes/commune-index.ts';
import { matchCommune } from '../communes/match-commune.ts';
import { readCommunes } from '../communes/read-communes.ts';
import type { CommuneRecord } from '../communes/types.ts';
import { detectFileKind, tableKinds, wrongKindIssue } from '../file-kind.ts';
import { foldHeader } from '../fold-text.ts';
import { type Issue, isRefused, type SourceResult } from '../issues.ts';
import { readTable, type Table } from '../table.ts';
import { type CountedRow, mergeOldUnits, oldUnitOf } from './merge-old-units.ts';
import type { PopulationRecord } from './types.ts';

const populationColumnSpecs = [
  { name: 'commune_code', aliases: ['code', 'mã xã', 'mã phường', 'mã phường xã', 'mã xã phường', 'mã đvhc', 'mã'] },
  {
    name: 'commune',
    aliases: ['name', 'full_name', 'phường xã', 'xã phường', 'phường', 'xã', 'tên xã', 'đơn vị', 'ward'],
  },
  { name: 'population', aliases: ['dân số', 'số dân', 'tổng dân số', 'population_src', 'people', 'tổng số'] },
] as const satisfies readonly ColumnSpec[];

type PopulationColumn = (typeof populationColumnSpecs)[number]['name'];

const densestPeople = 90_000;
const fewestPeople = 1000;

/**
 * Population by commune from CSV, XLSX or XLS (code and/or name, population, and columns by age: "6 tuổi", "tuoi_6", "age_6", "3-5 tuổi"), or from the
 * population of a communes GeoJSON. Row errors: negative, fractional or unreadable figures, a commune given twice, lost zeros of a
 * code; warnings: unknown commune, figures that do not fit the area or add up to more than the whole.
 */
export function readPopulation(
  bytes: Uint8Array,
  file: string,
  options: { communes?: readonly CommuneRecord[] } = {},
): SourceResult<PopulationRecord> {
  const kind = detectFileKind(bytes);
  if (kind === 'json') return fromCommunes(readCommunes(bytes, file));
  if (!tableKinds.includes(kind)) return { records: [], issues: [wrongKindIssue(file, kind, 'table-or-geojson')] };
  const table = readTable(bytes, file, populationColumnSpecs);
  if (isRefused(table.issues)) return { records: [], issues: table.issues };
  const index = options.communes && options.communes.length > 0 ? indexCommunes(options.communes) : null;
  return readRows(table, file, index);
}

/** Every commune becomes a row; one without population is left out, unknown stays unknown. */
function fromCommunes(communes: SourceResult<CommuneRecord>): SourceResult<PopulationRecord> {
  const records = communes.records.flatMap((commune, at): PopulationRecord[] =>
    commune.population === null
      ? []
      : [
          {
            communeCode: commune.code,
            communeName: commune.name,
            population: commune.population,
            ages: [],
            suspect: commune.attributesSuspect,
            row: at + 1,
          },
        ],
  );
  return { records, issues: communes.issues };
}

function readRows(table: Table, file: string, index: CommuneIndex | null): SourceResult<PopulationRecord> {
  const map = mapColumns<PopulationColumn>(table.columns, populationColumnSpecs, file);
  const ages = map.extra.flatMap((at) => {
    const range = ageRange(table.columns[at]);
    return range ? [{ at, ...range }] : [];
  });
  const issues: Issue[] = [...table.issues];
  if (map.index.commune_code < 0 && map.index.commune < 0)
    issues.push(missingColumnIssue(file, 'commune_code', table.columns));
  if (map.index.population < 0 && ages.length === 0) issues.push(missingColumnIssue(file, 'population', table.columns));
  if (isRefused(issues)) return { records: [], issues };
  const counted: CountedRow[] = [];
  const firstRow = new Map<string, number>();
  table.rows.forEach((cells, at) => {
    const row = table.rowNumbers[at];
    const before = issues.length;
    const report = (column: number, code: string, severity: Issue['severity'], params?: Issue['params']) =>
      issues.push({ code, severity, file, row, column: table.columns[column], value: cells[column], params });
    const text = (name: PopulationColumn) => (map.index[name] < 0 ? '' : cells[map.index[name]]);
    const count = (column: number): number | null => {
      const answer = readCount(column < 0 ? '' : cells[column]);
      if ('value' in answer) return answer.value;
      report(column, answer.problem, 'error');
      return null;
    };
    const population = count(map.index.population);
    const byAge = ages.map(({ at: column, from, to }) => ({ from, to, people: count(column) }));
    const match = index
      ? matchCommune(index, text('commune_code') || null, text('commune') || null)
      : { communes: [], finding: null };
    const nameColumn = map.index.commune_code >= 0 ? map.index.commune_code : map.index.commune;
    const old = index ? oldUnitOf(index, match.communes[0], text('commune')) : null;
    if (old && old.length > 1)
      report(map.index.commune, 'commune-old-split', 'error', { names: old.map(({ name }) => name).join(', ') });
    if (match.finding && !old) report(nameColumn, match.finding.code, match.finding.severity, match.finding.params);
    if (match.communes.length > 1 && !old)
      report(map.index.commune, 'commune-name-repeats', 'error', {
        candidates: match.communes.map(({ code }) => code).join(', '),
      });
    const commune = old ? old[0] : match.communes[0];
    const oldUnit = old ? text('commune') : null;
    const code = commune?.code ?? (text('commune_code') || text('commune'));
    const key = oldUnit === null ? code : `${code} ${bareName(oldUnit)}`;
    if (key === '') report(nameColumn, 'cell-required', 'error');
    const first = firstRow.get(key);
    if (first !== undefined) report(nameColumn, 'duplicate-id', 'error', { first });
    if (issues.slice(before).some((issue) => issue.severity === 'error')) return;
    firstRow.set(key, row);
    if (population === null && byAge.every(({ people }) => people === null)) {
      report(Math.max(map.index.population, 0), 'population-unknown', 'warning');
      return;
    }
    const known = byAge.flatMap(({ from, to, people }) => (people === null ? [] : [{ from, to, people }]));
    const unlikely = findUnlikely(population, known, oldUnit === null ? commune : undefined, oldUnit !== null);
    if (unlikely) report(Math.max(map.index.population, 0), unlikely.code, 'warning', unlikely.params);
    counted.push({
      oldUnit,
      communeCode: commune?.code ?? (text('commune_code') || null),
      communeName: commune?.name ?? (text('commune') || text('commune_code')),
      population,
      ages: known,
      suspect: unlikely !== null,
      row,
    });
  });
  const { records, issues: merged } = mergeOldUnits(counted, index, file);
  return { records, issues: [...issues, ...merged] };
}

function findUnlikely(
  population: number | null,
  ages: PopulationRecord['ages'],
  commune: CommuneRecord | undefined,
  isPart: boolean,
): { code: string; params: Record<string, string | number> } | null {
  const sum = ages.reduce((total, { people }) => total + people, 0);
  if (population !== null && sum > population) return { code: 'population-ages-exceed', params: { sum } };
  // A part of a commune may be small.
  if (population === null || isPart) return null;
  const density = commune ? Math.round(population / commune.areaSquareKm) : 0;
  if (population >= fewestPeople && density <= densestPeople) return null;
  const params = { name: commune?.name ?? '', measured: commune?.areaSquareKm ?? '?', density };
  return { code: 'commune-population-unlikely', params };
}

/** "6 tuổi", "tuoi_6", "age_6", "Tuổi 3-5", "age 3 to 5" → ages; null for any other header. */
export function ageRange(header: string): { from: number; to: number } | null {
  if (!/tuoi|age/.test(foldHeader(header))) return null;
  const numbers = [...header.matchAll(/\d{1,3}/g)].map(([digits]) => Number(digits));
  if (numbers.length === 0 || numbers.length > 2) return null;
  const [from, to = from] = numbers;
  return from <= to && to <= 120 ? { from, to } : null;
}
