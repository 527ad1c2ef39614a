import type { Map as LibreMap } from 'maplibre-gl';
import { describe, expect, test } from 'vitest';
import { CameraLink } from '../../../web/map/tools/camera-link.ts';

/** What the link needs of a map; like MapLibre it tells of its moving while it is being moved. */
class FakeMap {
  jumps = 0;
  private readonly heard = new Set<() => void>();
  private at = { center: [106.7, 10.78], zoom: 12 };

  on(_: 'move', hear: () => void): void {
    this.heard.add(hear);
  }

  off(_: 'move', hear: () => void): void {
    this.heard.delete(hear);
  }

  getCenter() {
    return this.at.center;
  }

  getZoom() {
    return this.at.zoom;
  }

  jumpTo(to: { center: number[]; zoom: number }): void {
    this.at = to;
    this.jumps++;
    for (const hear of this.heard) hear();
  }
}

const asMap = (map: FakeMap) => map as unknown as LibreMap;

describe('maps that lie upon each other', () => {
  test('go where any of them is moved, once and without end', () => {
    const link = new CameraLink();
    const [one, two] = [new FakeMap(), new FakeMap()];
    link.join(asMap(one));
    one.jumpTo({ center: [106.8, 10.8], zoom: 14 });
    link.join(asMap(two));
    expect([two.getCenter(), two.getZoom()]).toEqual([[106.8, 10.8], 14]);
    two.jumpTo({ center: [106.9, 10.9], zoom: 15 });
    expect([one.getCenter(), one.getZoom()]).toEqual([[106.9, 10.9], 15]);
    expect([one.jumps, two.jumps]).toEqual([2, 2]);
  });

  test('stay where they are once one has left', () => {
    const link = new CameraLink();
    const [one, two] = [new FakeMap(), new FakeMap()];
    link.join(asMap(one));
    const leave = link.join(asMap(two));
    leave();
    one.jumpTo({ center: [106.8, 10.8], zoom: 14 });
    expect(two.getZoom()).toBe(12);
  });
});
