import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { say } from '#text/text.ts';
import type { Issue } from '../../geodata/sources/issues.ts';
import { type LayerKind, layerKinds } from '../../geodata/sources/map-layers/types.ts';
import { applyImport, type ImportAnswer, previewImport } from '../domains/areas/apply-import.ts';
import {
  type ImportKind,
  type ImportKindName,
  type ImportOptions,
  importKindNames,
} from '../domains/areas/import-kind.ts';
import { markFile } from '../domains/areas/mark-import.ts';
import { level as levelWords } from '../domains/areas/types.ts';
import { importKinds, refreshAfterImport } from '../import-kinds.ts';
import { Failure } from '../platform/errors.ts';
import { type Command, type ExitCode, textOption, UsageError, type Values } from './command.ts';
import { inOrganisation } from './in-organisation.ts';
import { printDiff, printSummary } from './print-diff.ts';
import { commandLanguage, printIssues } from './print-issues.ts';
import { showProgress } from './show-progress.ts';

export const command: Command = {
  summary: 'reads a published file, shows what it would change, and with --apply writes it',
  usage: [
    'truonggan import roads|communes|commune-changes|population|schools|zones|applicants|pupils|births|layers|people FILE [--organisation O] [--apply]',
    '  --organisation O   whose data these are; created by its first import (default "default")',
    '  --name TEXT        name of the organisation',
    '  --profile P        country profile of a new organisation: vietnam, brazil',
    '  --crs EPSG:9210    coordinate system, where the file does not say and it cannot be guessed',
    '  --level L          nursery, primary, lower-secondary or upper-secondary, for zones that do not say',
    '  --school-year Y    2026-2027; the organisation’s own when absent',
    '  --period ID        enrolment period of applicants',
    '  --layer-name NAME  name a map layer is kept under; one of that name is replaced (default: its name in the file)',
    '  --layer-kind K     background, parcels, land-use, candidates, public-land, housing or barriers',
    '  --layer PART       which layer of a file that holds several',
    '  --ages 5-9         ages a raster of people counts, one a band with commas (default: as WorldPop names its files)',
    '  --synthetic        the figures are invented: they, and what is made from them, are stamped so',
    '  --attribution TEXT as the licence of the data asks',
    '  --marked OUT.xlsx  the same workbook with its wrong cells marked',
    'Rows in error stay out and are listed; importing the same file twice changes nothing.',
  ],
  options: {
    organisation: { type: 'string' },
    name: { type: 'string' },
    profile: { type: 'string' },
    crs: { type: 'string' },
    level: { type: 'string' },
    'school-year': { type: 'string' },
    period: { type: 'string' },
    'layer-name': { type: 'string' },
    'layer-kind': { type: 'string' },
    layer: { type: 'string' },
    ages: { type: 'string' },
    synthetic: { type: 'boolean' },
    attribution: { type: 'string' },
    marked: { type: 'string' },
    apply: { type: 'boolean' },
  },
  run: runImport,
};

async function runImport(values: Values, positionals: string[]): Promise<ExitCode> {
  const [kindName, path, ...rest] = positionals;
  const kind = kindOf(kindName);
  if (!path || rest.length > 0) throw new UsageError('One kind and one file are expected: truonggan import KIND FILE.');
  const options = readOptions(values);
  const file = { name: basename(path), bytes: readBytes(path) };
  const progress = showProgress(file.name);
  try {
    return await inOrganisation<ExitCode>(textOption(values, 'organisation') ?? 'default', async (context) => {
      const given = { ...options, onProgress: progress.step };
      const answer = values.apply
        ? await applyImport(context, kind, file, given)
        : await previewImport(context, kind, file, given);
      progress.done();
      report(answer, Boolean(values.apply));
      if (values.apply) await refreshAfterImport(context, progress.step);
      progress.done();
      await writeIssues(values, file, answer.issues);
      return 0;
    });
  } catch (failure) {
    progress.done();
    if (failure instanceof Failure) await writeIssues(values, file, failure.issues);
    throw failure;
  }
}

function report({ diff, issues, summary, batchId }: ImportAnswer, applied: boolean): void {
  const language = commandLanguage();
  printSummary(summary);
  printIssues(issues);
  printDiff(diff);
  const key = batchId ? 'commands.import-written' : applied ? 'commands.import-unchanged' : 'commands.import-preview';
  process.stdout.write(`${say(language, key, { batch: batchId ?? '' })}\n`);
}

/** What is wrong, as data and as a marked workbook, also where the whole file is refused. */
async function writeIssues(values: Values, file: { name: string; bytes: Uint8Array }, issues: Issue[]): Promise<void> {
  const issuesFile = textOption(values, 'issues');
  if (issuesFile) writeFileSync(issuesFile, `${JSON.stringify(issues, null, 2)}\n`);
  const marked = textOption(values, 'marked');
  if (!marked || issues.some(({ severity }) => severity === 'refuse')) return;
  writeFileSync(marked, await markFile(file, issues, commandLanguage()));
  process.stderr.write(`${say(commandLanguage(), 'commands.marked-written', { file: marked })}\n`);
}

function kindOf(name: string | undefined): ImportKind {
  const kind = importKindNames.includes(name as ImportKindName) && importKinds[name as ImportKindName];
  if (kind) return kind;
  throw new UsageError(`There is no kind of import "${name ?? ''}". Kinds: ${Object.keys(importKinds).join(', ')}.`);
}

function readOptions(values: Values): ImportOptions {
  const crs = textOption(values, 'crs');
  if (crs !== undefined && !/^EPSG:\d+$/i.test(crs))
    throw new UsageError(`Option --crs must be of the form EPSG:9210, not "${crs}".`);
  const schoolYear = textOption(values, 'school-year');
  if (schoolYear !== undefined && !/^\d{4}-\d{4}$/.test(schoolYear))
    throw new UsageError(`Option --school-year must be of the form 2026-2027, not "${schoolYear}".`);
  const level = textOption(values, 'level');
  const known = levelWords.options.find((word) => word === level);
  if (level !== undefined && !known)
    throw new UsageError(`Option --level must be one of ${levelWords.options.join(', ')}, not "${level}".`);
  return {
    name: textOption(values, 'name'),
    profile: textOption(values, 'profile'),
    crs: crs?.toUpperCase(),
    level: known,
    schoolYear,
    periodId: textOption(values, 'period'),
    layerName: textOption(values, 'layer-name'),
    layerKind: readLayerKind(values),
    layerPart: textOption(values, 'layer'),
    ages: textOption(values, 'ages'),
    synthetic: values.synthetic === true || undefined,
    attribution: textOption(values, 'attribution'),
  };
}

function readLayerKind(values: Values): LayerKind | undefined {
  const kind = textOption(values, 'layer-kind');
  const known = layerKinds.find((word) => word === kind);
  if (kind !== undefined && !known)
    throw new UsageError(`Option --layer-kind must be one of ${layerKinds.join(', ')}, not "${kind}".`);
  return known;
}

function readBytes(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (failure) {
    const value = (failure as NodeJS.ErrnoException).code ?? String(failure);
    throw new Failure('invalid', 'failures.file-refused', { file: path }, [
      { code: 'file-unreadable', severity: 'refuse', file: path, value },
    ]);
  }
}
