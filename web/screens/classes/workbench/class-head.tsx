import { memo } from 'react';
import { useWords } from '../../../state/organisation.tsx';

/** What stands over a class: its size, and shares or means of the first rules. */
export interface HeadFigures {
  size: number;
  isBroken: boolean;
  /** Counts of each value of a rule, with their names. */
  shares: { name: string; parts: { name: string; count: number }[] }[];
  mean: { name: string; value: number | null; least: number; most: number } | null;
}

interface ClassHeadProps {
  label: string;
  figures: HeadFigures | undefined;
  isOver: boolean;
  /** Pixels. */
  x: number;
  width: number;
}

/** The head of a class with its live bars. */
function PlainHead({ label, figures, isOver, x, width }: ClassHeadProps) {
  const { t, n } = useWords();
  return (
    <div
      className={`class-head${isOver ? ' over' : ''}${figures?.isBroken ? ' broken' : ''}`}
      style={{ insetInlineStart: x, inlineSize: width }}
    >
      <div className="class-head-line">
        <b>{t('classes.class-name', { class: label })}</b>
        <span className="figures soft small">{t('classes.class-size', { count: n(figures?.size ?? 0, 0) })}</span>
      </div>
      {figures?.shares.map(({ name, parts }) => (
        <div
          key={name}
          className="share-bar"
          role="img"
          aria-label={`${name}: ${parts.map((part) => `${part.name} ${part.count}`).join(', ')}`}
          title={`${name}: ${parts.map((part) => `${part.name} ${part.count}`).join(' · ')}`}
        >
          {parts.map((part) => (
            <span key={part.name} style={{ flexGrow: part.count }} />
          ))}
        </div>
      ))}
      {figures?.mean && figures.mean.value !== null && (
        <div className="mean-line small figures" title={figures.mean.name}>
          <span className="soft">Ø</span> {n(figures.mean.value, 2)}
        </div>
      )}
    </div>
  );
}

export const ClassHead = memo(PlainHead);
