import { baseLegend, Legend } from '../../map/legend.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { themeInForce, usePreferences } from '../../state/preferences.ts';
import type { PlanProps } from './plan-view.ts';

/** How the base map is drawn, each thing switchable, folded away until wanted. */
export default function MapLegend({ view, change }: Pick<PlanProps, 'view' | 'change'>) {
  const { t, language } = useWords();
  const { levels } = useOrganisation();
  const theme = themeInForce(usePreferences().theme);
  return (
    <details className="rail-legend">
      <summary>{t('planner.map-legend')}</summary>
      <Legend
        language={language}
        theme={theme}
        level={view.level}
        levels={levels}
        present={baseLegend}
        hidden={view.hiddenOnMap}
        onHidden={(hiddenOnMap) => change({ hiddenOnMap })}
      />
    </details>
  );
}
