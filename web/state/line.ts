interface Line {
  saveData?: boolean;
  effectiveType?: string;
}

/** True where the device says its line is slow or paid by the byte: what is not the answer itself then waits to be asked for. */
export function lineIsSlow(): boolean {
  const line = (navigator as { connection?: Line }).connection;
  return line?.saveData === true || ['slow-2g', '2g', '3g'].includes(line?.effectiveType ?? '');
}
