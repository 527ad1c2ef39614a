import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a verb cost. */
export interface Cost {
  seconds: number;
  processorSeconds: number;
  peakMegabytes: number;
}

/** Ticks of /proc/…/stat a second; 100 on every Linux we run on. */
const ticksPerSecond = 100;

/** As `npm run truonggan` has it (package.json): with room for new things millions of rows are collected less often. */
const flags = ['--max-semi-space-size=64', '--import', 'tsx'];

/** Runs one verb in a process of its own; seconds from start to end, peak resident memory by the kernel's count. */
export async function measureCommand(argv: string[]): Promise<Cost> {
  const cli = fileURLToPath(new URL('../../api/cli.ts', import.meta.url));
  const begin = performance.now();
  const child = spawn(process.execPath, [...flags, cli, ...argv], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  let peakKilobytes = 0;
  let ticks = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peakKilobytes = Math.max(peakKilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      ticks = Number(fields[11]) + Number(fields[12]);
    } catch {
      // The process has just ended; the last reading stands.
    }
  }, 20);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${argv[0]} answered ${code}: ${complaint.slice(0, 500)}`);
  const seconds = (performance.now() - begin) / 1000;
  return { seconds, processorSeconds: ticks / ticksPerSecond, peakMegabytes: peakKilobytes / 1024 };
}
