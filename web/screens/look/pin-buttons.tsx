import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from 'lucide-react';
import { useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { type Home, moveBy } from './home.ts';

const steps = [
  { name: 'west', east: -20, north: 0, Icon: ChevronLeft },
  { name: 'north', east: 0, north: 20, Icon: ChevronUp },
  { name: 'south', east: 0, north: -20, Icon: ChevronDown },
  { name: 'east', east: 20, north: 0, Icon: ChevronRight },
] as const;

/** Moves the pin without a mouse, 20 m at a time. */
export function PinButtons({ home, onHome }: { home: Home; onHome: (home: Home) => void }) {
  const { t } = useWords();
  const move = (east: number, north: number) =>
    onHome({ lonLat: moveBy(home.lonLat, east, north), label: t('parents.pin-place'), approximate: false });
  return (
    <fieldset className="pin-buttons">
      <legend className="soft small">{t('parents.move-by')}</legend>
      <div className="pin-steps">
        {steps.map(({ name, east, north, Icon }) => (
          <Button key={name} iconOnly icon={<Icon aria-hidden size={20} />} onClick={() => move(east, north)}>
            {t(`parents.move.${name}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
