import type { ChildrenByCell } from '../../../api/client.ts';
import { childrenSteps } from '../../map/layers/areas.ts';
import { palettes } from '../../map/palette.ts';
import { useWords } from '../../state/organisation.tsx';
import { themeInForce, usePreferences } from '../../state/preferences.ts';

/** What the colours of the cells mean, and what is not told. */
export function ChildrenKey({ found: { cells, hidden, total } }: { found: ChildrenByCell }) {
  const { t, n } = useWords();
  const { shares } = palettes[themeInForce(usePreferences().theme)];
  if (total === 0) return <p className="soft small">{t('planner.children.none')}</p>;
  const isFewListed = cells.some(({ children }) => children === null);
  const names = childrenSteps.map((from, i) =>
    i + 1 < childrenSteps.length
      ? t('planner.children.from', { from: n(from, 0), to: n(childrenSteps[i + 1] - 1, 0) })
      : t('planner.children.most', { from: n(from, 0) }),
  );
  const steps = [t('planner.children.few'), ...names].map((name, i) => ({ name, fill: shares[i] }));
  return (
    <div className="small">
      <p className="soft">{t('planner.children.cell')}</p>
      <ul className="colour-key">
        {(isFewListed ? steps : steps.slice(1)).map(({ name, fill }) => (
          <li key={name}>
            <span className="map-legend-box" style={{ background: fill }} aria-hidden />
            {name}
          </li>
        ))}
      </ul>
      {hidden.cells > 0 && (
        <p className="soft">
          {t('planner.children.hidden', { cells: n(hidden.cells, 0), children: n(hidden.children, 0) })}
        </p>
      )}
    </div>
  );
}
