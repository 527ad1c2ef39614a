import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { searchPlaces } from '../../../api/engines/places/search-places.ts';
import type { PlacesIndex } from '../../../api/engines/places/types.ts';
import { readPlaces, writePlaces } from '../../../geodata/artefacts/places.ts';
import { type Entry, indexEntries } from '../../../geodata/build/places/index-entries.ts';
import { buildPlaces } from '../../../geodata/build/places.ts';
import { getProfile } from '../../../geodata/profiles/profiles.ts';
import { readCommunes } from '../../../geodata/sources/communes/read-communes.ts';
import { writeOsm } from '../../../geodata/sources/osm/write-osm.ts';
import { needSharedData } from '../../support/shared-data.ts';

const vietnamese = getProfile('vietnam').address;
const pin = { label: 'pin', context: 'here', lonLat: [106.95, 9.8] as [number, number] };
const find = (index: PlacesIndex, query: string) => searchPlaces(index, query, { limit: 8, pin });
const first = (index: PlacesIndex, query: string) => {
  const [{ kind, label, approximate }] = find(index, query);
  return `${approximate ? 'about ' : ''}${kind} ${label}`;
};

/**
 *   Phường Bến Lụa (west of 0.01)  |  Xã Đồng Sen
 *   ── Đường Lê Thị Sen ───────────┼──────────────
 *      houses 10, 12A, 15, 128, 123/4, 123/45/2, 123/45/8
 */
async function aGazetteer(): Promise<PlacesIndex> {
  const square = (west: number, code: string, name: string, predecessors?: string) => ({
    type: 'Feature',
    properties: { code, name, province: 'Thành phố Mẫu', predecessors },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 0],
          [west + 0.01, 0],
          [west + 0.01, 0.01],
          [west, 0.01],
          [west, 0],
        ].map(([x, y]) => [106 + x, 10 + y]),
      ],
    },
  });
  const communes = readCommunes(
    new TextEncoder().encode(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [square(0, '1', 'Phường Bến Lụa', 'Phường 5, Phường 7'), square(0.01, '2', 'Xã Đồng Sen')],
      }),
    ),
    'communes.geojson',
  );
  const at = (x: number, y = 0.005) => ({ lon: 106 + x, lat: 10 + y });
  const house = (number: string, x: number, street = 'Đường Lê Thị Sen') => ({
    ...at(x),
    tags: { 'addr:housenumber': number, 'addr:street': street },
  });
  const points = [
    ...[at(0.001), at(0.004), at(0.009), at(0.011), at(0.015), at(0.019)],
    ...[house('10', 0.001), house('12A', 0.0012), house('15', 0.0015), house('128', 0.006), house('123/4', 0.0061)],
    ...[house('123/45/2', 0.0062), house('123/45/8', 0.0063), house('7', 0.003, 'Đường số 5')],
    { ...at(0.002), tags: { amenity: 'marketplace', name: 'Chợ Tơ' } },
  ];
  const road = (id: number, refs: number[], name: string) => ({ id, refs, tags: { highway: 'residential', name } });
  const osm = writeOsm({
    nodes: points.map((point, i) => ({ id: i + 1, ...point })),
    ways: [
      road(1, [1, 2, 3], 'Đường Lê Thị Sen'),
      road(2, [4, 5, 6], 'Đường Lê Thị Sen'),
      road(3, [1, 3], 'Quốc lộ 1A'),
      road(4, [2, 3], 'Đường Nguyễn Văn Đước'),
      road(5, [1, 2], 'Đường số 5'),
    ],
  });
  const schools = [
    { name: 'Trường Tiểu học Hoà Bình', lonLat: [106.003, 10.004] as [number, number], communeName: null },
  ];
  const { index, issues } = await buildPlaces(osm, 'map.osm.pbf', {
    habits: vietnamese,
    communes: communes.records,
    schools,
  });
  expect(issues).toEqual([]);
  return readPlaces(writePlaces(index));
}

