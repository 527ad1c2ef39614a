import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Gates, snapGates } from '#engines/travel/gates.ts';
import { measureHomes } from '#engines/travel/measure-homes.ts';
import { Reach } from '#engines/travel/reach.ts';
import { emptySnaps, setSnap, snapAt, snapPoints } from '#engines/travel/snap.ts';
import { metresOf, offRoadMm, type Profile, type Snaps, unreachable } from '#engines/travel/types.ts';
import type { HomeSchoolTable } from '#engines/travel/within.ts';
import type { Issue } from '../../geodata/sources/issues.ts';
import { orderedSha256 } from '../platform/ordered-hash.ts';
import { CsvWriter, csvCell } from '../platform/write-csv.ts';
import { type Command, requiredOption, textOption, type Values, wholeOption } from './command.ts';
import { checkOutputDirectory, writeOutputDirectory, writeRunFiles } from './output-directory.ts';
import { printIssues } from './print-issues.ts';
import { readGates, schoolPoints } from './roads/read-gates.ts';
import { readNamedPairs } from './roads/read-named-pairs.ts';
import { type Points, readPoints } from './roads/read-points.ts';
import { profileOption, type ReadRoads, readRoads } from './roads/read-roads.ts';
import { showProgress } from './show-progress.ts';

/** Homes measured at a time, so that memory stays bounded however many there are; the nearest few take less room. */
const homesAtOnce = (nearest: number | null) =>
  nearest === null ? 20_000 : Math.max(20_000, Math.floor(4e6 / nearest));

export const command: Command = {
  summary: 'measure road distances from homes to schools',
  usage: [
    '--roads FILE.osm.pbf --from homes.csv --to schools.csv [--pairs choices.csv] [--gates gates.csv]',
    '[--profile walk|motorbike] [--max-metres 5000] [--nearest K] --out DIR',
    '',
    'homes.csv, schools.csv: id,lon,lat   gates.csv: school_id,site_id,lon,lat (the nearest gate counts)',
    '--pairs   measure these pairs too, whatever the limits: from_id,to_id',
  ],
  options: {
    roads: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    pairs: { type: 'string' },
    gates: { type: 'string' },
    profile: { type: 'string' },
    'max-metres': { type: 'string' },
    nearest: { type: 'string' },
    out: { type: 'string' },
  },
  async run(values) {
    const startedAt = performance.now();
    const out = requiredOption(values, 'out');
    checkOutputDirectory(out);
    const task = await readTask(values);
    await writeOutputDirectory(out, (directory) => {
      const counts = writeTravel(join(directory, 'travel.csv'), task);
      writeRunFiles(directory, { verb: 'travel', ...task.facts, counts }, startedAt);
    });
    printIssues(task.issues);
    const issuesFile = textOption(values, 'issues');
    if (issuesFile) writeFileSync(issuesFile, `${JSON.stringify(task.issues, null, 2)}\n`);
    return 0;
  },
};

interface Task {
  roads: ReadRoads;
  profile: Profile;
  homes: Points;
  schools: Points;
  homeSnaps: Snaps;
  gates: Gates;
  maxMetres: number;
  nearest: number | null;
  named: Set<number>[];
  facts: Record<string, unknown>;
  /** Grows while the homes are measured. */
  issues: Issue[];
}

async function readTask(values: Values): Promise<Task> {
  const paths = {
    roads: requiredOption(values, 'roads'),
    from: requiredOption(values, 'from'),
    to: requiredOption(values, 'to'),
    pairs: textOption(values, 'pairs'),
    gates: textOption(values, 'gates'),
  };
  const profile = profileOption(values);
  const maxMetres = wholeOption(values, 'max-metres', 5000);
  const nearest = values.nearest === undefined ? null : wholeOption(values, 'nearest', 1, 1);
  const homes = readPoints(paths.from, ['applicant_id', 'from_id']);
  const schools = readPoints(paths.to, ['school_id', 'to_id']);
  const gatePoints = paths.gates ? readGates(paths.gates, schools.ids, schools.lonLats) : schoolPoints(schools.lonLats);
  const named = paths.pairs ? readNamedPairs(paths.pairs, homes.index, schools.index) : [];
  const roads = await readRoads(paths.roads);
  const homeSnaps = snapPoints(roads.travel, profile, homes.lonLats);
  const gates = snapGates(roads.travel, profile, gatePoints.lonLats, gatePoints.school, schools.ids.length);
  const inputs: Record<string, string> = { roads: roads.sha256 };
  for (const [role, path] of Object.entries(paths)) if (role !== 'roads' && path) inputs[role] = orderedSha256(path);
  return {
    ...{ roads, profile, homes, schools, homeSnaps, gates, maxMetres, nearest, named },
    facts: { profile, maxMetres, nearest, seed: textOption(values, 'seed') ?? '0', inputs },
    issues: [
      ...roads.issues,
      ...offRoad(homeSnaps, homes.ids, basename(paths.from)),
      ...offRoad(
        gates.snaps,
        Array.from(gates.school, (school) => schools.ids[school]),
        basename(paths.to),
      ),
    ],
  };
}

