import { writeOsm } from '../../geodata/sources/osm/write-osm.ts';
import { aRoadTown, drawnElements, type RoadTown } from './a-road-town.ts';
import { anOffice, communesFile, lines, type Office } from './an-office.ts';

/** River towns: north and south on this bank, across by ferry, an islet that nothing reaches. 50 m a character. */
export const drawing = `
A-----B-----C~~~~~G--H
|     |     |
|     |     |
D-----E-----F            I--J
`;

/** An office whose roads, communes and three primary schools are imported: north (at B), south (at E) and across (at H). */
export async function aTravelOffice(): Promise<{ office: Office; town: RoadTown }> {
  const office = await anOffice();
  const town = await aRoadTown(drawing);
  await storeRiverTown(office, town);
  return { office, town };
}

/** The same files into another office. */
export async function storeRiverTown(office: Office, town: RoadTown): Promise<void> {
  const [west, north] = town.at('A', -500, 500);
  const [middle] = town.at('C', 150);
  const [east, south] = town.at('J', 500, -500);
  const communes = communesFile({
    '00001': { name: 'Phường Bến Tây', box: [west, south, middle, north], population: 6000 },
    '00002': { name: 'Phường Bến Đông', box: [middle, south, east, north], population: 2000 },
  });
  await office.apply('communes', 'communes.geojson', communes, { name: 'Thị trấn Hai Bờ', profile: 'vietnam' });
  const school = (id: string, name: string, letter: string) => {
    const [lon, lat] = town.at(letter);
    return `${id},${name},primary,${lon.toFixed(7)},${lat.toFixed(7)}`;
  };
  const schools = lines(
    'code,name,level,lon,lat',
    school('north', 'Trường Tiểu học Bờ Bắc', 'B'),
    school('south', 'Trường Tiểu học Bờ Nam', 'E'),
    school('across', 'Trường Tiểu học Bến Đò', 'H'),
  );
  await office.apply('schools', 'schools.csv', schools);
  await office.apply('roads', 'town.osm.pbf', roads());
}

/** The roads as a file. */
export function roads(): Uint8Array {
  return writeOsm(drawnElements(drawing));
}
