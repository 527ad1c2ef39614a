import { namesInBundle, readBundleFile } from '#artefacts/file-bundle.ts';
import type { Context } from '../../platform/context.ts';
import { CsvSplitter } from '../../platform/csv-splitter.ts';
import { Failure } from '../../platform/errors.ts';
import { HeldValues } from '../../platform/held-values.ts';
import type { RunRow } from './queries.ts';

/** A finished run in memory, read once. Lists of children are in the order of their ids. */
export interface HeldResults {
  inputs: Uint8Array;
  results: Uint8Array;
  schools: Map<string, FrozenSchool>;
  children: FrozenChildren;
  /** Rows of cutoffs.csv, by column. */
  cutoffs: Record<string, string>[];
  /** Cut-offs too close to be told by measuring, by `school seat-group`: the criterion that settled each. */
  closeCutoffs: Map<string, string>;
}

export interface FrozenSchool {
  name: string;
  lonLat: [number, number];
}

/** Children by place in the order of ids. */
export interface FrozenChildren {
  ids: string[];
  /** '' when not placed. */
  schools: string[];
  /** −1 when not measured. */
  metres: Int32Array;
  reasons: string[];
  /** '' where the home has no point. */
  cells: string[];
  communes: string[];
  /** '' and −1 where no school was measured. */
  nearestSchools: string[];
  nearestMetres: Int32Array;
  placeOf: Map<string, number>;
}

/** Results of three runs: the one looked at, the one it is compared with, one more. */
const held = new HeldValues<HeldResults>(3);

/** The results of a finished run; `conflict` while there are none. */
export function holdResults(context: Context, run: RunRow): Promise<HeldResults> {
  const { inputsSha256, resultsSha256 } = run;
  if (!inputsSha256 || !resultsSha256) throw new Failure('conflict', 'failures.run-without-result', { run: run.id });
  return held.get(`${inputsSha256} ${resultsSha256}`, 'immutable', async () => {
    const [inputs, results] = await Promise.all([
      context.artefacts.get(inputsSha256),
      context.artefacts.get(resultsSha256),
    ]);
    const text = async (bundle: Uint8Array, name: string) =>
      Buffer.from((await readBundleFile(bundle, name)) ?? new Uint8Array()).toString('utf8');
    return {
      inputs,
      results,
      schools: readSchools(await text(inputs, 'schools.csv')),
      children: readChildren(await text(results, 'placements.csv'), await text(inputs, 'cells.csv')),
      cutoffs: readRows(await text(results, 'cutoffs.csv')),
      closeCutoffs: new Map(
        readRows(await text(results, 'close-cutoffs.csv')).map((row) => [
          `${row.school_id} ${row.seat_group}`,
          row.settled_by,
        ]),
      ),
    };
  });
}

/** A file of a run's inputs or results; `not-found` naming those there are. */
export async function getRunFile(bundle: Uint8Array, name: string): Promise<Uint8Array> {
  const bytes = await readBundleFile(bundle, name);
  if (!bytes)
    throw new Failure('not-found', 'failures.no-such-run-file', {
      file: name,
      files: namesInBundle(bundle).join(', '),
    });
  return bytes;
}

function readSchools(text: string): Map<string, FrozenSchool> {
  return new Map(
    readRows(text).map((row) => [row.school_id, { name: row.name, lonLat: [Number(row.lon), Number(row.lat)] }]),
  );
}

/** Rows of a table we wrote ourselves, by column. */
export function readRows(text: string): Record<string, string>[] {
  const [head, ...lines] = readCells(text);
  return lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
}

function readChildren(placements: string, cells: string): FrozenChildren {
  const [, ...rows] = readCells(placements);
  const ids = rows.map(([id]) => id);
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const children: FrozenChildren = {
    ids,
    schools: rows.map(([, school]) => school),
    metres: Int32Array.from(rows, (row) => (row[4] === '' ? -1 : Number(row[4]))),
    reasons: rows.map((row) => row[6]),
    cells: new Array<string>(ids.length).fill(''),
    communes: new Array<string>(ids.length).fill(''),
    nearestSchools: new Array<string>(ids.length).fill(''),
    nearestMetres: new Int32Array(ids.length).fill(-1),
    placeOf,
  };
  for (const [id, cell, commune, nearest, metres] of readCells(cells)) {
    const place = placeOf.get(id);
    if (place === undefined) continue;
    children.cells[place] = cell;
    children.communes[place] = commune;
    if (nearest === '') continue;
    children.nearestSchools[place] = nearest;
    children.nearestMetres[place] = Number(metres);
  }
  return children;
}

/** Header and rows of a table we wrote ourselves. */
function readCells(text: string): string[][] {
  const found: string[][] = [];
  const splitter = new CsvSplitter((cells) => found.push([...cells]));
  splitter.push(text);
  splitter.finish();
  return found;
}
