import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { namesInBundle, readBundleFile } from '#artefacts/file-bundle.ts';
import { say } from '#text/text.ts';
import { getOrganisation } from '../domains/areas/queries.ts';
import { type Level, level as levelWords } from '../domains/areas/types.ts';
import { exportPeriod } from '../domains/assignments/export-period.ts';
import { exportName, exportRun } from '../domains/assignments/export-run-file.ts';
import { exportGeoPackage } from '../domains/open-data/export-layers.ts';
import type { Context } from '../platform/context.ts';
import { type Command, type ExitCode, requiredOption, textOption, UsageError, type Values } from './command.ts';
import { tables, writeTable } from './export/tables.ts';
import { inOrganisation } from './in-organisation.ts';
import { checkOutputDirectory, writeOutputDirectory, writeRunFiles } from './output-directory.ts';
import { printIssues } from './print-issues.ts';

export const command: Command = {
  summary: 'writes what an organisation holds as files of the contract',
  usage: [
    `truonggan export [${Object.keys(tables).join('|')} …] --organisation O --out DIR`,
    'truonggan export --organisation O --layers L [--crs EPSG:9210] --out DIR   the layers of the planner’s map at level L as one GeoPackage',
    'truonggan export --organisation O --run ID --out DIR      a finished run: its results, and its inputs in DIR/inputs',
    'truonggan export --organisation O --period ID --out DIR   a period as it is now: the inputs of assign and verify',
    'Where figures are invented, tables are named so and a notice lies beside the files. Every export is written to the audit log.',
  ],
  options: {
    organisation: { type: 'string' },
    run: { type: 'string' },
    period: { type: 'string' },
    layers: { type: 'string' },
    crs: { type: 'string' },
    out: { type: 'string' },
  },
  run: runExport,
};

async function runExport(values: Values, names: string[]): Promise<ExitCode> {
  const startedAt = performance.now();
  const organisationId = requiredOption(values, 'organisation');
  const out = requiredOption(values, 'out');
  const [run, period] = [textOption(values, 'run'), textOption(values, 'period')];
  const level = readLevel(values);
  const unknown = names.find((name) => !(name in tables));
  if (unknown !== undefined)
    throw new UsageError(`"${unknown}" is not something to export. There are: ${Object.keys(tables).join(', ')}.`);
  if ([run !== undefined, period !== undefined, level !== undefined, names.length > 0].filter(Boolean).length !== 1)
    throw new UsageError('Name tables to export, or one --run, or one --period, or --layers and a level.');
  checkOutputDirectory(out);
  return inOrganisation<ExitCode>(organisationId, async (context) => {
    await getOrganisation(context.database.db, organisationId);
    await writeOutputDirectory(out, (directory) => {
      if (run !== undefined) return writeRun(context, run, directory);
      if (period !== undefined)
        return writePeriod(context, period, textOption(values, 'seed') ?? '0', directory, startedAt);
      if (level !== undefined)
        return writeLayers(context, level, textOption(values, 'crs') ?? 'EPSG:4326', directory, startedAt);
      return writeTables(context, names, directory, startedAt);
    });
    return 0;
  });
}

async function writeTables(context: Context, names: string[], directory: string, startedAt: number): Promise<void> {
  const { synthetic } = await getOrganisation(context.database.db, context.organisationId);
  const outputs: Record<string, unknown> = {};
  for (const name of names) {
    const file = exportName(`${name}.csv`, synthetic, context.language);
    outputs[name] = { file, ...writeTable(directory, file, await tables[name](context)) };
  }
  if (synthetic) writeNotice(directory);
  writeRunFiles(directory, { verb: 'export', organisation: context.organisationId, synthetic, outputs }, startedAt);
}

async function writeLayers(
  context: Context,
  level: Level,
  crs: string,
  directory: string,
  startedAt: number,
): Promise<void> {
  const { synthetic } = await getOrganisation(context.database.db, context.organisationId);
  const { bytes, fileName } = await exportGeoPackage(context, [], { level }, crs);
  writeFileSync(join(directory, fileName), bytes);
  if (synthetic) writeNotice(directory);
  const { organisationId: organisation } = context;
  writeRunFiles(
    directory,
    { verb: 'export', organisation, level, crs, synthetic, outputs: { layers: fileName } },
    startedAt,
  );
}

function readLevel(values: Values): Level | undefined {
  const given = textOption(values, 'layers');
  const known = levelWords.options.find((word) => word === given);
  if (given !== undefined && !known)
    throw new UsageError(`Option --layers must be one of ${levelWords.options.join(', ')}, not "${given}".`);
  return known;
}

async function writePeriod(
  context: Context,
  periodId: string,
  seed: string,
  directory: string,
  startedAt: number,
): Promise<void> {
  const { files, notes, synthetic } = await exportPeriod(context, periodId, seed);
  for (const [name, bytes] of files) writeFileSync(join(directory, name), bytes);
  if (synthetic) writeNotice(directory);
  writeRunFiles(directory, { verb: 'export', period: periodId, seed, synthetic, notes }, startedAt);
  printIssues(notes);
}

/** Contract names are kept, so that `verify --run DIR` finds them; run.json and the notice say what is invented. */
async function writeRun(context: Context, runId: string, directory: string): Promise<void> {
  const { inputs, results, synthetic } = await exportRun(context, runId);
  for (const [folder, bundle] of [
    ['inputs', inputs],
    ['', results],
  ] as const)
    for (const name of namesInBundle(bundle)) {
      const path = join(directory, folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, (await readBundleFile(bundle, name)) ?? new Uint8Array());
    }
  if (synthetic) writeNotice(directory);
}

function writeNotice(directory: string): void {
  const sentences = (['vi', 'en'] as const).map((language) => say(language, 'commands.synthetic-notice'));
  writeFileSync(join(directory, 'SO-LIEU-MO-PHONG-SYNTHETIC.txt'), `${sentences.join('\n')}\n`);
}
