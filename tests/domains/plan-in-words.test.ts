import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listUnplaced } from '../../api/domains/boundaries/list-unplaced.ts';
import type { ZoneUnit } from '../../api/domains/catchments/types.ts';
import { type ShapedZone, type ZoneHome, zoneMembership } from '../../api/domains/catchments/zone-membership.ts';
import { readZones } from '../../geodata/sources/zones/read-zones.ts';
import { needSharedData } from '../support/shared-data.ts';

const home = (neighbourhood?: string, communeCode = '1', communeName = 'Phường Tân Hưng', group?: number): ZoneHome => {
  const known = { ...(neighbourhood && { neighbourhood }), ...(group !== undefined && { group }) };
  return { lonLat: [106.7, 10.75], communeCode, communeName, ...known };
};
const inGroup = (neighbourhood: string | undefined, group: number) =>
  home(neighbourhood, '1', 'Phường Tân Hưng', group);
type Groups = ZoneUnit['groups'];
const unit = (quarter: string | null, groups: Groups = null, communeCode: string | null = '1'): ZoneUnit => {
  const neighbourhood = [quarter, groups && `tổ ${groups.join('-')}`].filter(Boolean).join(', ');
  return { communeCode, commune: 'Phường Tân Hưng', neighbourhood, quarter, groups };
};
const zone = (...units: ZoneUnit[]): ShapedZone => {
  const school = { schoolId: 'a', schoolName: 'Trường Phan Huy Thực' };
  return { id: 'z', schoolYear: '2026-2027', level: 'primary', ...school, kind: 'table', units, polygons: null };
};

describe('a home in a zone plan in words', () => {
  it('is in by its commune or its neighbourhood, however people write it', () => {
    expect(zoneMembership([zone(unit(null))], home())).toBe('in');
    expect(zoneMembership([zone(unit('KP4'))], home('Khu phố 4'))).toBe('in');
    expect(zoneMembership([zone(unit('KP4'))], home('KP5'))).toBe('out');
    expect(zoneMembership([zone(unit(null))], home(undefined, '2'))).toBe('out');
  });

  it('is unsure where only some groups are named, of its neighbourhood or of its whole commune', () => {
    expect(zoneMembership([zone(unit('KP4', [13, 17]))], home('KP4'))).toBe('unsure');
    expect(zoneMembership([zone(unit(null, [5, 12]))], home('KP4'))).toBe('unsure');
    expect(zoneMembership([zone(unit('KP4', [13, 17]))], home('KP5'))).toBe('out');
    expect(zoneMembership([zone(unit('KP4', [13, 17]), unit('KP4'))], home('KP4'))).toBe('in');
  });
});

describe('a home whose group (tổ) is known', () => {
  it('is in or out by its number, counted within the neighbourhood', () => {
    for (const [group, answer] of [
      [12, 'out'],
      [13, 'in'],
      [17, 'in'],
      [18, 'out'],
    ] as const)
      expect(zoneMembership([zone(unit('KP4', [13, 17]))], inGroup('KP4', group))).toBe(answer);
    expect(zoneMembership([zone(unit('KP4', [13, 17]))], inGroup('KP5', 13))).toBe('out');
    expect(zoneMembership([zone(unit('KP4', [1, 2]), unit('KP4', [13, 17]))], inGroup('KP4', 14))).toBe('in');
  });

  it('counted within the commune is not one counted within a neighbourhood: neither number tells of the other', () => {
    expect(zoneMembership([zone(unit(null, [13, 17]))], inGroup(undefined, 13))).toBe('in');
    expect(zoneMembership([zone(unit(null, [13, 17]))], inGroup(undefined, 3))).toBe('out');
    expect(zoneMembership([zone(unit(null, [13, 17]))], inGroup('KP4', 13))).toBe('unsure');
    expect(zoneMembership([zone(unit('KP4', [13, 17]))], inGroup(undefined, 13))).toBe('unsure');
  });
});

