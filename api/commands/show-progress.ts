/** Writes `label … 42 %` over itself on stderr, only where a person watches (a terminal); a finished label ends its line. */
export function showProgress(label: string, done: number, whole: number): void {
  if (!process.stderr.isTTY || whole <= 0) return;
  const percent = Math.floor((100 * done) / whole);
  process.stderr.write(`\r${label} … ${percent} %${done >= whole ? '\n' : ''}`);
}
