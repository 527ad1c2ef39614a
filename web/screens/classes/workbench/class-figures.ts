import type { ClassProblem } from '#engines/classes/types.ts';
import type { HardBreak } from '#engines/classes/workbench/list-breaks.ts';
import type { HeadFigures } from './class-head.tsx';

/** One rule over all classes: a series a value, or the class means. */
export interface ClassSeries {
  goal: number;
  kind: 'count' | 'mean';
  /** Per value its counts by class; of a mean one series, null where no pupil counts. */
  series: { name: string; byClass: (number | null)[] }[];
}

const mostValues = 4;

/** What the small multiples show: rules that count values (few of them) and rules of means. */
export function seriesOf({ goals, classCount }: ClassProblem, classOf: Int32Array): ClassSeries[] {
  return goals.flatMap(({ measure }, goal): ClassSeries[] => {
    if (measure.kind === 'count') {
      const series = measure.names
        .slice(0, mostValues)
        .map((name) => ({ name, byClass: new Array<number>(classCount).fill(0) }));
      measure.values.forEach((value, p) => {
        const own = series[value]?.byClass;
        if (own && classOf[p] >= 0) own[classOf[p]]++;
      });
      series.sort((one, other) => (one.name < other.name ? -1 : 1));
      return series.length > 0 ? [{ goal, kind: 'count', series }] : [];
    }
    if (measure.kind !== 'mean') return [];
    const sums = new Float64Array(classCount);
    const counts = new Int32Array(classCount);
    measure.units.forEach((units, p) => {
      if (measure.counted[p] === 0 || classOf[p] < 0) return;
      sums[classOf[p]] += units;
      counts[classOf[p]]++;
    });
    const byClass = Array.from(counts, (count, c) => (count === 0 ? null : (sums[c] / count) * measure.unit));
    return [{ goal, kind: 'mean', series: [{ name: '', byClass }] }];
  });
}

/** What stands over each class, from the first two counts and the first mean. */
export function headsOf(
  sizes: readonly number[],
  series: readonly ClassSeries[],
  breaks: readonly HardBreak[],
  nameOf: (goal: number) => string,
  sayValue: (value: string) => string,
): HeadFigures[] {
  const counts = series.filter(({ kind, series: own }) => kind === 'count' && own.length > 1).slice(0, 2);
  const means = series.find(({ kind }) => kind === 'mean');
  const values = means?.series[0].byClass.filter((value) => value !== null) ?? [];
  const broken = new Set(breaks.flatMap(({ classes }) => classes));
  return sizes.map((size, c) => ({
    ...{ size, isBroken: broken.has(String(c + 1)) },
    shares: counts.map(({ goal, series: own }) => ({
      name: nameOf(goal),
      parts: own.map(({ name, byClass }) => ({ name: sayValue(name), count: byClass[c] ?? 0 })),
    })),
    mean: means
      ? {
          name: nameOf(means.goal),
          value: means.series[0].byClass[c],
          least: Math.min(...values),
          most: Math.max(...values),
        }
      : null,
  }));
}
