import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackTestRow } from '#engines/forecast/back-test.ts';
import { forecastRows } from '#engines/forecast/decode.ts';
import { notesOf } from '#engines/forecast/notes.ts';
import { backTestOf, type Forecast, run } from '#engines/forecast/run.ts';
import type { ForecastProblem } from '#engines/forecast/types.ts';
import { type HistoryFiles, readHistory } from '../domains/forecasts/contract/read-history.ts';
import { orderedSha256 } from '../platform/ordered-hash.ts';
import { CsvWriter } from '../platform/write-csv.ts';
import { type Command, requiredOption, textOption, UsageError, type Values, wholeOption } from './command.ts';
import { checkOutputDirectory, writeOutputDirectory, writeRunFiles } from './output-directory.ts';
import { printIssues } from './print-issues.ts';

const farthestHorizon = 30;

export const command: Command = {
  summary: 'forecast the pupils of every school and grade from the years before',
  usage: [
    '--pupils history.csv [--births births.csv] [--entry-age N] [--horizon 5] [--level 0.9] [--backtest] --out DIR',
    '',
    'history.csv: year,school,grade,pupils (grades PK, K, 1 … 12; blank pupils: unknown). A school without a row in the last year is closed.',
    'births.csv:  year,births[,school|area], by calendar year of birth; areas need a column "area" in history.csv.',
    '',
    '--entry-age N  years between birth and the first grade (fitted when not given)',
    '--level L      share of rows that low and high are meant to hold, between 0 and 1',
    '--backtest     write backtest.json: what this history’s own earlier forecasts missed, beside the plain methods',
  ],
  options: {
    pupils: { type: 'string' },
    births: { type: 'string' },
    'entry-age': { type: 'string' },
    horizon: { type: 'string' },
    level: { type: 'string' },
    backtest: { type: 'boolean' },
    out: { type: 'string' },
  },
  async run(values) {
    const startedAt = performance.now();
    const out = requiredOption(values, 'out');
    checkOutputDirectory(out);
    const files = { pupils: requiredOption(values, 'pupils'), births: textOption(values, 'births') };
    const asked = readAsked(values);
    const { problem, warnings, locate } = readHistory(files, asked);
    const forecast = run(problem, asked.horizon, asked.level);
    const issues = [...warnings, ...notesOf(problem, forecast).map(locate)];
    const backTest = values.backtest ? backTestOf(problem, forecast) : null;
    await writeOutputDirectory(out, (directory) =>
      writeRun(directory, { files, asked, problem, forecast, backTest, startedAt }),
    );
    printIssues(issues);
    const issuesFile = textOption(values, 'issues');
    if (issuesFile) writeFileSync(issuesFile, `${JSON.stringify(issues, null, 2)}\n`);
    return 0;
  },
};

function readAsked(values: Values) {
  const horizon = wholeOption(values, 'horizon', 5, 1);
  if (horizon > farthestHorizon)
    throw new UsageError(`Option --horizon may be at most ${farthestHorizon}, not ${horizon}.`);
  const levelText = textOption(values, 'level') ?? '0.9';
  const level = Number(levelText);
  if (!(level > 0 && level < 1) || levelText.trim() === '')
    throw new UsageError(`Option --level must lie between 0 and 1, not "${levelText}".`);
  const entryAge = textOption(values, 'entry-age') === undefined ? null : wholeOption(values, 'entry-age', 0);
  return { horizon, level, entryAge, seed: textOption(values, 'seed') ?? '0' };
}

interface Written {
  files: HistoryFiles;
  asked: ReturnType<typeof readAsked>;
  problem: ForecastProblem;
  forecast: Forecast;
  backTest: BackTestRow[] | null;
  startedAt: number;
}

function writeRun(directory: string, { files, asked, problem, forecast, backTest, startedAt }: Written): void {
  const { projection, bands, bandSource } = forecast;
  const writer = new CsvWriter(join(directory, 'forecast.csv'), ['year', 'school', 'grade', 'pupils', 'low', 'high']);
  for (const row of forecastRows(problem, projection, bands))
    writer.row([row.year, row.school, row.grade, row.pupils, row.low, row.high]);
  const written = writer.close();
  if (backTest)
    writeFileSync(join(directory, 'backtest.json'), `${JSON.stringify(toFile(backTest, asked.level), null, 2)}\n`);
  const { shocks, birthsProjectedFrom, entryLag } = projection;
  writeRunFiles(
    directory,
    {
      verb: 'forecast',
      horizon: asked.horizon,
      level: asked.level,
      seed: asked.seed,
      entryAge: asked.entryAge,
      entryLag,
      birthsProjectedFrom,
      intervals: bandSource,
      damped: shocks.map(({ school, year, factor }) => ({
        school: problem.schools[school],
        year: problem.firstYear + year,
        factor,
      })),
      inputs: { pupils: orderedSha256(files.pupils), ...(files.births && { births: orderedSha256(files.births) }) },
      outputs: { forecast: written.sha256 },
      counts: {
        schools: problem.schools.length,
        firstYear: problem.firstYear,
        lastYear: problem.firstYear + problem.yearCount - 1,
        rows: written.rows,
      },
    },
    startedAt,
  );
}

/** MAPE and coverage by years ahead; percentages as in "1.2" for 1.2 %. */
function toFile(rows: BackTestRow[], level: number) {
  return { level, unit: 'percent', horizons: rows };
}
