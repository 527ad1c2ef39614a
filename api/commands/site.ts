import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decodeSiting, type SitingResult } from '#engines/siting/decode.ts';
import { encodeSiting, type SitingQuestion, type SitingRecords } from '#engines/siting/encode.ts';
import { solve, usualEffort } from '#engines/siting/solve.ts';
import type { Deficit } from '#engines/siting/types.ts';
import type { Issue } from '../../geodata/sources/issues.ts';
import { readSitingRecords, type SitingFiles } from '../domains/sitings/contract/read-siting-records.ts';
import { orderedSha256 } from '../platform/ordered-hash.ts';
import { CsvWriter } from '../platform/write-csv.ts';
import { type Command, Refusal, requiredOption, textOption, UsageError, type Values, wholeOption } from './command.ts';
import { checkOutputDirectory, writeOutputDirectory, writeRunFiles } from './output-directory.ts';
import { printIssues } from './print-issues.ts';

/** Ids of rows or sites a sentence names. */
const named = 10;

export const command: Command = {
  summary: 'choose which candidate sites to open, and send the demand to open sites within their capacities',
  usage: [
    '--demand demand.csv --sites sites.csv --matrix matrix.csv --open P',
    '[--objective total-distance|coverage] [--radius M] [--single-source] [--seconds S] --out DIR',
    '',
    'demand.csv: demand_id,weight[,load]   sites.csv: site_id,capacity,status (existing, candidate, closed)',
    'matrix.csv: demand_id,site_id,metres  (an absent pair is impossible; a blank capacity is unlimited)',
    '--open P         at most so many candidates open',
    '--objective      total-distance (default): the least sum of metres × weight; coverage: the most weight within --radius',
    '--single-source  each row of the demand goes to one site',
    '--seconds S      stop after about so long, with the best found and its bound',
    '',
    'Writes allocation.csv and site.json: objective, a bound nothing goes past, the gap between them, the candidates opened,',
    'and a status: "optimal" when the gap is proved to be nil, "time-limit" when cut short, else "feasible".',
  ],
  options: {
    demand: { type: 'string' },
    sites: { type: 'string' },
    matrix: { type: 'string' },
    open: { type: 'string' },
    objective: { type: 'string' },
    radius: { type: 'string' },
    'single-source': { type: 'boolean' },
    seconds: { type: 'string' },
    out: { type: 'string' },
  },
  async run(values) {
    const startedAt = performance.now();
    const out = requiredOption(values, 'out');
    checkOutputDirectory(out);
    const files = {
      demand: requiredOption(values, 'demand'),
      sites: requiredOption(values, 'sites'),
      matrix: requiredOption(values, 'matrix'),
    };
    const question = readQuestion(values);
    const seconds = secondsOption(values);
    const { records, issues } = readSitingRecords(files);
    const result = await choose(records, question, startedAt, seconds, files);
    await writeOutputDirectory(out, (directory) =>
      writeRun(directory, { files, records, question, result, seed: textOption(values, 'seed') ?? '0', startedAt }),
    );
    const warnings = [...issues, ...questionWarnings(values, records, question)];
    printIssues(warnings);
    const issuesFile = textOption(values, 'issues');
    if (issuesFile) writeFileSync(issuesFile, `${JSON.stringify(warnings, null, 2)}\n`);
    return 0;
  },
};

function readQuestion(values: Values): SitingQuestion {
  const objective = textOption(values, 'objective') ?? 'total-distance';
  if (objective !== 'total-distance' && objective !== 'coverage')
    throw new UsageError(`There is no objective "${objective}". Objectives: total-distance, coverage.`);
  const radius = textOption(values, 'radius');
  if (objective === 'coverage' && radius === undefined)
    throw new UsageError('Objective coverage counts who lives within a distance: give it as --radius METRES.');
  const radiusMetres = radius === undefined ? 0 : amountOption('radius', radius);
  requiredOption(values, 'open');
  return {
    objective,
    radiusMetres,
    open: wholeOption(values, 'open', 0),
    singleSource: values['single-source'] === true,
  };
}

