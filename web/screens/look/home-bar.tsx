import { House, MapPin, Share2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { Level } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import type { Home } from './home.ts';
import { PinButtons } from './pin-buttons.tsx';
import { ShareSheet } from './share-sheet.tsx';

interface HomeBarProps {
  home: Home;
  level: Level;
  onHome: (home: Home | null) => void;
  onPin: () => void;
}

/** The home now in force, in two short lines: what it is, and the ways to change, correct and share it. */
export function HomeBar({ home, level, onHome, onPin }: HomeBarProps) {
  const { t } = useWords();
  const [sharing, setSharing] = useState(false);
  const [moving, setMoving] = useState(false);
  const movingId = useId();
  return (
    <section className="home-bar" aria-label={t('parents.question')}>
      <p className="home-label">
        <House aria-hidden size={20} />
        <span>{home.label}</span>
      </p>
      {home.approximate && <p className="home-note small">{t('parents.approximate')}</p>}
      <div className="home-ways">
        <Button onClick={() => onHome(null)}>{t('parents.change-home')}</Button>
        <Button aria-expanded={moving} aria-controls={movingId} onClick={() => setMoving(!moving)}>
          {t('parents.move-pin')}
        </Button>
        <Button look="quiet" iconOnly icon={<Share2 aria-hidden size={20} />} onClick={() => setSharing(true)}>
          {t('parents.share')}
        </Button>
      </div>
      <div id={movingId} className="pin-ways" hidden={!moving}>
        <PinButtons home={home} onHome={onHome} />
        <Button icon={<MapPin aria-hidden size={18} />} onClick={onPin}>
          {t('parents.drop-pin')}
        </Button>
      </div>
      {sharing && <ShareSheet home={home} level={level} onClose={() => setSharing(false)} />}
    </section>
  );
}
