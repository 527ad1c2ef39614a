import { useMemo, useState } from 'react';
import { compareNames } from '#engines/class-history/order-names.ts';
import type { ClassPlan, ClassPupil } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import type { HeadFigures } from './class-head.tsx';
import { nameOfColumn, sayValue } from './say-rules.ts';

/** Signs there are: more values than that could not be told apart. */
const mostMarks = 6;

/** A column the cards may be signed by, with the values it has, first the one that bears the first sign. */
interface Markable {
  key: string;
  isMark: boolean;
  values: string[];
}

/** Which column the signs of the cards show, and the sign of each pupil. */
export interface CardMarks {
  markable: readonly Markable[];
  chosen: Markable | null;
  choose: (key: string) => void;
  /** Sign of a pupil by id; absent where the cell is blank. */
  markOf: ReadonlyMap<string, number>;
}

export function useCardMarks(plan: ClassPlan, pupils: readonly ClassPupil[]): CardMarks {
  const [key, choose] = useState('sex');
  const markable = useMemo(() => listMarkable(plan.columns, pupils), [plan.columns, pupils]);
  const chosen = markable.find((column) => column.key === key) ?? markable[0] ?? null;
  const markOf = useMemo(() => {
    const marks = new Map<string, number>();
    for (const { id, attributes } of pupils) {
      const at = chosen?.values.indexOf(attributes[chosen.key] ?? '') ?? -1;
      if (at >= 0) marks.set(id, at);
    }
    return marks;
  }, [pupils, chosen]);
  return { markable, chosen, choose, markOf };
}

function listMarkable(columns: ClassPlan['columns'], pupils: readonly ClassPupil[]): Markable[] {
  return columns.flatMap(({ key, kind }): Markable[] => {
    if (kind === 'score') return [];
    const values = [...new Set(pupils.flatMap(({ attributes }) => attributes[key] ?? []))].sort(
      (one, other) => rankOf(one) - rankOf(other) || compareNames(one, other),
    );
    return values.length < 2 || values.length > mostMarks ? [] : [{ key, isMark: kind === 'mark', values }];
  });
}

/** Girls, and those a mark is said of, bear the first sign, as on every list. */
function rankOf(value: string): number {
  const plain = value.toLowerCase();
  if (['female', 'nữ', 'nu', 'f', '1'].includes(plain)) return 0;
  return ['male', 'nam', 'm', '0'].includes(plain) ? 1 : 2;
}

interface LegendProps {
  plan: ClassPlan;
  marks: CardMarks;
  /** Bars over the classes: those of any class, since all show the same rules. */
  bars: HeadFigures['shares'];
}

/** What the signs of the cards and the bars over the classes mean; the signs can be made to show another column. */
export function BoardLegend({ plan, marks, bars }: LegendProps) {
  const words = useWords();
  const { t } = words;
  const { markable, chosen, choose } = marks;
  return (
    <div className="board-legend small">
      {chosen && (
        <label className="mark-choice">
          {t('classes.marks')}
          <select className="input" value={chosen.key} onChange={(event) => choose(event.target.value)}>
            {markable.map(({ key }) => (
              <option key={key} value={key}>
                {nameOfColumn(words, plan.columns, key)}
              </option>
            ))}
          </select>
        </label>
      )}
      {chosen?.values.map((value, at) => (
        <span key={value} className="legend-item">
          <span className="card-sign" data-mark={at} aria-hidden /> {sayValue(words, value, chosen.isMark)}
        </span>
      ))}
      {bars.map(({ name, parts }) => (
        <span key={name} className="legend-item">
          <b>{t('classes.bar-of', { rule: name })}</b>
          {parts.map((part) => (
            <span key={part.name} className="bar-part">
              {part.name}
            </span>
          ))}
        </span>
      ))}
    </div>
  );
}
