import { createReadStream } from 'node:fs';
import { beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { segmentMm } from '#engines/travel/ellipsoid.ts';
import { measurePair } from '#engines/travel/pairs.ts';
import { prepareNetwork, type TravelNetwork } from '#engines/travel/prepare-network.ts';
import { findRoute, type Place } from '#engines/travel/route.ts';
import { snapPoint } from '#engines/travel/snap.ts';
import { type LonLat, metresOf, type Profile, unitsPerDegree, unreachable } from '#engines/travel/types.ts';
import { buildRoadNetwork } from '../../geodata/build/road-network.ts';
import { findSharedData, needSharedData } from '../support/shared-data.ts';

const file = 'hcmc/roads-and-schools-2018.osm.pbf';
/** Places of Ho Chi Minh City, at the roadside. */
const places = {
  /** Bạch Đằng quay and Ba Son, on the city's bank of the Saigon river; Thủ Thiêm opposite. */
  bachDang: [106.7069, 10.7746],
  baSon: [106.7079, 10.7858],
  thuThiem: [106.7118, 10.7755],
  /** The two landings of the Bình Khánh ferry: Nhà Bè and Cần Giờ. */
  nhaBe: [106.7702, 10.6672],
  binhKhanh: [106.7772, 10.6668],
  benThanh: [106.698, 10.7725],
  /** Rừng Sác road in Bình Khánh, Cần Giờ; and Cần Thạnh on the sea, where this map of 2018 has no roads yet. */
  rungSac: [106.8068, 10.6211],
  canThanh: [106.9545, 10.411],
} satisfies Record<string, LonLat>;

let travel: TravelNetwork | undefined;

beforeAll(async () => {
  const path = findSharedData(file);
  if (path) travel = prepareNetwork((await buildRoadNetwork(createReadStream(path), file)).network);
});

function city(test: TestContext): TravelNetwork {
  needSharedData(test, file);
  return travel!;
}

const straight = (a: LonLat, b: LonLat) =>
  metresOf(segmentMm(...([...a, ...b].map((degrees) => degrees * unitsPerDegree) as [number, number, number, number])));
const place = (network: TravelNetwork, profile: Profile, lonLat: LonLat): Place => ({
  lonLat,
  snap: snapPoint(network, profile, lonLat),
});

describe('Ho Chi Minh City', () => {
  it('crosses the Saigon river by its bridges and its tunnel, not as the crow flies', (test) => {
    const network = city(test);
    for (const bank of [places.bachDang, places.baSon]) {
      expect(straight(bank, places.thuThiem)).toBeLessThan(1300);
      for (const profile of ['walk', 'motorbike'] as const) {
        const route = findRoute(
          network,
          profile,
          place(network, profile, bank),
          place(network, profile, places.thuThiem),
        );
        expect(route!.metres).toBeGreaterThan(2000);
        expect(route!.ferryMetres).toBe(0);
      }
    }
  });

  it('goes from Nhà Bè to Cần Giờ by the Bình Khánh ferry, waiting and all', (test) => {
    const network = city(test);
    for (const profile of ['walk', 'motorbike'] as const) {
      const [nhaBe, binhKhanh] = [places.nhaBe, places.binhKhanh].map((at) => place(network, profile, at));
      const route = findRoute(network, profile, nhaBe, binhKhanh)!;
      const ferry = route.stretches.find((stretch) => stretch.kind === 'ferry');
      expect(ferry?.name).toBe('Phà Bình Khánh');
      expect(route.ferryMetres).toBeGreaterThan(400);
      expect(route.ferrySeconds).toBeGreaterThan(300);
    }
  });

  it('reaches Rừng Sác road in Cần Giờ over the ferry alone', (test) => {
    const network = city(test);
    for (const profile of ['walk', 'motorbike'] as const) {
      const [from, to] = [places.benThanh, places.rungSac].map((at) => place(network, profile, at));
      const route = findRoute(network, profile, from, to)!;
      expect(route.stretches.some(({ name }) => name === 'Phà Bình Khánh')).toBe(true);
      expect(route.metres).toBeGreaterThan(straight(places.benThanh, places.rungSac) + 2000);
      expect(route.metres).toBeLessThan(40_000);
    }
  });

  it('never drops a home where the map has a hole: Cần Thạnh is measured with its leg and flagged', (test) => {
    const network = city(test);
    const home = place(network, 'motorbike', places.canThanh);
    expect(home.snap.offRoad).toBe(true);
    const route = findRoute(network, 'motorbike', home, place(network, 'motorbike', places.rungSac))!;
    expect(route.metres).toBeGreaterThan(straight(places.canThanh, places.rungSac));
    expect(route.stretches[0]).toMatchObject({ kind: 'leg', metres: metresOf(home.snap.legMm) });
  });

  it('has no way over when the ferry is suspended, so that nobody is promised one', (test) => {
    const network = city(test);
    const line = findRoute(
      network,
      'walk',
      place(network, 'walk', places.nhaBe),
      place(network, 'walk', places.binhKhanh),
    )!.stretches.find((stretch) => stretch.kind === 'ferry')!.line;
    const edited = prepareNetwork(network.network, [
      { kind: 'close-way', id: '1', line, profiles: ['walk', 'motorbike'] },
    ]);
    expect(measurePair(network, 'motorbike', ...snaps(network, 'motorbike'))).toBeLessThan(5_000_000);
    expect(measurePair(edited, 'motorbike', ...snaps(edited, 'motorbike'))).toBe(unreachable);
  });
});

function snaps(network: TravelNetwork, profile: Profile) {
  return [snapPoint(network, profile, places.nhaBe), snapPoint(network, profile, places.binhKhanh)] as const;
}
