import { Component, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { MapViewProps } from '../map/map-view.tsx';
import { lineIsSlow } from '../state/line.ts';
import { useOrganisation, useWords } from '../state/organisation.tsx';
import { themeInForce, usePreferences } from '../state/preferences.ts';
import { Button } from './button.tsx';

const MapView = lazy(() => import('../map/map-view.tsx').then((module) => ({ default: module.MapView })));

interface MapFrameProps extends Omit<MapViewProps, 'organisation' | 'theme' | 'language'> {
  /** False while the page's own answer is still under way: the map comes after it. */
  after?: boolean;
  /** The map is what one works on here: it comes unasked on slow lines too. */
  isCanvas?: boolean;
}

/** The map's place on a page: it loads after the answer, on slow lines when asked, and its absence takes nothing away. */
export function MapFrame({ after = true, isCanvas = false, ...view }: MapFrameProps) {
  const { t, language } = useWords();
  const organisation = useOrganisation();
  const theme = themeInForce(usePreferences().theme);
  const [wanted, setWanted] = useState(false);
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!after || wanted) return;
    if (lineIsSlow() && !isCanvas) return setSlow(true);
    const timer = setTimeout(() => setWanted(true), 60);
    return () => clearTimeout(timer);
  }, [after, wanted, isCanvas]);
  if (!wanted) return <MapWaiting onShow={() => setWanted(true)} slow={slow} />;
  return (
    <MapBoundary absent={<p className="map-note">{t('common.map-absent')}</p>}>
      <Suspense fallback={<p className="map-note">{t('common.map-loading')}</p>}>
        <MapView {...view} organisation={organisation} theme={theme} language={language} />
      </Suspense>
    </MapBoundary>
  );
}

function MapWaiting({ slow, onShow }: { slow: boolean; onShow: () => void }) {
  const { t } = useWords();
  if (!slow) return <p className="map-note">{t('common.map-loading')}</p>;
  return (
    <div className="map-note">
      <p>{t('common.map-slow')}</p>
      <Button onClick={onShow}>{t('common.map-show')}</Button>
    </div>
  );
}

/** A map whose code does not arrive must not take the page with it. */
class MapBoundary extends Component<{ absent: ReactNode; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? this.props.absent : this.props.children;
  }
}
