import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = `
suppressMessages(library(forecast))
d <- read.csv(commandArgs(TRUE)[1], colClasses = c("character", "numeric"))
for (k in unique(d$key)) {
  x <- d$pupils[d$key == k]
  for (o in commandArgs(TRUE)[2]:(length(x) - 1)) {
    f <- tryCatch(as.numeric(forecast(ets(ts(x[1:o])), h = 5)$mean), error = function(e) rep(x[o], 5))
    cat(k, o, f, "\\n")
  }
}`;

/** Totals forecast by R's `forecast::ets` from each origin: `answer.get(key)[origin][yearsAhead − 1]`. Null without R or its package. */
export function etsByR(series: Map<string, number[]>, firstOrigin: number): Map<string, number[][]> | null {
  const folder = mkdtempSync(join(tmpdir(), 'ets-'));
  try {
    const lines = [...series].flatMap(([key, values]) => values.map((value) => `${key},${value}`));
    writeFileSync(join(folder, 'totals.csv'), `key,pupils\n${lines.join('\n')}\n`);
    writeFileSync(join(folder, 'ets.R'), script);
    const ran = spawnSync('Rscript', [join(folder, 'ets.R'), join(folder, 'totals.csv'), String(firstOrigin + 1)], {
      encoding: 'utf8',
    });
    if (ran.status !== 0) return null;
    const answer = new Map<string, number[][]>();
    for (const line of ran.stdout.trim().split('\n')) {
      const [key, years, ...values] = line.trim().split(' ');
      const origins = answer.get(key) ?? [];
      origins[Number(years) - 1] = values.map(Number);
      answer.set(key, origins);
    }
    return answer;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
