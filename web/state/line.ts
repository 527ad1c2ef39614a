interface Line {
  saveData?: boolean;
  effectiveType?: string;
}

/** A page that took this long to begin to arrive came over a slow line, whatever the device says of it. */
const slowMilliseconds = 300;

/** True where the line is slow or paid by the byte: what is not the answer itself then waits to be asked for. */
export function lineIsSlow(): boolean {
  const line = (navigator as { connection?: Line }).connection;
  if (line?.saveData === true || ['slow-2g', '2g', '3g'].includes(line?.effectiveType ?? '')) return true;
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return page !== undefined && page.responseStart - page.requestStart > slowMilliseconds;
}