function offRoad(snaps: Snaps, ids: string[], file: string): Issue[] {
  return ids.flatMap((record, i): Issue[] => {
    const warning = { severity: 'warning' as const, file, record };
    if (snaps.edge[i] < 0) return [{ code: 'point-off-map', ...warning }];
    const legMm = snaps.legMm[i];
    return legMm > offRoadMm ? [{ code: 'point-off-road', ...warning, value: `${metresOf(legMm)} m` }] : [];
  });
}

/** Writes the rows by home, then school; answers the counts of run.json. */
function writeTravel(path: string, task: Task): Record<string, number> {
  const columns = ['from_id', 'to_id', 'metres', 'snap_from_metres', 'snap_to_metres'];
  const writer = new CsvWriter(path, columns);
  const homeCells = task.homes.ids.map(csvCell);
  const schoolCells = task.schools.ids.map(csvCell);
  const { homeSnaps, gates } = task;
  const reach = new Reach(task.roads.travel, task.profile);
  let withoutSchool = 0;
  const progress = showProgress('travel');
  for (let first = 0; first < homeSnaps.count; ) {
    const table = measureBatch(task, first);
    const batch = table.start.length - 1;
    for (let h = 0; h < batch; h++) {
      const fromCells = `${homeCells[first + h]},`;
      const fromLeg = metresOf(homeSnaps.legMm[first + h]);
      let written = 0;
      for (let row = table.start[h]; row < table.start[h + 1]; row++) {
        if (table.mm[row] === unreachable) continue;
        const toLeg = metresOf(gates.snaps.legMm[table.gate[row]]);
        writer.line(`${fromCells}${schoolCells[table.school[row]]},${metresOf(table.mm[row])},${fromLeg},${toLeg}`);
        written++;
      }
      if (written > 0) continue;
      withoutSchool++;
      const code = reach.leadsToAny(snapAt(homeSnaps, first + h), gates) ? 'home-without-school' : 'home-cut-off';
      task.issues.push({ code, severity: 'warning', record: task.homes.ids[first + h] });
    }
    first += batch;
    progress.step(first / homeSnaps.count, 'measuring-travel');
  }
  progress.done();
  return countsOf(task, writer.close().rows, reach.countUnreachable(homeSnaps, gates), withoutSchool);
}

function measureBatch(task: Task, first: number): HomeSchoolTable {
  const count = Math.min(homesAtOnce(task.nearest), task.homeSnaps.count - first);
  const batch = emptySnaps(count);
  for (let h = 0; h < count; h++) setSnap(batch, h, snapAt(task.homeSnaps, first + h));
  const { maxMetres, nearest } = task;
  const named = task.named.slice(first, first + count);
  return measureHomes(task.roads.travel, task.profile, batch, task.gates, { maxMetres, nearest, named });
}

function countsOf(
  task: Task,
  measured: number,
  unreachablePairs: number,
  homesWithoutSchool: number,
): Record<string, number> {
  const { homes, schools, homeSnaps, gates } = task;
  const pairs = homes.ids.length * schools.ids.length;
  const farOff = (snaps: Snaps) => snaps.legMm.reduce((count, leg) => count + (leg > offRoadMm ? 1 : 0), 0);
  return {
    homes: homes.ids.length,
    schools: schools.ids.length,
    gates: gates.snaps.count,
    pairs,
    measuredPairs: measured,
    unreachablePairs,
    pairsBeyondLimits: pairs - measured - unreachablePairs,
    offRoadHomes: farOff(homeSnaps),
    offRoadGates: farOff(gates.snaps),
    homesWithoutSchool,
  };
}
