import { memo, type PointerEvent, type ReactNode, useState } from 'react';
import { useWords } from '../../../state/organisation.tsx';
import type { ClassSeries } from './class-figures.ts';

interface MultiplesProps {
  sizes: readonly number[];
  labels: readonly string[];
  series: readonly ClassSeries[];
  nameOf: (goal: number) => string;
  sayValue: (value: string) => string;
}

/** Every class beside the others, one small plot a rule: bars from zero for counts, dots in their range for means. */
export function Multiples({ sizes, labels, series, nameOf, sayValue }: MultiplesProps) {
  const { t } = useWords();
  return (
    <section className="multiples" aria-label={t('classes.multiples')}>
      <h3>{t('classes.multiples')}</h3>
      <div className="multiples-grid">
        <Bars name={t('classes.multiples-size')} values={sizes} labels={labels} />
        {series.flatMap(({ goal, kind, series: own }) =>
          own.map(({ name, byClass }) => {
            const title = name === '' || own.length === 1 ? nameOf(goal) : `${nameOf(goal)}: ${sayValue(name)}`;
            const Drawn = kind === 'mean' ? Dots : Bars;
            return <Drawn key={`${goal} ${name}`} name={title} values={byClass} labels={labels} />;
          }),
        )}
      </div>
    </section>
  );
}

interface PlotProps {
  name: string;
  values: readonly (number | null)[];
  labels: readonly string[];
}

const height = 40;
const width = 220;

/** All bars of a kind are one shape: a hundred classes a plot would otherwise be thousands of elements on the page. */
const Bars = memo(function Bars({ name, values, labels }: PlotProps) {
  const { n } = useWords();
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known, 1)];
  const step = width / values.length;
  const wide = Math.max(1, step - (step > 4 ? 2 : 0.5));
  const bars = (belongs: (value: number) => boolean) =>
    values
      .map((value, c) => {
        if (value === null || !belongs(value)) return '';
        const tall = (value / most) * height;
        return `M${round(c * step)} ${height}v${round(-tall)}h${round(wide)}v${round(tall)}z`;
      })
      .join('');
  const differ = most > least;
  return (
    <Plot {...{ name, values, labels }} digits={0} range={differ ? `${n(least)}–${n(most)}` : n(most)}>
      <path className="bars" d={bars((value) => !differ || (value !== least && value !== most))} />
      {differ && <path className="bars most" d={bars((value) => value === most)} />}
      {differ && <path className="bars least" d={bars((value) => value === least)} />}
    </Plot>
  );
}, showsTheSame);

const Dots = memo(function Dots({ name, values, labels }: PlotProps) {
  const { n } = useWords();
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  // At least a tenth of a point fills the height: nearly equal means look nearly equal.
  const range = Math.max(most - least, 0.1);
  const step = width / values.length;
  const yOf = (value: number) => height / 2 + (((most + least) / 2 - value) / range) * (height - 10);
  const radius = Math.min(3.5, Math.max(1.2, step / 3));
  const dots = values.map((value, c) => {
    if (value === null) return '';
    const [left, r] = [round((c + 0.5) * step - radius), round(radius)];
    return `M${left} ${round(yOf(value))}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  });
  return (
    <Plot {...{ name, values, labels }} digits={2} range={`${n(least, 2)}–${n(most, 2)}`}>
      <line x1="0" x2={width} y1={height / 2} y2={height / 2} />
      <path className="dots" d={dots.join('')} />
    </Plot>
  );
}, showsTheSame);

/** A plot under its name and range; the class under the pointer is named with its value in place of the range. */
function Plot(props: PlotProps & { range: string; digits: number; children: ReactNode }) {
  const { name, values, labels, range, digits, children } = props;
  const { t, n } = useWords();
  const [over, setOver] = useState<number | null>(null);
  const say = (c: number) => {
    const value = values[c];
    return value === null || value === undefined ? '–' : n(value, digits);
  };
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const { left, width: wide } = event.currentTarget.getBoundingClientRect();
    setOver(Math.min(values.length - 1, Math.max(0, Math.floor(((event.clientX - left) / wide) * values.length))));
  };
  return (
    <figure className="multiple">
      <figcaption className="small">
        {name}{' '}
        <span className="soft figures">
          {over === null ? range : `${t('classes.class-name', { class: labels[over] })}: ${say(over)}`}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${name}: ${values.map((_, c) => `${labels[c]} ${say(c)}`).join(', ')}`}
        onPointerMove={point}
        onPointerLeave={() => setOver(null)}
      >
        {children}
      </svg>
    </figure>
  );
}

/** After a move most plots show what they showed: only the others are drawn again. */
function showsTheSame(one: PlotProps, other: PlotProps): boolean {
  if (one.name !== other.name || one.labels !== other.labels || one.values.length !== other.values.length) return false;
  return one.values.every((value, c) => value === other.values[c]);
}

/** Hundredths of a pixel are enough. */
const round = (pixels: number) => Math.round(pixels * 100) / 100;
