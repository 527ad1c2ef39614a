import { type Map as LibreMap, type LngLat, Marker } from 'maplibre-gl';
import type { LonLat } from '../../../api/client.ts';

/** The home as a pin that can be dragged; its touch target is 48 px, its point stands on the place. */
export class HomePin {
  private readonly map: LibreMap;
  private readonly onMove: (lonLat: LonLat) => void;
  private readonly onDrag: (lonLat: LonLat) => void;
  private marker: Marker | null = null;

  /** `onDrag` is told every place on the way, `onMove` the last. */
  constructor(map: LibreMap, onMove: (lonLat: LonLat) => void, onDrag: (lonLat: LonLat) => void = () => {}) {
    this.map = map;
    this.onMove = onMove;
    this.onDrag = onDrag;
  }

  show(home: LonLat | null, label: string): void {
    if (!home) {
      this.marker?.remove();
      this.marker = null;
      return;
    }
    const marker = this.marker ?? this.create();
    marker.setLngLat(home);
    if (!this.marker) marker.addTo(this.map);
    this.marker = marker;
    marker.getElement().setAttribute('aria-label', label);
    marker.getElement().title = label;
  }

  private create(): Marker {
    const element = document.createElement('div');
    element.className = 'home-pin';
    element.setAttribute('role', 'img');
    element.innerHTML =
      '<svg width="34" height="44" viewBox="0 0 34 44" aria-hidden="true"><ellipse cx="17" cy="41.5" rx="6" ry="2" class="home-pin-shadow"/><path class="home-pin-body" d="M17 1.5c8.6 0 15.5 6.7 15.5 15.2C32.500 27.500 17 41.500 17 41.500S1.500 27.500 1.500 16.700C1.500 8.200 8.400 1.500 17 1.500z"/><path class="home-pin-house" d="M17 8.500l-8.500 7.300h2.300v7.700h4.400v-5h3.600v5h4.400v-7.700h2.300z"/></svg>';
    const marker = new Marker({ element, anchor: 'bottom', draggable: true });
    marker.on('drag', () => this.onDrag(lonLatOf(marker.getLngLat())));
    marker.on('dragend', () => this.onMove(lonLatOf(marker.getLngLat())));
    return marker;
  }
}

/** Degrees to 1e-6 (a decimetre): a pin is not more exact than that. */
export function lonLatOf({ lng, lat }: LngLat): LonLat {
  return [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
