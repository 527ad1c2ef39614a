import { AttributionControl, type Map as LibreMap, NavigationControl, ScaleControl } from 'maplibre-gl';
import type { Organisation } from '../../../api/client.ts';
import { type Language, say } from '../../text/say.ts';

/** Zoom and compass, scale bar, and who made the data in which version. */
export function addControls(map: LibreMap, organisation: Organisation, language: Language): void {
  map.addControl(new NavigationControl({ visualizePitch: false }), 'top-right');
  map.addControl(new ScaleControl({ maxWidth: 110, unit: 'metric' }), 'bottom-left');
  const version = organisation.networkVersion
    ? [say(language, 'map.network-version', { version: organisation.networkVersion })]
    : [];
  map.addControl(
    new AttributionControl({
      compact: false,
      customAttribution: [escapeText(organisation.attribution), ...version.map(escapeText)],
    }),
    'bottom-right',
  );
}

/** MapLibre's own words, in the reader's language. */
export function controlWords(language: Language): Record<string, string> {
  const word = (key: string) => say(language, `map.${key}`);
  return {
    'NavigationControl.ZoomIn': word('zoom-in'),
    'NavigationControl.ZoomOut': word('zoom-out'),
    'NavigationControl.ResetBearing': word('north-up'),
    'AttributionControl.ToggleAttribution': word('attribution'),
    'Map.Title': word('title'),
    'Marker.Title': word('home'),
    'ScaleControl.Meters': 'm',
    'ScaleControl.Kilometers': 'km',
    'CooperativeGesturesHandler.MobileHelpText': word('two-fingers'),
    'CooperativeGesturesHandler.WindowsHelpText': word('ctrl-zoom'),
    'CooperativeGesturesHandler.MacHelpText': word('cmd-zoom'),
  };
}

/** Attribution is written as HTML by MapLibre; ours is text. */
function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
