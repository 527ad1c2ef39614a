import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ClassIssue, ClassRecords, ClassRules, ClassWishKind } from '#engines/class-records.ts';
import { checkClassRules } from '#engines/classes/check-rules.ts';
import { legacyIssue } from '../../../../geodata/sources/encoding.ts';
import type { Issue } from '../../../../geodata/sources/issues.ts';
import { findLegacyText } from '../../../../geodata/sources/legacy-text.ts';
import { readCsvFile } from '../../../platform/csv-files.ts';
import { Refusal, refuseErrors } from '../../../platform/refusal.ts';
import { IdIndex } from '../../assignments/contract/id-index.ts';

/** Paths of the inputs of `classes`. */
export interface ClassFiles {
  pupils: string;
  rules: string;
  wishes?: string | undefined;
}

/** What the files say. */
export interface ReadClasses {
  records: ClassRecords;
  rules: ClassRules;
  /** Gives an engine's issue the file and row it came from. */
  locate(issue: ClassIssue): Issue;
}

/** Reads the inputs of a class allocation. Throws Refusal with every error found. */
export function readClassRecords(files: ClassFiles, classCount: number): ReadClasses {
  const rules = readRules(files.rules);
  refuseLegacyText(files.pupils);
  const { index, attributes, issues } = readPupils(files.pupils);
  refuseErrors(issues);
  const wishes = files.wishes ? readWishes(files.wishes, index) : null;
  refuseErrors(wishes?.issues ?? []);
  const noWishes = { pupils: new Int32Array(), kinds: [], others: new Int32Array() };
  const records = { pupils: { ids: index.ids, attributes }, wishes: wishes?.columns ?? noWishes, classCount };
  const rowsOf = { pupils: index.rows, wishes: wishes?.rows, rules: undefined };
  const locate = ({ table, index: at, record, ...rest }: ClassIssue): Issue => {
    const row = at === undefined ? undefined : rowsOf[table]?.[at];
    return {
      ...rest,
      file: basename(files[table] ?? `${table}.csv`),
      row,
      record: row === undefined ? record : undefined,
    };
  };
  return { records, rules, locate };
}

/** Bytes of TCVN3 or VNI, as they are or once more encoded, are refused with a sentence before anything is read. */
function refuseLegacyText(path: string): void {
  const bytes = readBytes(path);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  const finding = findLegacyText(text.split('\n'));
  if (finding) throw new Refusal([legacyIssue(basename(path), finding)]);
}

function readPupils(path: string) {
  const file = basename(path);
  const index = new IdIndex();
  const issues: Issue[] = [];
  let names: string[] = [];
  let columns: string[][] = [];
  const wanted = { required: ['pupil_id'], aliases: { pupil_id: ['id'] } };
  const summary = readCsvFile(
    path,
    wanted,
    (cells, row, all) => {
      const fault = index.add(cells[0]!, row, file, 'pupil_id');
      if (fault) issues.push(fault);
      else for (let i = 0; i < names.length; i++) columns[i].push(all[i].normalize('NFC'));
    },
    {
      onHeader: (header) => {
        names = header;
        columns = names.map(() => []);
      },
    },
  );
  const attributes: Record<string, string[]> = {};
  names.forEach((name, i) => {
    if (name !== '' && name !== 'pupil_id') attributes[name] = columns[i];
  });
  return { index, attributes, issues: [...summary.issues, ...issues] };
}

const wishKinds = ['together', 'apart', 'friend'];

function readWishes(path: string, index: IdIndex) {
  const file = basename(path);
  const issues: Issue[] = [];
  const rows: number[] = [];
  const pupils: number[] = [];
  const others: number[] = [];
  const kinds: ClassWishKind[] = [];
  const wanted = { required: ['pupil_id', 'kind', 'other_id'] };
  const summary = readCsvFile(path, wanted, ([pupilId, kind, otherId], row) => {
    const places = [pupilId!, otherId!].map((id, i) => {
      const place = index.find(id);
      const column = i === 0 ? 'pupil_id' : 'other_id';
      if (place < 0) issues.push(index.unknown(id, 'class-wish-unknown-pupil', { file, row, column }));
      return place;
    });
    if (!wishKinds.includes(kind!.trim()))
      issues.push({ code: 'class-wish-kind', severity: 'error', file, row, column: 'kind', value: kind! });
    else if (pupilId === otherId)
      issues.push({ code: 'class-wish-self', severity: 'error', file, row, column: 'other_id', value: otherId! });
    rows.push(row);
    pupils.push(places[0]);
    others.push(places[1]);
    kinds.push(kind!.trim() as ClassWishKind);
  });
  const columns = { pupils: Int32Array.from(pupils), kinds, others: Int32Array.from(others) };
  return { columns, rows, issues: [...summary.issues, ...issues] };
}

function readRules(path: string): ClassRules {
  const file = basename(path);
  let written: unknown;
  try {
    written = JSON.parse(
      readBytes(path)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch (failure) {
    if (failure instanceof Refusal) throw failure;
    throw new Refusal([{ code: 'rules-not-json', severity: 'refuse', file, value: (failure as Error).message }]);
  }
  const { rules, issues } = checkClassRules(written);
  if (!rules) throw new Refusal(issues.map(({ table, index, ...issue }) => ({ ...issue, file })));
  return rules;
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (failure) {
    const value = (failure as NodeJS.ErrnoException).code ?? String(failure);
    throw new Refusal([{ code: 'file-unreadable', severity: 'refuse', file: basename(path), value }]);
  }
}