function secondsOption(values: Values): number | null {
  const seconds = textOption(values, 'seconds');
  return seconds === undefined ? null : amountOption('seconds', seconds);
}

function amountOption(name: string, text: string): number {
  const amount = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(amount) && amount >= 0) return amount;
  throw new UsageError(`Option --${name} must be a number of at least 0, not "${text}".`);
}

/** Solves, or throws a Refusal that names what is missing. */
async function choose(
  records: SitingRecords,
  question: SitingQuestion,
  startedAt: number,
  seconds: number | null,
  files: SitingFiles,
): Promise<SitingResult> {
  const encoded = encodeSiting(records, question);
  const stop = () => seconds !== null && performance.now() - startedAt > seconds * 1000;
  const effort = seconds === null ? usualEffort : { ...usualEffort, exactNodes: 2_000_000_000 };
  const solved = await solve(encoded.problem, { stop, effort });
  if ('answer' in solved) return decodeSiting(encoded, question, solved.answer);
  const demandIds = Array.from(solved.deficit.rows, (row) => records.demandIds[encoded.demandOf[row]]);
  const siteIds = Array.from(solved.deficit.sites, (site) => records.siteIds[encoded.siteOf[site]]);
  throw new Refusal([deficitIssue(solved.deficit, solved.proved, demandIds, siteIds, question.open, files)]);
}

function deficitIssue(
  { kind, load, seats, missing }: Deficit,
  proved: boolean,
  demandIds: string[],
  siteIds: string[],
  open: number,
  files: SitingFiles,
): Issue {
  const code = proved ? (`site-deficit-${kind}` as const) : 'site-none-found';
  return {
    code,
    severity: 'refuse',
    file: basename(kind === 'total' ? files.sites : files.demand),
    params: {
      load: tidy(load),
      seats: tidy(seats),
      deficit: tidy(missing),
      open,
      rows: demandIds.length,
      demand: nameSome(demandIds),
      sites: siteIds.length === 0 ? '—' : nameSome(siteIds),
    },
  };
}

const tidy = (amount: number): number => Number(amount.toPrecision(12));

function nameSome(ids: string[]): string {
  return ids.length > named ? `${ids.slice(0, named).join(', ')} … (${ids.length})` : ids.join(', ');
}

function questionWarnings(values: Values, { statuses }: SitingRecords, question: SitingQuestion): Issue[] {
  const issues: Issue[] = [];
  const candidates = statuses.filter((status) => status === 'candidate').length;
  if (question.open > candidates)
    issues.push({ code: 'site-open-beyond', severity: 'warning', params: { open: question.open, candidates } });
  if (question.objective !== 'coverage' && values.radius !== undefined)
    issues.push({ code: 'site-radius-unused', severity: 'warning' });
  return issues;
}

interface Run {
  files: SitingFiles;
  records: SitingRecords;
  question: SitingQuestion;
  result: SitingResult;
  seed: string;
  startedAt: number;
}

function writeRun(directory: string, { files, records, question, result, seed, startedAt }: Run): void {
  const writer = new CsvWriter(join(directory, 'allocation.csv'), ['demand_id', 'site_id', 'weight']);
  for (const { demand, site, weight } of result.sent)
    writer.row([records.demandIds[demand], records.siteIds[site], weight]);
  const { rows, sha256 } = writer.close();
  const { objective, bound, gap, status } = result;
  const open = result.opened.map((site) => records.siteIds[site]);
  writeFileSync(join(directory, 'site.json'), `${JSON.stringify({ objective, bound, gap, open, status }, null, 2)}\n`);
  const facts = {
    verb: 'site',
    objective: question.objective,
    radiusMetres: question.objective === 'coverage' ? question.radiusMetres : null,
    open: question.open,
    singleSource: question.singleSource,
    seed,
    status,
    inputs: {
      demand: orderedSha256(files.demand),
      sites: orderedSha256(files.sites),
      matrix: orderedSha256(files.matrix),
    },
    outputs: { allocation: sha256 },
    counts: { demand: records.demandIds.length, sites: records.siteIds.length, pairs: records.pairMetres.length, rows },
  };
  writeRunFiles(directory, facts, startedAt);
}
