import { useMemo, useState } from 'react';
import type { FamilyReceipt, Level, LonLat } from '../../../api/client.ts';
import type { LegendKey } from '../../map/drawing.ts';
import type { MapData } from '../../map/map-data.ts';
import type { MapFocus } from '../../map/map-view.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { Field } from '../../ui/field.tsx';
import { MapFrame } from '../../ui/map-frame.tsx';
import { findRoute, getSchool } from './calls.ts';

const nothingHidden: ReadonlySet<LegendKey> = new Set();

interface WayMapProps {
  home: LonLat;
  /** The schools considered, in order. */
  steps: FamilyReceipt['explanation']['steps'];
  level: Level;
}

/**
 * The way from the family's own home with the metres that were used: to the school of its place, or to one that refused it, since
 * those are the metres a family may want to dispute.
 */
export function WayMap({ home, steps, level }: WayMapProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [chosen, setChosen] = useState<string | null>(null);
  const admitted = steps.find(({ outcome }) => outcome === 'admitted') ?? steps[0];
  const schoolId = chosen ?? admitted.schoolId;
  const school = useCall(`${id} ${schoolId}`, (signal) => getSchool(id, schoolId, signal));
  const route = useCall(`${id} ${schoolId} ${home.join(',')}`, (signal) => findRoute(id, home, schoolId, signal));
  const data: MapData = useMemo(
    () => ({ schools: null, chosenSchool: school.value, route: route.value, home }),
    [school.value, route.value, home],
  );
  const focus: MapFocus | null = useMemo(() => {
    const line = route.value?.stretches.flatMap((stretch) => stretch.line) ?? [];
    const points = [home, ...(school.value ? [school.value.lonLat] : []), ...line];
    const lons = points.map(([lon]) => lon);
    const lats = points.map(([, lat]) => lat);
    return points.length < 2
      ? { centre: home, zoom: 14 }
      : {
          bounds: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
          padding: { top: 56, right: 56, bottom: 72, left: 56 },
        };
  }, [school.value, route.value, home]);
  return (
    <section className="no-print">
      {steps.length > 1 && (
        <Field label={t('family.way-to')}>
          {(control) => (
            <select {...control} className="input" value={schoolId} onChange={(event) => setChosen(event.target.value)}>
              {steps.map((step) => (
                <option key={step.schoolId} value={step.schoolId}>
                  {step.schoolName}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <div className="family-map map-frame">
        <MapFrame
          after={!school.loading && !route.loading}
          level={level}
          hidden={nothingHidden}
          data={data}
          focus={focus}
          pinning={false}
          cooperative
        />
      </div>
    </section>
  );
}
