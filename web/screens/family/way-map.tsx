import { useMemo } from 'react';
import type { Level, LonLat } from '../../../api/client.ts';
import type { LegendKey } from '../../map/drawing.ts';
import type { MapData } from '../../map/map-data.ts';
import type { MapFocus } from '../../map/map-view.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { MapFrame } from '../../ui/map-frame.tsx';
import { findRoute, getSchool } from './calls.ts';

const nothingHidden: ReadonlySet<LegendKey> = new Set();

/** The way from the family's own home to the school of its place, with the metres that were used. */
export function WayMap({ home, schoolId, level }: { home: LonLat; schoolId: string; level: Level }) {
  const { t } = useWords();
  const { id } = useOrganisation();
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
          padding: { top: 48, right: 48, bottom: 48, left: 48 },
        };
  }, [school.value, route.value, home]);
  return (
    <section className="no-print">
      <h2>{t('family.map')}</h2>
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
