import { alleyFrontage, bare, houseNumber, streetFrontage } from './alleys.ts';
import { setback } from './buildings.ts';
import type { Commune, Communes } from './communes.ts';
import { MeasuredLine, offset, type Point } from './geometry.ts';
import type { OccupiedGround } from './occupied-ground.ts';
import type { Road } from './roads.ts';
import type { SegmentGrid } from './segment-grid.ts';
import type { UrbanForm } from './urban-form.ts';

/** A house with a number. */
export interface Address {
  point: Point;
  /** "128" or "123/45/6". */
  number: string;
  street: string;
  commune: Commune;
}

/** Numbers the houses: odd on the left, even on the right, alley by alley; every house in town, farms in the country. */
export function numberHouses(
  roads: readonly Road[],
  grid: SegmentGrid,
  schoolGrounds: OccupiedGround,
  form: UrbanForm,
  communes: Communes,
  blocked: (point: Point) => boolean,
  random: () => number,
): Address[] {
  const addresses: Address[] = [];
  const given = new Set<string>();
  roads.forEach((road, line) => {
    if (road.highway === 'steps' || road.tags.bridge || road.name.startsWith('Cầu ')) return;
    const measured = new MeasuredLine(road.points);
    const frontage = road.alley ? alleyFrontage : streetFrontage;
    for (const side of [1, -1] as const)
      for (let at = 5 + random() * 6; at < measured.metres - 3; ) {
        const { point, direction } = measured.at(at);
        const density = form.density(point);
        const house = offset(point, direction, 0, side * (setback[road.highway] + 1.5));
        const commune = communes.at(house);
        const number = `${road.alley ? `${road.alley}/` : ''}${houseNumber(at, frontage, side)}`;
        const key = `${number} ${road.street}`;
        at +=
          density > 0.3
            ? frontage * (road.alley ? 4 + random() * 8.5 : 5 + random() * 11)
            : 30 + random() * 420 * (0.45 - density);
        if (!commune || given.has(key) || blocked(house) || schoolGrounds.isTaken(house)) continue;
        if (grid.clearance(house, 2.8, line) < 2.8) continue;
        given.add(key);
        addresses.push({ point: house, number, street: road.street, commune });
      }
  });
  return addresses;
}

/** "123/45/6 Lê Thị Sen", as people write it. */
export function writtenAddress(address: Address): string {
  return `${address.number} ${bare(address.street)}`;
}
