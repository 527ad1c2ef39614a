import { useMemo, useState } from 'react';
import type { Comparison, Flows, Level } from '../../../../api/client.ts';
import type { LegendKey } from '../../../map/drawing.ts';
import type { MapData } from '../../../map/map-data.ts';
import { useWords } from '../../../state/organisation.tsx';
import { MapFrame } from '../../../ui/map-frame.tsx';
import { asMapSchool, focusOn } from '../sum-flows.ts';
import { SetChoice } from './set-choice.tsx';

const nothingHidden: ReadonlySet<LegendKey> = new Set();

/** Who goes where under the first set and under another, side by side; the other may show only those whose school changes. */
export function TwoMaps({ found, level }: { found: Comparison; level: Level }) {
  const { t } = useWords();
  const [set, setSet] = useState(1);
  const [onlyChanged, setOnlyChanged] = useState(false);
  const flows = found.flows[set];
  return (
    <div className="stack">
      <SetChoice found={found} value={set} onChange={setSet} />
      <label className="rail-line">
        <input type="checkbox" checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)} />
        <span>{t('trials.only-changed')}</span>
      </label>
      <div className="two-maps">
        <OneMap found={found} level={level} set={0} flows={found.flows[0].all} />
        <OneMap found={found} level={level} set={set} flows={onlyChanged ? flows.changed : flows.all} />
      </div>
    </div>
  );
}

interface OneMapProps {
  found: Comparison;
  level: Level;
  set: number;
  flows: Flows;
}

function OneMap({ found, level, set, flows }: OneMapProps) {
  const { t, n } = useWords();
  const data = useMemo<MapData>(
    () => ({
      flows,
      schools: found.schools.map(({ placed, seats, ...school }) => {
        const here = placed[set];
        return asMapSchool(
          { ...school, seats, placed: here, fill: here === null || seats === 0 ? null : here / seats },
          level,
        );
      }),
    }),
    [found, flows, set, level],
  );
  // Both maps look at the same ground: what is drawn may differ, the place may not.
  const focus = useMemo(() => focusOn(found.flows[0].all), [found]);
  return (
    <figure className="one-map">
      <figcaption>
        <b>{found.sets[set].name}</b>{' '}
        <span className="soft small">{t('trials.flows-what', { hidden: n(flows.hidden, 0) })}</span>
      </figcaption>
      <div className="map-frame">
        <MapFrame level={level} hidden={nothingHidden} data={data} focus={focus} />
      </div>
    </figure>
  );
}
