import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compareSets,
  distanceEdges,
  fares,
  gatherByValue,
  type PlacementSet,
  type SetFigures,
  type Yardstick,
} from '#engines/assignment/compare-placements.ts';
import { placements } from '#engines/assignment/decode.ts';
import { encode } from '#engines/assignment/encode.ts';
import { summarise } from '#engines/assignment/outcome.ts';
import { run } from '#engines/assignment/run.ts';
import type { Rules } from '#engines/enrolment-records.ts';
import { hideSmall, leastShown } from '#engines/hide-small.ts';
import { Refusal } from '../../platform/refusal.ts';
import { csvTable } from '../../platform/write-csv.ts';
import { readRecords } from './contract/read-records.ts';
import { countFlows } from './count-flows.ts';
import { readRows } from './held-results.ts';
import { writeInputs } from './run-files.ts';
import type { Comparison, ShownFigures, StudyPart } from './study-types.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** One side: frozen inputs and the rules to run on them, or the placements a finished run stored. */
export interface SetFiles {
  name: string;
  inputs: Files;
  rules: Record<string, unknown> | null;
  placements: Uint8Array | null;
}

/** A side read: where each of its children goes. */
interface ReadSet {
  mechanism: string;
  byId: Map<string, { school: string; metres: number; choiceRank: number }>;
  groupAttribute: string | null;
  residenceAttribute: string | null;
}

/**
 * Runs, or reads, every side and holds them against the first. Children who are not in all of them are counted and left out.
 * Answers what may be shown, without a child in it, and a list by dossier for the operator. Throws Refusal, with the name of the side
 * as `record`, for data its rules cannot go by.
 * @param onStep told the share done, 0-1; may throw to stop
 */
export function compareFiles(
  sets: readonly SetFiles[],
  directory: string,
  seed: string,
  yardstick: Yardstick,
  onStep: (share: number) => void,
): { comparison: Comparison; children: string } {
  const read = sets.map((set, i) => {
    onStep(i / sets.length);
    return set.placements ? readStored(set) : assignSet(set, directory, seed);
  });
  const [first] = read;
  const ids = [...first.byId.keys()].filter((id) => read.every(({ byId }) => byId.has(id))).sort(byCodePoint);
  const everyone = new Set(read.flatMap(({ byId }) => [...byId.keys()]));
  const schools = readRows(textOf(sets[0].inputs, 'schools.csv'));
  const schoolAt = new Map<string, number>();
  for (const set of sets)
    for (const { school_id: id } of readRows(textOf(set.inputs, 'schools.csv')))
      if (!schoolAt.has(id)) schoolAt.set(id, schoolAt.size);
  const columns = read.map(({ byId }) => toColumns(ids, byId, schoolAt));
  const all = Int32Array.from(ids, (_, i) => i);
  const figures = (children: Int32Array) => compareSets(columns, children, yardstick).map(withoutFew);
  const attribute = (name: 'groupAttribute' | 'residenceAttribute') =>
    read.map((set) => set[name]).find((found) => found !== null) ?? null;
  const parts = (values: string[] | null): StudyPart[] | null =>
    values &&
    gatherByValue(values, leastShown).map(({ value, children }) => ({ name: value, figures: figures(children) }));
  const cells = columnById(sets[0].inputs, 'cells.csv', 'cell', ids) ?? ids.map(() => '');
  const communes = columnById(sets[0].inputs, 'cells.csv', 'commune_code', ids);
  const schoolIds = [...schoolAt.keys()];
  const comparison: Comparison = {
    kind: 'compare',
    sets: sets.map(({ name }, i) => ({ name, mechanism: read[i].mechanism })),
    yardstick,
    distanceEdges: [...distanceEdges],
    total: figures(all),
    communes: parts(communes),
    groups: parts(columnById(sets[0].inputs, 'applicants.csv', attribute('groupAttribute'), ids)),
    residences: parts(columnById(sets[0].inputs, 'applicants.csv', attribute('residenceAttribute'), ids)),
    schools: schools.flatMap((row) =>
      row.seats === '' || row.lon === ''
        ? []
        : [
            {
              schoolId: row.school_id,
              name: row.name,
              lonLat: [Number(row.lon), Number(row.lat)] as [number, number],
              seats: Number(row.seats),
              placed: columns.map(({ school }) => hideSmall(countOf(school, schoolAt.get(row.school_id)!))),
            },
          ],
    ),
    flows: columns.map(({ school, metres }) => {
      const children = { cells, schools: Array.from(school, (s) => (s < 0 ? '' : schoolIds[s])), metres };
      return {
        all: countFlows(children),
        changed: countFlows(children, (child) => school[child] !== columns[0].school[child]),
      };
    }),
    notInAll: everyone.size - ids.length,
  };
  return { comparison, children: childrenTable(ids, sets, columns, schoolIds, yardstick) };
}

