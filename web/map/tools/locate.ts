import type { LonLat } from '../../../api/client.ts';

/** Where the device is, or why it does not say. The position stays on the device until the person uses it. */
export type Position = { lonLat: LonLat; accuracyMetres: number } | { refused: 'denied' | 'unavailable' };

/** Asks the device once, waiting at most ten seconds. Never throws. */
export function askPosition(): Promise<Position> {
  return new Promise((answer) => {
    if (!('geolocation' in navigator)) return answer({ refused: 'unavailable' });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        answer({ lonLat: [coords.longitude, coords.latitude], accuracyMetres: Math.round(coords.accuracy) }),
      (failure) => answer({ refused: failure.code === failure.PERMISSION_DENIED ? 'denied' : 'unavailable' }),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  });
}
