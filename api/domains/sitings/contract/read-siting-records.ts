import { basename } from 'node:path';
import type { SiteStatus, SitingRecords } from '#engines/siting/encode.ts';
import type { Issue } from '../../../../geodata/sources/issues.ts';
import { type CsvFileSummary, readCsvFile } from '../../../platform/csv-files.ts';
import { refuseErrors } from '../../../platform/refusal.ts';
import { IdIndex } from '../../assignments/contract/id-index.ts';

/** Paths of the inputs of `site`. */
export interface SitingFiles {
  demand: string;
  sites: string;
  matrix: string;
}

const siteStatuses: readonly string[] = ['existing', 'candidate', 'closed'] satisfies SiteStatus[];

/** The largest weight, load or way: its products with another still add up without overflow, and it is itself held to the unit. */
const mostAmount = 1e15;

/** Loads farther apart than this cannot be told from rounding where they are added. */
const leastLoadShare = 1e-9;

/** Reads demand, sites and the ways between them. Throws Refusal with every error found. */
export function readSitingRecords(files: SitingFiles): { records: SitingRecords; issues: Issue[] } {
  const demand = readDemand(files.demand);
  const sites = readSites(files.sites);
  refuseErrors([...demand.issues, ...sites.issues]);
  const matrix = readMatrix(files.matrix, demand.index, sites.index);
  refuseErrors(matrix.issues);
  return {
    records: {
      demandIds: demand.index.ids,
      weights: Float64Array.from(demand.weights),
      loads: Float64Array.from(demand.loads),
      siteIds: sites.index.ids,
      capacities: Float64Array.from(sites.capacities),
      statuses: sites.statuses,
      pairDemand: Int32Array.from(matrix.pairDemand),
      pairSite: Int32Array.from(matrix.pairSite),
      pairMetres: Float64Array.from(matrix.pairMetres),
    },
    issues: [...demand.issues, ...sites.issues, ...matrix.issues],
  };
}

function readDemand(path: string) {
  const file = basename(path);
  const index = new IdIndex();
  const issues: Issue[] = [];
  const weights: number[] = [];
  const loads: number[] = [];
  const columns = {
    required: ['demand_id', 'weight'],
    optional: ['load'],
    aliases: { demand_id: ['id', 'from_id', 'applicant_id'] },
  };
  const summary = readCsvFile(path, columns, ([id, weight, load], row) => {
    const fault = index.add(id!, row, file, 'demand_id');
    if (fault) return void issues.push(fault);
    const weighs = readAmount(weight!, { file, row, column: 'weight' }, issues);
    weights.push(weighs);
    loads.push(
      load === undefined || load.trim() === '' ? weighs : readAmount(load, { file, row, column: 'load' }, issues),
    );
  });
  const apart = issues.length === 0 ? loadsApart(loads) : null;
  if (apart) {
    const { at, ...params } = apart;
    issues.push({ code: 'site-loads-apart', severity: 'error', file, record: index.ids[at], params });
  }
  return { index, weights, loads, issues: withSummary(summary, issues) };
}

/** The least load above 0 where it is too small beside the greatest, with both; null: they can be added. */
function loadsApart(loads: number[]): { at: number; least: number; most: number } | null {
  let [at, most] = [-1, 0];
  loads.forEach((load, i) => {
    most = Math.max(most, load);
    if (load > 0 && (at < 0 || load < loads[at])) at = i;
  });
  return at >= 0 && loads[at] < leastLoadShare * most ? { at, least: loads[at], most } : null;
}

function readSites(path: string) {
  const file = basename(path);
  const index = new IdIndex();
  const issues: Issue[] = [];
  const capacities: number[] = [];
  const statuses: SiteStatus[] = [];
  const columns = { required: ['site_id', 'capacity', 'status'], aliases: { site_id: ['id', 'school_id', 'to_id'] } };
  const summary = readCsvFile(path, columns, ([id, capacity, status], row) => {
    const fault = index.add(id!, row, file, 'site_id');
    if (fault) return void issues.push(fault);
    const isBlank = capacity!.trim() === '';
    capacities.push(
      isBlank
        ? Number.POSITIVE_INFINITY
        : readAmount(capacity!, { file, row, column: 'capacity' }, issues, Number.MAX_VALUE),
    );
    const said = status!.trim();
    if (!siteStatuses.includes(said))
      issues.push({ code: 'site-status', severity: 'error', file, row, column: 'status', value: status! });
    statuses.push(said as SiteStatus);
  });
  return { index, capacities, statuses, issues: withSummary(summary, issues) };
}

function readMatrix(path: string, demand: IdIndex, sites: IdIndex) {
  const file = basename(path);
  const issues: Issue[] = [];
  const pairDemand: number[] = [];
  const pairSite: number[] = [];
  const pairMetres: number[] = [];
  const seen = new Map<number, number>();
  const columns = {
    required: ['demand_id', 'site_id', 'metres'],
    aliases: { demand_id: ['from_id', 'applicant_id'], site_id: ['to_id', 'school_id'] },
  };
  const summary = readCsvFile(path, columns, ([from, to, metres], row) => {
    const place = demand.find(from!);
    const site = sites.find(to!);
    if (place < 0) issues.push(demand.unknown(from!, 'site-unknown-demand', { file, row, column: 'demand_id' }));
    if (site < 0) issues.push(sites.unknown(to!, 'site-unknown-site', { file, row, column: 'site_id' }));
    if (place < 0 || site < 0) return;
    const key = place * sites.ids.length + site;
    const first = seen.get(key);
    if (first !== undefined) {
      const value = `${from}, ${to}`;
      issues.push({ code: 'site-pair-twice', severity: 'error', file, row, value, params: { first } });
      return;
    }
    seen.set(key, row);
    // A blank cell: measured, and there is no way.
    if (metres!.trim() === '') return;
    pairDemand.push(place);
    pairSite.push(site);
    pairMetres.push(readAmount(metres!, { file, row, column: 'metres' }, issues));
  });
  return { pairDemand, pairSite, pairMetres, issues: withSummary(summary, issues) };
}

/** A number of 0 to `most`, written with a point; else an issue and 0. */
function readAmount(
  cell: string,
  place: { file: string; row: number; column: string },
  issues: Issue[],
  most = mostAmount,
): number {
  const text = cell.trim();
  const amount = /^\+?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(amount) && amount <= most) return amount;
  if (amount > most)
    issues.push({ code: 'site-amount-beyond', severity: 'error', ...place, value: cell, params: { most } });
  else if (text === '') issues.push({ code: 'cell-required', severity: 'error', ...place });
  else issues.push({ code: 'site-amount', severity: 'error', ...place, value: cell });
  return 0;
}

function withSummary(summary: CsvFileSummary, issues: Issue[]): Issue[] {
  return [...summary.issues, ...issues];
}
