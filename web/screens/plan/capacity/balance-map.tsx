import { useMemo, useState } from 'react';
import type { CapacityReport } from '../../../../api/client.ts';
import { palettes } from '../../../map/palette.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { themeInForce, usePreferences } from '../../../state/preferences.ts';
import { useCall } from '../../../state/use-call.ts';
import { failureText } from '../../../ui/states.tsx';
import { getAreas } from '../calls.ts';
import { type MapTool, type ToolProps, useMapTool } from '../map-tool.ts';

const steps = ['far-short', 'short', 'over', 'far-over'] as const;

interface BalanceMapProps extends Pick<ToolProps, 'takeMap'> {
  areas: CapacityReport['areas'];
}

/** Communes on the map by seats over or short, the number on each; the key beside the switch. */
export function BalanceMap({ areas, takeMap }: BalanceMapProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [shown, setShown] = useState(true);
  const shapes = useCall(shown ? `communes ${id}` : null, (signal) => getAreas(id, 'communes', '', signal));
  const { balances, unknown } = palettes[themeInForce(usePreferences().theme)];
  const communeShapes = shapes.value;
  const tool = useMemo<MapTool | null>(() => {
    if (!shown || !communeShapes) return null;
    const known = areas.flatMap(({ area, all }) =>
      area === null ? [] : [{ code: area, balance: all.balance, seats: all.seats.total }],
    );
    return { data: { communeShapes, balances: known, coverage: null } };
  }, [shown, communeShapes, areas]);
  useMapTool(takeMap, tool);
  return (
    <div>
      <label className="rail-line">
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        <span>{t('capacity.map.show')}</span>
      </label>
      {shown && (
        <ul className="colour-key small">
          {steps.map((step, i) => (
            <li key={step}>
              <span className="map-legend-box" style={{ background: balances[i] }} aria-hidden />
              {t(`capacity.map.${step}`)}
            </li>
          ))}
          <li>
            <span className="map-legend-box" style={{ background: unknown }} aria-hidden />
            {t('capacity.map.unknown')}
          </li>
        </ul>
      )}
      {shown && shapes.failure && <p className="field-error small">{failureText(shapes.failure, t)}</p>}
    </div>
  );
}
