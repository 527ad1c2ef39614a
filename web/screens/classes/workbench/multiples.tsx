import { memo } from 'react';
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
            const Plot = kind === 'mean' ? Dots : Bars;
            return <Plot key={`${goal} ${name}`} name={title} values={byClass} labels={labels} />;
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

const Bars = memo(function Bars({ name, values, labels }: PlotProps) {
  const { n } = useWords();
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known, 1)];
  const step = width / values.length;
  return (
    <figure className="multiple">
      <figcaption className="small">
        {name} <span className="soft figures">{least === most ? n(most) : `${n(least)}–${n(most)}`}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sayPlot(name, values, labels, n)}>
        {values.map((value, c) => (
          <rect
            key={labels[c]}
            x={c * step}
            y={height - ((value ?? 0) / most) * height}
            width={Math.max(1, step - (step > 4 ? 2 : 0.5))}
            height={((value ?? 0) / most) * height}
            className={value === most && most > least ? 'most' : value === least && most > least ? 'least' : ''}
          >
            <title>{`${labels[c]}: ${value ?? '–'}`}</title>
          </rect>
        ))}
      </svg>
    </figure>
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
  return (
    <figure className="multiple">
      <figcaption className="small">
        {name}{' '}
        <span className="soft figures">
          {n(least, 2)}–{n(most, 2)}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sayPlot(name, values, labels, n)}>
        <line x1="0" x2={width} y1={height / 2} y2={height / 2} />
        {values.map(
          (value, c) =>
            value !== null && (
              <circle key={labels[c]} cx={(c + 0.5) * step} cy={yOf(value)} r={Math.min(3.5, Math.max(1.2, step / 3))}>
                <title>{`${labels[c]}: ${n(value, 2)}`}</title>
              </circle>
            ),
        )}
      </svg>
    </figure>
  );
}, showsTheSame);

/** After a move most plots show what they showed: only the others are drawn again. */
function showsTheSame(one: PlotProps, other: PlotProps): boolean {
  if (one.name !== other.name || one.labels !== other.labels || one.values.length !== other.values.length) return false;
  return one.values.every((value, c) => value === other.values[c]);
}

function sayPlot(
  name: string,
  values: readonly (number | null)[],
  labels: readonly string[],
  n: (v: number) => string,
) {
  return `${name}: ${values.map((value, c) => `${labels[c]} ${value === null ? '–' : n(value)}`).join(', ')}`;
}
