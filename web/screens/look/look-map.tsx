import { useEffect, useMemo, useRef } from 'react';
import type { Level, LonLat } from '../../../api/client.ts';
import type { LegendKey } from '../../map/drawing.ts';
import type { MapData } from '../../map/map-data.ts';
import type { MapFocus } from '../../map/map-view.tsx';
import { go } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { MapFrame } from '../../ui/map-frame.tsx';
import { boundsOf, type Home } from './home.ts';
import type { LookCalls } from './look-screen.tsx';

interface LookMapProps {
  calls: LookCalls;
  home: Home | null;
  level: Level;
  schoolId: string | null;
  pinning: boolean;
  onHome: (home: Home) => void;
}

const nothingHidden: ReadonlySet<LegendKey> = new Set();

/** The map after the list: schools, the home that can be dragged, the route. */
export function LookMap(props: LookMapProps) {
  const { calls, home, level, pinning, onHome } = props;
  const { t } = useWords();
  const organisationId = useOrganisation().id;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (pinning) frame.current?.scrollIntoView({ block: 'center' });
  }, [pinning]);
  const data = useLookData(props);
  const answered = home ? !calls.nearest.loading : !calls.schools.loading;
  const pick = (lonLat: LonLat) => onHome({ lonLat, label: t('parents.pin-place'), approximate: false });
  return (
    <div className="look-map map-frame" ref={frame}>
      <MapFrame
        after={answered || pinning}
        level={level}
        hidden={nothingHidden}
        data={data}
        focus={useLookFocus(props)}
        pinning={pinning}
        cooperative={!pinning}
        onPick={pick}
        onSchool={(schoolId) => go({ room: 'look', organisationId, schoolId })}
      />
      {pinning && <p className="pin-help">{t('parents.pin-help')}</p>}
    </div>
  );
}

/** What lies on the map: the schools of the list, the open one, its route and zone, the home. */
function useLookData({ calls, home, schoolId }: LookMapProps): MapData {
  const nearest = home ? calls.nearest.value : null;
  const plain = home ? null : calls.schools.value;
  const card = schoolId ? calls.card.value : null;
  const route = home && schoolId ? calls.route.value : null;
  const at = home?.lonLat ?? null;
  return useMemo(
    () => ({
      schools: nearest?.schools.map((reach) => reach.school) ?? plain?.schools ?? null,
      chosenSchool: card,
      route,
      home: at,
    }),
    [nearest, plain, card, route, at],
  );
}

/** Where to look: the whole route, else the home with its nearest schools, else the school, else the whole city. */
function useLookFocus({ calls, home, schoolId }: LookMapProps): MapFocus | null {
  const nearest = home ? calls.nearest.value : null;
  const card = schoolId ? calls.card.value : null;
  const route = home && schoolId ? calls.route.value : null;
  const at = home?.lonLat ?? null;
  return useMemo(() => {
    const padding = { top: 56, right: 64, bottom: 64, left: 56 };
    const line = route?.stretches.flatMap((stretch) => stretch.line) ?? [];
    if (at && card) return { bounds: boundsOf([at, card.lonLat, ...line]), padding };
    if (card) return { centre: card.lonLat, zoom: 15 };
    const near = nearest?.schools.slice(0, 5).map((reach) => reach.gate) ?? [];
    if (at && near.length > 0) return { bounds: boundsOf([at, ...near]), padding };
    return at ? { centre: at, zoom: 15 } : null;
  }, [nearest, card, route, at]);
}
