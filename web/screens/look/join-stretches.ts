import type { RouteAnswer } from '../../../api/client.ts';

type Stretch = RouteAnswer['stretches'][number];
export type StretchInWords = Pick<Stretch, 'kind' | 'name' | 'metres'> & { fromMetres: number };

/** Neighbouring stretches of one kind and name as one line; the metres of the lines add up to the route's own. */
export function joinStretches(stretches: readonly Stretch[]): StretchInWords[] {
  const lines: StretchInWords[] = [];
  let fromMetres = 0;
  for (const { kind, name, metres } of stretches) {
    const last = lines.at(-1);
    if (last && last.kind === kind && last.name === name) last.metres += metres;
    else lines.push({ kind, name, metres, fromMetres });
    fromMetres += metres;
  }
  return lines;
}
