import { useState } from 'react';
import type { Comparison } from '../../../../api/client.ts';
import { useWords, type Words } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { type By, namePart, type Part } from './name-part.ts';

/** Parts drawn at first: those where most children gain or lose. */
const firstParts = 12;

interface PartsPlotProps {
  found: Comparison;
  parts: readonly Part[];
  by: By;
  /** The set held against the first. */
  set: number;
}

/** One small plot a part, all on the same two scales from zero: who loses and who gains, and the mean way under both sets. */
export function PartsPlot({ found, parts, by, set }: PartsPlotProps) {
  const words = useWords();
  const { t, n } = words;
  const [all, setAll] = useState(false);
  const moved = ({ figures }: Part) => (figures[set].worse ?? 0) + (figures[set].better ?? 0);
  // Communes by how many are touched; groups and residences are few and stand in their own order.
  const ordered =
    by === 'communes'
      ? [...parts].sort((one, other) => moved(other) - moved(one))
      : [...parts].sort((one, other) => (one.name ?? '\uffff').localeCompare(other.name ?? '\uffff'));
  const shown = all ? ordered : ordered.slice(0, firstParts);
  const mostMoved = Math.max(1, ...parts.flatMap(({ figures }) => [figures[set].worse ?? 0, figures[set].better ?? 0]));
  const mostMetres = Math.max(
    1,
    ...parts.flatMap(({ figures }) => [figures[0].meanMetres ?? 0, figures[set].meanMetres ?? 0]),
  );
  return (
    <figure className="parts-plot">
      <figcaption className="small">
        <span className="key-worse">{t('trials.figure.worse')}</span>
        <span className="key-better">{t('trials.figure.better')}</span>
        <span className="key-first">{t('trials.plot-mean', { place: 1, name: found.sets[0].name })}</span>
        <span className="key-other">{t('trials.plot-mean', { place: set + 1, name: found.sets[set].name })}</span>
      </figcaption>
      <ul>
        {shown.map((part) => (
          <li key={part.name ?? '\u0000'}>
            <b className="part-name">{namePart(part, by, words)}</b>
            <Moved words={words} part={part} set={set} most={mostMoved} />
            <Ways words={words} part={part} set={set} most={mostMetres} />
          </li>
        ))}
      </ul>
      {ordered.length > firstParts && (
        <Button className="no-print" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('trials.plot-fewer') : t('trials.plot-all', { count: n(ordered.length, 0) })}
        </Button>
      )}
    </figure>
  );
}

interface PlotProps {
  words: Words;
  part: Part;
  set: number;
  most: number;
}

/** Those who lose to the left of zero, those who gain to the right, each with its count at the end of its bar. */
function Moved({ words: { t, n }, part, set, most }: PlotProps) {
  const { worse, better } = part.figures[set];
  const say = (count: number | null) => (count === null ? t('trials.few') : n(count, 0));
  const bar = (count: number | null) => ({ inlineSize: `calc((100% - 3.5rem) * ${(count ?? 0) / most})` });
  return (
    <span
      className="plot-moved"
      role="img"
      aria-label={`${t('trials.figure.worse')}: ${say(worse)}; ${t('trials.figure.better')}: ${say(better)}`}
    >
      <span className="side">
        <span className="figures small">{say(worse)}</span>
        <span className="bar worse" style={bar(worse)} />
      </span>
      <span className="side">
        <span className="bar better" style={bar(better)} />
        <span className="figures small">{say(better)}</span>
      </span>
    </span>
  );
}

/** The mean way under the first set as a ring and under the other as a dot, joined by the difference. */
function Ways({ words: { t, n }, part, set, most }: PlotProps) {
  const [before, after] = [part.figures[0].meanMetres, part.figures[set].meanMetres];
  const say = (metres: number | null) => (metres === null ? t('trials.no-data') : `${n(metres, 0)} m`);
  const at = (metres: number) => `${(metres / most) * 100}%`;
  const label = t('trials.plot-ways', { before: say(before), after: say(after) });
  return (
    <span className="plot-ways" role="img" aria-label={label}>
      <span className="track">
        {before !== null && after !== null && (
          <span
            className={after > before ? 'gap longer' : 'gap'}
            style={{ insetInlineStart: at(Math.min(before, after)), inlineSize: at(Math.abs(after - before)) }}
          />
        )}
        {before !== null && <span className="dot first" style={{ insetInlineStart: at(before) }} />}
        {after !== null && <span className="dot" style={{ insetInlineStart: at(after) }} />}
      </span>
      <span className="figures small">{before === after ? say(after) : `${say(before)} → ${say(after)}`}</span>
    </span>
  );
}