describe('the land of a zone plan by groups, some of which have land on the map', () => {
  const homes = [inGroup('KP4', 13), inGroup('KP4', 15), inGroup('KP4', 20), home('KP4'), inGroup('KP5', 14)];
  const children = [3, 4, 5, 6, 7];
  const listed = (...units: ZoneUnit[]) =>
    listUnplaced([zone(...units)], homes, children).unplaced.map(
      ({ neighbourhood, known, missing, children: within }) => ({
        ...{ neighbourhood, known, missing, within },
      }),
    );

  it('is known where all of them have', () => {
    expect(listed(unit('KP4', [13, 13]), unit('KP4', [20, 20]), unit('KP5', [14, 14]))).toEqual([]);
  });

  it('is said to lack those that have none, which lie among the homes of no known group', () => {
    expect(listed(unit('KP4', [13, 16]))).toEqual([
      { neighbourhood: 'KP4, tổ 13-16', known: 'groups', missing: [14, 16], within: 6 },
    ]);
  });

  it('is the neighbourhood where none of them has', () => {
    expect(listed(unit('KP4', [30, 31]))).toEqual([
      { neighbourhood: 'KP4, tổ 30-31', known: 'neighbourhood', missing: [], within: 6 },
    ]);
  });

  it('counted within the commune is not found among groups counted within neighbourhoods', () => {
    expect(listed(unit(null, [13, 15]))).toMatchObject([{ known: 'commune', missing: [] }]);
  });
});

describe('the land of a zone plan in words', () => {
  const homes = [home('KP4'), home('KP4'), home('KP5'), home(undefined, '2', 'Phường Tân Quy')];
  const children = [3, 4, 5, 6];
  const listed = (...units: ZoneUnit[]) =>
    listUnplaced([zone(...units)], homes, children).unplaced.map((line) => [
      line.neighbourhood,
      line.known,
      line.children,
    ]);

  it('is known of whole communes and of neighbourhoods that have a shape', () => {
    expect(listed(unit(null), unit('KP4'), unit('Khu phố 5'))).toEqual([]);
  });

  it('is not known of groups: what is known around them is said, with its children', () => {
    expect(listed(unit('KP4', [13, 17]), unit(null, [1, 4]), unit('KP9'))).toEqual([
      ['KP4, tổ 13-17', 'neighbourhood', 7],
      ['tổ 1-4', 'commune', 12],
      ['KP9', 'commune', 12],
    ]);
  });

  it('is not known of a commune that the list in force has not; one without a code is found by its name', () => {
    expect(listed(unit('KP4', null, '9'))).toEqual([['KP4', 'nothing', null]]);
    expect(listed(unit('KP4', null, null))).toEqual([]);
  });

  it('of a real district is never the whole of a neighbourhood that is split by groups', (context) => {
    const file = needSharedData(context, 'hcmc/district7-zones-grade1-2011.csv');
    const { records } = readZones(readFileSync(file), 'tuyen.csv', { level: 'primary', schoolYear: '2011-2012' });
    const units = records.flatMap((record) => record.units);
    const names = [...new Set(units.map(({ commune }) => commune))];
    // Every neighbourhood that the plan names has a shape.
    const everywhere = units.map(({ commune, neighbourhood }) =>
      home(neighbourhood ?? undefined, String(names.indexOf(commune)), commune),
    );
    const zones = records.map(({ schoolName, units: own }) => {
      const placed = own.map(({ commune, neighbourhood: quarter, groups }): ZoneUnit => {
        const neighbourhood = [quarter, groups && `tổ ${groups.join('-')}`].filter(Boolean).join(', ');
        return { communeCode: null, commune, neighbourhood, quarter, groups };
      });
      return { schoolId: schoolName, schoolName, units: placed };
    });
    const { unplaced: lines, open } = listUnplaced(zones, everywhere, new Int32Array(everywhere.length));
    expect(lines.length).toBe(units.filter(({ groups }) => groups !== null).length);
    expect(lines.length).toBeGreaterThan(20);
    expect(open.size).toBe(0);
    expect(lines.every(({ neighbourhood, known }) => known === 'neighbourhood' && /tổ \d/.test(neighbourhood))).toBe(
      true,
    );
  });
});
