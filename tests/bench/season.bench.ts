import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../journeys/browser.ts';
import { serveData } from '../journeys/serve-demo.ts';
import { createServerDatabase } from '../support/a-database.ts';
import { findSharedData } from '../support/shared-data.ts';
import { type Bench, type BenchRow, timed } from './bench.ts';
import { readInputs, timeCertificate } from './measure-assign.ts';
import { measureCommand } from './measure-command.ts';
import { type SeasonFigures, type SeasonServer, walkSeason } from './season-walk.ts';

const organisationId = 'hcmc';
const applicants = 197_500;
const schools = 781;
/** The first child that the seed draws: the same on every machine. */
const child = { applicantId: 'S000001', birthDate: '2020-02-18' };
const most = { practiceSeconds: 90, receiptSeconds: 2 };

export const bench: Bench = {
  summary: 'a season of a whole city through the screens: practice run, draw, publication, a family’s receipt',
  async run() {
    const city = ['roads-and-schools-2018.osm.pbf', 'communes-2025.geojson', 'schools-2018.geojson'].map((file) =>
      findSharedData(`hcmc/${file}`),
    );
    if (!city.every((path) => path !== null))
      return { rows: [], notes: ['not measured: the files of ../shared/data/hcmc are not there'] };
    const kind = process.env.DATABASE_URL ? 'PostgreSQL' : 'the embedded database';
    const { figures, memory, reference } = await measureCity(city as [string, string, string]);
    return {
      rows: rowsOf(figures, memory, reference),
      notes: [
        `${applicants} synthetic children × ${schools} schools, some of them synthetic, on the roads of 2018; ${kind}`,
        'headless Chromium on the same machine; seconds from the press to what is seen',
        `largest answer: ${figures.largestFrom}`,
      ],
    };
  },
};

/** Imports, invents, serves, walks; then the engine and the verifier alone over the very files of the practice run. */
async function measureCity([roads, communes, register]: [string, string, string]) {
  const directory = mkdtempSync(join(tmpdir(), 'truonggan-season-'));
  const own = process.env.DATABASE_URL ? await createServerDatabase(process.env.DATABASE_URL) : undefined;
  const before = { ...process.env };
  Object.assign(process.env, { TRUONGGAN_DATA: directory, ...(own && { DATABASE_URL: own.url }) });
  try {
    const to = ['--organisation', organisationId, '--apply'];
    const invent = ['synthesise', '--level', 'primary', '--seed', '2026', ...to];
    await measureCommand(['import', 'roads', roads, '--name', 'Thành phố Hồ Chí Minh', ...to]);
    await measureCommand(['import', 'communes', communes, ...to]);
    await measureCommand(['import', 'schools', register, ...to]);
    await measureCommand([...invent, '--schools', String(schools)]);
    await measureCommand([...invent, '--applicants', String(applicants)]);
    const served = await serveData(directory);
    const browser = await launchBrowser();
    try {
      const server = { ...served, organisationId, child };
      const figures = await walkSeason(browser, server);
      const memory = peakMegabytes(served.pid);
      return { figures, memory, reference: await measureAlone(server, figures.runId) };
    } finally {
      await browser.close();
      await served.stop();
    }
  } finally {
    process.env = before;
    await own?.drop();
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Alone {
  readSeconds: number;
  engineSeconds: number;
  certificateSeconds: number;
}

/** The practice run’s own files, read, run and judged without server or database. */
async function measureAlone({ url, operatorToken }: SeasonServer, runId: string): Promise<Alone> {
  const directory = mkdtempSync(join(tmpdir(), 'truonggan-season-'));
  try {
    for (const name of ['rules.json', 'schools.csv', 'applicants.csv', 'travel.csv']) {
      const response = await fetch(`${url}/api/${organisationId}/runs/${runId}/inputs/${name}`, {
        headers: { authorization: `Bearer ${operatorToken}` },
      });
      if (!response.ok) throw new Error(`${name} of the run: ${response.status}`);
      writeFileSync(join(directory, name), Buffer.from(await response.arrayBuffer()));
    }
    const { ms, answer } = await timed(() => readInputs(directory));
    return { readSeconds: ms / 1000, ...timeCertificate(answer) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function rowsOf(figures: SeasonFigures, memory: number, alone: Alone): BenchRow[] {
  const { practiceSeconds, receiptSeconds, practice, publish } = figures;
  const reference = alone.readSeconds + alone.engineSeconds + alone.certificateSeconds;
  const seconds = (measure: string, ours: number): BenchRow => ({ measure: `${measure}, seconds`, ours });
  return [
    seconds('the room opens', figures.roomSeconds),
    seconds('quotas of every school on the screen', figures.quotasSeconds),
    seconds('one quota saved', figures.saveQuotaSeconds),
    {
      measure: 'practice run, from the press to its certificate, against reading, engine and verifier alone, seconds',
      ...{ ours: practiceSeconds, reference, ratio: reference / practiceSeconds },
      ...{ target: `≤ ${most.practiceSeconds}`, holds: practiceSeconds <= most.practiceSeconds },
    },
    { measure: '  positions of the bar seen', ours: practice.shares },
    seconds('  longest without a change of the bar', practice.longestSilence),
    seconds('who goes where, map and table', figures.mapSeconds),
    seconds('last metres of every school', figures.lastMetresSeconds),
    seconds('children without a place', figures.unplacedSeconds),
    seconds('one dossier explained', figures.childSeconds),
    seconds('sealed', figures.sealSeconds),
    seconds('drawn, run and certified', figures.revealSeconds),
    seconds('published', figures.publishSeconds),
    { measure: '  positions of the bar seen', ours: publish.shares },
    seconds('  longest without a change of the bar', publish.longestSilence),
    {
      ...{ measure: 'a family’s receipt, the first, seconds', ours: receiptSeconds },
      ...{ target: `≤ ${most.receiptSeconds}`, holds: receiptSeconds <= most.receiptSeconds },
    },
    seconds('  and once more', figures.secondReceiptSeconds),
    { measure: 'largest answer to the council’s screens, kB as sent', ours: figures.largestKilobytes },
    { measure: 'longest time a press went unanswered, milliseconds', ours: figures.frozenMilliseconds },
    { measure: 'peak memory of server and embedded database, MB', ours: memory },
    {
      ...{ measure: 'complaints of the page', ours: figures.complaints.length },
      ...{ target: '0', holds: figures.complaints.length === 0 },
    },
  ];
}

/** Peaks of a process and of those it started, added: more than they had at any one moment. */
function peakMegabytes(pid: number): number {
  const status = (id: string | number) => {
    try {
      return readFileSync(`/proc/${id}/status`, 'utf8');
    } catch {
      return '';
    }
  };
  const own = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && new RegExp(`^PPid:\\s+${pid}$`, 'm').test(status(name)),
  );
  const peaks = [pid, ...own].map((id) => Number(/VmHWM:\s+(\d+)/.exec(status(id))?.[1] ?? 0));
  return peaks.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024;
}
