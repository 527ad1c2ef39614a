import './map.css';
import { Component, lazy, type ReactNode, Suspense, useId, useState } from 'react';
import type { Level, LonLat, Organisation } from '../../api/client.ts';
import { map as words } from '../text/map.ts';
import { type Language, registerWords, say } from '../text/say.ts';
import { describeMap } from './describe.ts';
import type { LegendKey } from './drawing.ts';
import type { MapData } from './map-data.ts';
import type { MapTheme } from './palette.ts';
import type { CameraLink } from './tools/camera-link.ts';
import { askPosition } from './tools/locate.ts';

registerWords({ map: words });
const MapCanvas = lazy(() => import('./map-canvas.tsx'));

/** Where to look: a place, or a box (west, south, east, north). A new object moves the map, the same object does not. */
export type MapFocus =
  | { centre: LonLat; zoom?: number }
  | {
      bounds: [number, number, number, number];
      padding?: number | { top: number; right: number; bottom: number; left: number };
    };

export interface MapViewProps {
  organisation: Organisation;
  theme: MapTheme;
  language: Language;
  /** The level whose schools are shown, or null for all. */
  level: Level | null;
  /** Legend entries switched off. */
  hidden: ReadonlySet<LegendKey>;
  data: MapData;
  focus?: MapFocus | null;
  /** A pin is being dropped: every click means a place. */
  pinning?: boolean;
  /** One finger scrolls the page, two move the map (maps inside a long page). */
  cooperative?: boolean;
  /** A place was clicked, the home dragged, or the device told where it is. Absent: the map has no home to move. */
  onPick?: (lonLat: LonLat) => void;
  /** The pin is dragged: every place on the way, and the last. Absent: `onPick` is told the last alone. */
  onMoved?: (lonLat: LonLat) => void;
  onSchool?: (schoolId: string) => void;
  onCandidate?: (candidateId: string) => void;
  /** The area clicked, null where there is none, and where it was clicked. */
  onArea?: (area: { id: string; schoolId: string } | null, lonLat: LonLat) => void;
  /** Held and moved, the pointer draws a line rather than moving the map. */
  stroking?: boolean;
  /** Told the line on its way; empty: it has ended or was given up. */
  onStroking?: (line: LonLat[]) => void;
  /** Told the whole line. */
  onStroke?: (line: LonLat[]) => void;
  /** Other maps that lie upon this one and go with it. */
  camera?: CameraLink;
  /** Told the middle of the map when it stands and whenever it moves. */
  onCentre?: (lonLat: LonLat) => void;
  /** Id of the text that tells what the map shows; made here. */
  descriptionId?: string;
}

/**
 * The map: loaded lazily, drawn by WebGL, told everything as values. Without WebGL it says so; everything it shows is
 * also in the lists beside it, and in words for screen readers.
 */
export function MapView(props: MapViewProps) {
  const { organisation, language, onPick } = props;
  const descriptionId = useId();
  const [condition, setCondition] = useState<'loading' | 'ready' | 'absent'>(() => (canDraw() ? 'loading' : 'absent'));
  const [attempt, setAttempt] = useState(0);
  const t = (key: keyof typeof words, params?: Record<string, unknown>) => say(language, `map.${key}`, params);
  const description = (
    <p id={descriptionId} className="map-description">
      {describeMap(props.data, props.level, language)}
    </p>
  );
  if (condition === 'absent')
    return (
      <div className="map-view map-absent" role="status">
        <p>{t('absent')}</p>
        {description}
      </div>
    );
  return (
    <section className="map-view" aria-label={t('title')} data-theme={props.theme} data-condition={condition}>
      <MapBoundary key={attempt} failed={<MapFailed language={language} onRetry={() => setAttempt(attempt + 1)} />}>
        <Suspense fallback={null}>
          <MapCanvas
            key={`${organisation.id}/${language}`}
            {...props}
            descriptionId={descriptionId}
            onReady={() => setCondition('ready')}
            onFailed={() => setCondition('absent')}
          />
        </Suspense>
      </MapBoundary>
      {condition === 'loading' && (
        <p className="map-loading" role="status">
          {t('loading')}
        </p>
      )}
      {onPick && condition === 'ready' && <LocateButton language={language} onPick={onPick} />}
      {description}
    </section>
  );
}

function LocateButton({ language, onPick }: { language: Language; onPick: (lonLat: LonLat) => void }) {
  const [state, setState] = useState<'idle' | 'asking' | 'denied' | 'unavailable'>('idle');
  const ask = async () => {
    setState('asking');
    const position = await askPosition();
    setState('refused' in position ? position.refused : 'idle');
    if ('lonLat' in position) onPick(position.lonLat);
  };
  return (
    <div className="map-locate">
      <button
        type="button"
        onClick={ask}
        disabled={state === 'asking'}
        aria-label={say(language, 'map.locate')}
        title={say(language, 'map.locate')}
      >
        <svg
          width="22"
          height="22"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          aria-hidden="true"
        >
          <circle cx="12" cy="12" r="7" />
          <circle cx="12" cy="12" r="2" fill="currentColor" />
          <path d="M12 1v4M12 19v4M1 12h4M19 12h4" />
        </svg>
      </button>
      {state !== 'idle' && <p role="status">{say(language, `map.locate-${state}`)}</p>}
    </div>
  );
}

function MapFailed({ language, onRetry }: { language: Language; onRetry: () => void }) {
  return (
    <div className="map-absent" role="alert">
      <p>{say(language, 'map.failed')}</p>
      <button type="button" onClick={onRetry}>
        {say(language, 'map.try-again')}
      </button>
    </div>
  );
}

/** A map that cannot be loaded or drawn must not take the page with it. */
class MapBoundary extends Component<{ children: ReactNode; failed: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? this.props.failed : this.props.children;
  }
}

function canDraw(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}
