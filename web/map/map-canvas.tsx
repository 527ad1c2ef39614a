import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as LibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef } from 'react';
import { say } from '../text/say.ts';
import { firstStyle, type MapState, MapWriter } from './apply.ts';
import { fontFaces } from './fonts.ts';
import type { MapViewProps } from './map-view.tsx';
import { addControls, controlWords } from './tools/controls.ts';
import { HomePin, lonLatOf } from './tools/home-pin.ts';
import { watchPointing } from './tools/pointing.ts';
import { watchStrokes } from './tools/strokes.ts';

setWorkerUrl(workerUrl);

interface MapCanvasProps extends MapViewProps {
  onReady: () => void;
  onFailed: () => void;
}

/** The MapLibre map itself; loaded after the page's first answer. The caller gives each organisation and language its own (by key). */
export default function MapCanvas(props: MapCanvasProps) {
  const { language } = props;
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const parts = useRef<{ map: LibreMap; writer: MapWriter; pin: HomePin; ready: boolean } | null>(null);

  useEffect(() => {
    if (!frame.current) return;
    const made = createMap(frame.current, latest);
    parts.current = made;
    const leave = latest.current.camera?.join(made.map);
    return () => {
      parts.current = null;
      leave?.();
      made.map.remove();
    };
  }, []);

  const { theme, level, hidden, data } = props;
  useEffect(() => {
    if (parts.current?.ready) show(parts.current, { theme, language, level, hidden, data });
  }, [theme, language, level, hidden, data]);

  const { focus } = props;
  useEffect(() => {
    if (parts.current && focus) goTo(parts.current.map, focus);
  }, [focus]);

  return <div ref={frame} className="map-canvas" />;
}

function createMap(container: HTMLDivElement, latest: { current: MapCanvasProps }) {
  const { organisation, language, theme, level, hidden, data, focus } = latest.current;
  const state: MapState = { theme, language, level, hidden, data };
  const [west, south, east, north] = organisation.bounds;
  const room = 0.4 * Math.max(east - west, north - south);
  const map = new LibreMap({
    container,
    style: firstStyle(organisation, state, fontFaces()),
    bounds: organisation.bounds,
    fitBoundsOptions: { padding: 24 },
    maxBounds: [west - room, south - room, east + room, north + room],
    maxZoom: 19,
    attributionControl: false,
    locale: controlWords(language),
    pitchWithRotate: false,
    touchPitch: false,
    dragRotate: false,
    cooperativeGestures: latest.current.cooperative ?? false,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.getCanvas().setAttribute('aria-label', say(language, 'map.canvas-label'));
  map.getCanvas().setAttribute('aria-describedby', latest.current.descriptionId ?? '');
  const writer = new MapWriter(map, state);
  const pin = new HomePin(
    map,
    (lonLat) => (latest.current.onMoved ?? latest.current.onPick)?.(lonLat),
    (lonLat) => latest.current.onMoved?.(lonLat),
  );
  const parts = { map, writer, pin, ready: false };
  addControls(map, organisation, language);
  // At once: a place tapped while the map is still coming is a place meant.
  watchPointing(map, writer, {
    onSchool: (id) => latest.current.onSchool?.(id),
    onCandidate: (id) => latest.current.onCandidate?.(id),
    onArea: (area, lonLat) => latest.current.onArea?.(area, lonLat),
    onPlace: (lonLat) => latest.current.onPick?.(lonLat),
    placesOnly: () => latest.current.pinning ?? false,
    drawn: () => parts.ready,
  });
  watchStrokes(map, {
    drawing: () => parts.ready && (latest.current.stroking ?? false),
    onStroking: (line) => latest.current.onStroking?.(line),
    onStroke: (line) => latest.current.onStroke?.(line),
  });
  const tellCentre = () => latest.current.onCentre?.(lonLatOf(map.getCenter()));
  map.on('move', tellCentre);
  map.on('load', () => {
    tellCentre();
    writer.addPlate();
    parts.ready = true;
    const now = latest.current;
    show(parts, { theme: now.theme, language: now.language, level: now.level, hidden: now.hidden, data: now.data });
    latest.current.onReady();
  });
  map.on('error', ({ error }) => {
    console.warn(error.message);
    // A tile that did not come is asked for again when it is next seen; without any style there is no map at all.
    if (!parts.ready && !map.isStyleLoaded() && /webgl/i.test(error.message)) latest.current.onFailed();
  });
  if (focus) goTo(map, focus, 0);
  return parts;
}

function show(parts: { writer: MapWriter; pin: HomePin }, state: MapState): void {
  parts.writer.show(state);
  parts.pin.show(state.data.home ?? null, say(state.language, 'map.home-drag'));
}

function goTo(map: LibreMap, focus: NonNullable<MapViewProps['focus']>, duration = 200): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const options = { duration: still ? 0 : duration };
  if ('bounds' in focus) map.fitBounds(focus.bounds, { ...options, padding: focus.padding ?? 56, maxZoom: 16.5 });
  else map.easeTo({ center: focus.centre, zoom: focus.zoom ?? Math.max(map.getZoom(), 15), ...options });
}