/** Every child whose school or metres differ, by dossier: for the operator alone. */
function childrenTable(
  ids: string[],
  sets: readonly SetFiles[],
  columns: PlacementSet[],
  schoolIds: string[],
  by: Yardstick,
): string {
  const head = [
    'applicant_id',
    ...sets.flatMap((_, i) => [`school_${i + 1}`, `metres_${i + 1}`, ...(i > 0 ? [`change_${i + 1}`] : [])]),
  ];
  const rows: (string | number)[][] = [];
  ids.forEach((id, child) => {
    if (columns.every(({ school }) => school[child] === columns[0].school[child])) return;
    const cells = columns.flatMap(({ school, metres }, i) => [
      school[child] < 0 ? '' : schoolIds[school[child]],
      metres[child] < 0 ? '' : metres[child],
      ...(i > 0 ? [['worse', 'same', 'better'][fares(columns[0], columns[i], child, by) + 1]] : []),
    ]);
    rows.push([id, ...cells]);
  });
  return csvTable(head, rows);
}

function assignSet({ name, inputs, rules }: SetFiles, directory: string, seed: string): ReadSet {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    const paths = writeInputs(inputs, directory);
    if (rules) writeFileSync(join(directory, 'inputs', 'rules.json'), JSON.stringify(rules));
    const read = readRecords(paths, true);
    const { problem, issues } = encode(read.records, read.rules, seed);
    if (!problem) throw new Refusal(issues.map(read.locate));
    const holding = run(problem);
    const byId: ReadSet['byId'] = new Map();
    for (const row of placements(problem, holding, summarise(problem, holding)))
      byId.set(row.applicantId, {
        school: row.schoolId,
        metres: row.metres ?? -1,
        choiceRank: row.choiceRank ?? -1,
      });
    return { mechanism: read.rules.mechanism, byId, ...attributesOf(read.rules) };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    throw new Refusal(failure.issues.map((issue) => ({ ...issue, file: `${name}: ${issue.file ?? ''}` })));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readStored({ inputs, placements: stored }: SetFiles): ReadSet {
  const rules = JSON.parse(textOf(inputs, 'rules.json')) as Rules;
  const byId: ReadSet['byId'] = new Map();
  for (const row of readRows(Buffer.from(stored!).toString('utf8')))
    byId.set(row.applicant_id, {
      school: row.school_id,
      metres: row.metres === '' ? -1 : Number(row.metres),
      choiceRank: row.choice_rank === '' ? -1 : Number(row.choice_rank),
    });
  return { mechanism: rules.mechanism, byId, ...attributesOf(rules) };
}

function attributesOf({ criteria }: Pick<Rules, 'criteria'>) {
  const attribute = (rule: string) => {
    const found = criteria.find((criterion) => criterion.rule === rule) as { attribute?: string } | undefined;
    return found ? (found.attribute ?? rule) : null;
  };
  return { groupAttribute: attribute('group'), residenceAttribute: attribute('residence') };
}

function toColumns(ids: string[], byId: ReadSet['byId'], schoolAt: Map<string, number>): PlacementSet {
  const rows = ids.map((id) => byId.get(id)!);
  return {
    school: Int32Array.from(rows, ({ school }) => (school === '' ? -1 : (schoolAt.get(school) ?? -1))),
    metres: Int32Array.from(rows, ({ metres }) => metres),
    choiceRank: Int32Array.from(rows, ({ choiceRank }) => choiceRank),
  };
}

/** A column of a frozen table by child; null where there is no such column. */
function columnById(inputs: Files, file: string, column: string | null, ids: string[]): string[] | null {
  if (column === null) return null;
  const rows = readRows(textOf(inputs, file));
  if (rows.length === 0 || !(column in rows[0])) return null;
  const byId = new Map(rows.map((row) => [row.applicant_id, row[column]]));
  return ids.map((id) => byId.get(id) ?? '');
}

function withoutFew(figures: SetFigures): ShownFigures {
  const { placed, unplaced, firstChoice, better, worse, changed, distances } = figures;
  const shown = { placed, unplaced, firstChoice, better, worse, changed };
  const hidden = Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, hideSmall(value)]));
  return { ...figures, ...(hidden as Record<keyof typeof shown, number | null>), distances: distances.map(hideSmall) };
}

function countOf(column: Int32Array, value: number): number {
  return column.reduce((sum, own) => sum + (own === value ? 1 : 0), 0);
}

function textOf(files: Files, name: string): string {
  return Buffer.from(files.get(name) ?? new Uint8Array()).toString('utf8');
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
