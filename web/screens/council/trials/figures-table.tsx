import type { Comparison } from '../../../../api/client.ts';
import { useWords, type Words } from '../../../state/organisation.tsx';

const figures = [
  { name: 'placed', against: true },
  { name: 'unplaced', against: true },
  { name: 'firstChoice', against: true },
  { name: 'better', against: false },
  { name: 'worse', against: false },
  { name: 'changed', against: false },
  { name: 'meanMetres', against: true },
  { name: 'medianMetres', against: true },
  { name: 'ninthDecileMetres', against: true },
  { name: 'maxMetres', against: true },
] as const;

/** Every figure of every set, with its difference from the first; counts of one to four children are not said. */
export function FiguresTable({ found }: { found: Comparison }) {
  const words = useWords();
  const { t } = words;
  const [first, ...others] = found.total;
  return (
    <section
      className="table-scroller"
      aria-label={t('trials.figure')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
      tabIndex={0}
    >
      <table className="table trial-figures">
        <thead>
          <tr>
            <th scope="col">{t('trials.figure')}</th>
            {found.sets.map(({ name }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sets have no other name that is theirs alone
              <th key={i} scope="col" className="figure">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map(({ name, against }) => (
            <tr key={name}>
              <th scope="row">
                {t(`trials.figure.${name}`)} {name.endsWith('Metres') && <span className="soft">(m)</span>}
              </th>
              <td className="figure">{against ? sayFigure(words, name, first[name]) : ''}</td>
              {others.map((set, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={i} className="figure">
                  {sayFigure(words, name, set[name])}
                  <span className="soft small trial-difference">
                    {against && sayDifference(words, first[name], set[name])}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sayFigure({ t, n }: Words, name: string, value: number | null): string {
  if (value !== null) return n(value, 0);
  return t(name.endsWith('Metres') ? 'trials.no-data' : 'trials.few');
}

/** "(+12)" or "(−12)" with a true minus sign; nothing where a side is not said or nothing changed. */
function sayDifference({ change }: Words, before: number | null, after: number | null): string {
  if (before === null || after === null || before === after) return '';
  return `(${change(after - before)})`;
}
