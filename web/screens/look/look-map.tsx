import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Level } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { type Home, moveBy } from './home.ts';
import type { LookCalls } from './look-screen.tsx';

interface LookMapProps {
  calls: LookCalls;
  home: Home | null;
  level: Level;
  schoolId: string | null;
  pinning: boolean;
  onHome: (home: Home) => void;
}

/** The map after the list: pins, the home that can be dragged, the route; buttons move the pin without a mouse. */
export function LookMap(props: LookMapProps) {
  const { home, pinning, onHome } = props;
  const { t } = useWords();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (pinning) frame.current?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [pinning]);
  return (
    <section className="look-map map-frame" ref={frame} aria-label={t('common.map')}>
      {pinning && <p className="pin-help">{t('parents.pin-help')}</p>}
      {home && <PinButtons home={home} onHome={onHome} />}
    </section>
  );
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
