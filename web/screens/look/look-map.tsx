import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { Level, LonLat } from '../../../api/client.ts';
import type { LegendKey } from '../../map/drawing.ts';
import type { MapData } from '../../map/map-data.ts';
import type { MapFocus } from '../../map/map-view.tsx';
import { go } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { MapFrame } from '../../ui/map-frame.tsx';
import { boundsOf, type Home, moveBy } from './home.ts';
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

/** The map after the list: schools, the home that can be dragged, the route; buttons move the pin without a mouse. */
export function LookMap(props: LookMapProps) {
  const { calls, home, level, pinning, onHome } = props;
  const { t } = useWords();
  const organisationId = useOrganisation().id;
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (pinning) frame.current?.scrollIntoView({ block: 'center' });
  }, [pinning]);
  const data = useLookData(props);
  const answered = home ? !calls.nearest.loading : !calls.schools.loading;
  const pick = (lonLat: LonLat) => onHome({ lonLat, label: t('parents.pin-place'), approximate: false });
  return (
    <section className="look-map map-frame" ref={frame} aria-label={t('common.map')}>
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
      {home && <PinButtons home={home} onHome={onHome} />}
    </section>
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

const steps = [
  { name: 'north', east: 0, north: 20, Icon: ChevronUp },
  { name: 'west', east: -20, north: 0, Icon: ChevronLeft },
  { name: 'east', east: 20, north: 0, Icon: ChevronRight },
  { name: 'south', east: 0, north: -20, Icon: ChevronDown },
] as const;

function PinButtons({ home, onHome }: { home: Home; onHome: (home: Home) => void }) {
  const { t } = useWords();
  const move = (east: number, north: number) =>
    onHome({ lonLat: moveBy(home.lonLat, east, north), label: t('parents.pin-place'), approximate: false });
  return (
    <fieldset className="pin-buttons">
      <legend className="visually-hidden">{t('parents.move-pin')}</legend>
      {steps.map(({ name, east, north, Icon }) => (
        <Button
          key={name}
          className={name}
          iconOnly
          icon={<Icon aria-hidden size={18} />}
          onClick={() => move(east, north)}
        >
          {t(`parents.move.${name}`)}
        </Button>
      ))}
    </fieldset>
  );
}