describe('the place search', () => {
  let index: PlacesIndex;
  beforeAll(async () => {
    index = await aGazetteer();
  });

  test('finds an address typed without diacritics, whatever the order and the short forms', () => {
    for (const query of [
      '12A le thi sen',
      '12a Đường Lê Thị Sen',
      'so 12a, d. le thi sen, p ben lua',
      'le thi sen 12a',
      'LE THI SEN, 12A',
    ])
      expect(first(index, query)).toBe('address 12A Lê Thị Sen');
  });

  test('knows 123/45/8 however it is said', () => {
    for (const query of ['123/45/8 le thi sen', '8 hẻm 123/45 lê thị sen', 'số 8 ngách 45 ngõ 123 Lê Thị Sen'])
      expect(first(index, query)).toBe('address 123/45/8 Lê Thị Sen');
  });

  test('steps down to a neighbour in the alley, the alley, the nearest number along the street', () => {
    expect(first(index, '123/45/99 le thi sen')).toBe('about address 123/45/8 Lê Thị Sen');
    expect(first(index, '123/45 le thi sen')).toBe('about address 123/4 Lê Thị Sen');
    expect(first(index, 'hem 123/45 le thi sen')).toBe('alley Hẻm 123/45 Lê Thị Sen');
    expect(first(index, 'hem 123/77 le thi sen')).toBe('about alley Hẻm 123 Lê Thị Sen');
    expect(first(index, '130 le thi sen')).toBe('about address 128 Lê Thị Sen');
    expect(find(index, '130 le thi sen').some((place) => place.kind === 'street' && place.approximate)).toBe(true);
  });

  test('finds streets, landmarks, schools and communes, and communes by the names of their old parts', () => {
    expect(first(index, 'nguyen van duoc')).toBe('street Đường Nguyễn Văn Đước');
    expect(first(index, 'ql1a')).toBe('street Quốc lộ 1A');
    expect(first(index, 'cho to')).toBe('landmark Chợ Tơ');
    expect(first(index, 'th hoa binh')).toBe('school Trường Tiểu học Hoà Bình');
    expect(first(index, 'xa dong sen')).toBe('commune Xã Đồng Sen');
    expect(first(index, 'p.5')).toBe('commune Phường Bến Lụa');
  });

  test('tells a number that is a name from a house', () => {
    expect(first(index, 'duong so 5')).toBe('street Đường số 5');
    expect(first(index, '7 duong so 5')).toBe('address 7 Đường số 5');
  });

  test('puts the commune that was named first', () => {
    expect(find(index, 'le thi sen, xa dong sen')[0].context).toBe('Xã Đồng Sen');
    expect(find(index, 'le thi sen ben lua')[0].context).toBe('Phường Bến Lụa');
  });

  test('forgives one slip in a word of five letters or more, and a word that is not finished', () => {
    expect(first(index, 'ngyuen van duoc')).toBe('street Đường Nguyễn Văn Đước');
    expect(first(index, 'nguyeen van duoc')).toBe('street Đường Nguyễn Văn Đước');
    expect(first(index, 'nguyen van du')).toBe('street Đường Nguyễn Văn Đước');
  });

  test('never answers with nothing: the last step is the pin', () => {
    for (const query of ['', '   ', 'xyzzy', '12/3', '!!!', '😀'])
      expect(find(index, query).at(-1)).toEqual({ kind: 'pin', ...pin, approximate: true });
  });

  test('reads its own artefact only', () => {
    expect(() => readPlaces(new Uint8Array(40))).toThrow('not a gazetteer');
    expect([...writePlaces(index)]).toEqual([...writePlaces(readPlaces(writePlaces(index)))]);
  });

  test('finds the very house among 120,000 addresses, and something for every other question', () => {
    const syllables = [
      'an',
      'binh',
      'cuong',
      'dung',
      'giang',
      'hoa',
      'khanh',
      'lan',
      'minh',
      'nguyen',
      'phuong',
      'quang',
      'son',
      'thanh',
      'van',
    ];
    const entries: Entry[] = Array.from({ length: 3000 }, (_, i) => ({
      kind: 'street',
      label: `Đường ${[0, 1, 2].map((k) => syllables[Math.floor(i / 15 ** k) % 15]).join(' ')}`,
      context: `Phường ${i % 60}`,
      lonLat: [106, 10],
      numbers: Array.from({ length: 40 }, (_, n) => ({
        number: n % 3 === 0 ? `${n + 1}/${n + 2}/${n + 3}` : `${n + 1}`,
        lonLat: [106, 10] as [number, number],
        alley: false,
      })),
    }));
    const large = indexEntries(entries, vietnamese);
    const queries = [
      '12 duong nguyen van an',
      '13/14/99 thanh minh hoa',
      'hem 7 son lan',
      'nguyen',
      'phuong 5',
      'quangg vann',
    ];
    for (const query of queries) expect(find(large, query).length).toBeGreaterThan(0);
    const [first] = find(large, '12 duong nguyen van an');
    expect(first).toMatchObject({
      kind: 'address',
      label: expect.stringMatching(/12.*nguyen van an/i),
    });
  });
});

describe('the place search in English', () => {
  test('finds rua by its Brazilian short form, with no alley numbers', async () => {
    const osm = writeOsm({
      nodes: [
        { id: 1, lon: -51.2, lat: -30 },
        { id: 2, lon: -51.21, lat: -30 },
        { id: 3, lon: -51.205, lat: -30, tags: { 'addr:housenumber': '250', 'addr:street': 'Rua dos Andradas' } },
      ],
      ways: [{ id: 1, refs: [1, 2], tags: { highway: 'residential', name: 'Rua dos Andradas' } }],
    });
    const { index } = await buildPlaces(osm, 'poa.osm.pbf', {
      habits: getProfile('brazil').address,
      communes: [],
      schools: [],
    });
    expect(first(index, 'r. dos andradas, 250')).toBe('address Rua dos Andradas, 250');
    expect(first(index, 'andradas')).toBe('street Rua dos Andradas');
  });
});

describe('the place search over Ho Chi Minh City', () => {
  test('finds what people there would type', async (context) => {
    const roads = needSharedData(context, 'hcmc/roads-and-schools-2018.osm.pbf');
    const communes = readCommunes(
      readFileSync(needSharedData(context, 'hcmc/communes-2025.geojson')),
      'communes.geojson',
    );
    const { index } = await buildPlaces(readFileSync(roads), 'hcmc.osm.pbf', {
      habits: vietnamese,
      communes: communes.records,
      schools: [],
    });
    expect(first(index, '371 nguyen kiem')).toBe('address 371 Nguyễn Kiệm');
    expect(first(index, '371 nguyn kiem')).toBe('address 371 Nguyễn Kiệm');
    expect(first(index, '371/2 nguyen kiem')).toMatch(/^about (address 371|alley)/);
    expect(first(index, 'hem 429 nguyen kiem')).toBe('alley Hẻm 429 Nguyễn Kiệm');
    expect(first(index, 'ql1a')).toMatch(/^street Quốc [Ll]ộ 1A$/);
    expect(first(index, 'bv cho ray')).toBe('landmark Bệnh Viện Chợ Rẫy');
    expect(find(index, 'le loi p ben thanh')[0]).toMatchObject({ label: 'Lê Lợi', context: 'Phường Bến Thành' });
    expect(first(index, 'phuong ben thanh')).toBe('commune Phường Bến Thành');
  });
});
