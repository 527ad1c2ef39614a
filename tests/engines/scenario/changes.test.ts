import { describe, expect, it } from 'vitest';
import { applyChanges, changeKinds } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { diffChanges, findConflicts } from '#engines/scenario/compare-changes.ts';
import { costOf } from '#engines/scenario/cost.ts';
import { findSchool, networkOf } from '#engines/scenario/network.ts';
import type { PlanningSchool } from '#engines/scenario/types.ts';
import { languages, say } from '#text/text.ts';

const school = (id: string, communeCode: string, seats: number | null): PlanningSchool => ({
  ...{ id, name: `Trường ${id}`, lonLat: [106.7, 10.78], communeCode, ownership: 'public', levels: ['primary'], seats },
  ...{ pupils: null, rooms: 10, synthetic: false },
});
const base = (seats = 70) => ({
  ...{ level: 'primary', classCap: 35, grades: 5 },
  schools: [school('a', '1', seats), school('b', '1', 70), school('c', '2', null)],
});
const network = networkOf(base());
const withChanges = (...changes: ChangeValue[]) => applyChanges(network, changes);
const refusals = (...changes: ChangeValue[]) => withChanges(...changes).refused.map(({ why }) => why.code);
const site = {
  kind: 'open-site',
  id: 'n',
  name: 'Mới',
  lonLat: [106.71, 10.79],
  communeCode: '2',
  rooms: 10,
  opens: null,
} as const;

/** One good change of every kind. */
const one: ChangeValue[] = [
  { ...site, lonLat: [106.71, 10.79] },
  { kind: 'close-school', schoolId: 'a' },
  { kind: 'merge-schools', intoId: 'a', fromId: 'b', keepSite: false },
  { kind: 'move-school', schoolId: 'a', lonLat: [106.72, 10.8] },
  { kind: 'add-rooms', schoolId: 'a', rooms: 3 },
  { kind: 'remove-rooms', schoolId: 'a', rooms: 3 },
  { kind: 'change-levels', schoolId: 'a', levels: ['primary', 'lower-secondary'] },
  { kind: 'change-sessions', schoolId: 'a', sessions: 1 },
  {
    ...{ kind: 'new-road', id: 'r', name: 'Cầu', ferry: false },
    line: [
      [106.7, 10.78],
      [106.71, 10.78],
    ],
  },
  { kind: 'close-road', id: 'q', line: [[106.7, 10.78]] },
  { kind: 'move-boundary', schoolId: 'a', cells: ['x'] },
  { kind: 'housing-project', id: 'h', name: 'Khu', lonLat: [106.7, 10.78], communeCode: '1', children: 10 },
  { kind: 'change-cap', classCap: 40 },
];

describe('changes of a network', () => {
  it('are thirteen kinds, each of which leaves the network given as it was and says itself in every language', () => {
    expect(one.map(({ kind }) => kind)).toEqual(changeKinds.map(({ kind }) => kind));
    const before = JSON.stringify(network);
    for (const change of one) {
      const { network: changed, refused, history } = withChanges(change);
      expect(refused).toEqual([]);
      expect(JSON.stringify(changed)).not.toBe(before);
      for (const language of languages) {
        const sentence = say(language, `scenarios.${history[0].code}`, history[0].params);
        expect(sentence).not.toMatch(/scenarios\.|\{/);
      }
    }
    expect(JSON.stringify(network)).toBe(before);
  });

  it('turn rooms into seats by class size, grades and sessions', () => {
    const seats = (change: ChangeValue) => findSchool(withChanges(change).network, 'a')?.seats;
    // Five rooms are five classes of 35 over five grades.
    expect(seats({ kind: 'add-rooms', schoolId: 'a', rooms: 5 })).toBe(105);
    expect(seats({ kind: 'remove-rooms', schoolId: 'a', rooms: 5 })).toBe(35);
    // Two shifts: 0.6 room a class.
    expect(seats({ kind: 'change-sessions', schoolId: 'a', sessions: 1 })).toBe(116);
    expect(seats({ kind: 'change-cap', classCap: 40 })).toBe(80);
    expect(findSchool(withChanges({ ...site, lonLat: [106.71, 10.79] }).network, 'n')?.seats).toBe(70);
  });

  it('leave an unknown number of seats unknown', () => {
    expect(refusals({ kind: 'add-rooms', schoolId: 'c', rooms: 5 })).toEqual(['refused.seats-unknown']);
    expect(findSchool(withChanges({ kind: 'change-cap', classCap: 40 }).network, 'c')?.seats).toBeNull();
  });

  it('keep one school of the level in each commune, and merge only within one', () => {
    expect(refusals({ kind: 'close-school', schoolId: 'c' })).toEqual(['refused.last-of-commune']);
    expect(refusals({ kind: 'close-school', schoolId: 'a' }, { kind: 'close-school', schoolId: 'b' })).toEqual([
      'refused.last-of-commune',
    ]);
    expect(refusals({ ...site, lonLat: [106.71, 10.79] }, { kind: 'close-school', schoolId: 'c' })).toEqual([]);
    expect(refusals({ kind: 'merge-schools', intoId: 'a', fromId: 'c', keepSite: true })).toEqual([
      'refused.other-commune',
    ]);
  });

  it('let the merged school teach what both taught, so that no level is lost, and a branch is no school of its own', () => {
    const both = networkOf({
      ...base(),
      schools: base().schools.map((each) => (each.id === 'b' ? { ...each, levels: ['primary', 'nursery'] } : each)),
    });
    const merge = (keepSite: boolean): ChangeValue => ({
      kind: 'merge-schools',
      intoId: 'a',
      fromId: 'b',
      keepSite,
    });
    const closed = applyChanges(both, [merge(false)]);
    expect(findSchool(closed.network, 'a')?.levels).toEqual(['primary', 'nursery']);
    expect(findSchool(closed.network, 'b')?.open).toBe(false);
    const kept = applyChanges(both, [merge(true), { kind: 'close-school', schoolId: 'a' }]);
    expect(findSchool(kept.network, 'b')).toMatchObject({ open: true, partOf: 'a' });
    expect(kept.refused.map(({ why }) => why.code)).toEqual(['refused.last-of-commune']);
  });

  it('hand on to the school they became part of: branches, and cells drawn for a site that closes', () => {
    const four = networkOf({
      ...base(),
      schools: ['a', 'b', 'd', 'e'].map((id) => school(id, '1', 70)),
    });
    const draw: ChangeValue = { kind: 'move-boundary', schoolId: 'd', cells: ['x', 'y'] };
    const merge = (fromId: string, intoId: string, keepSite: boolean): ChangeValue => {
      return { kind: 'merge-schools', fromId, intoId, keepSite };
    };
    const { network: merged, refused } = applyChanges(four, [draw, merge('b', 'd', true), merge('d', 'a', false)]);
    expect(refused).toEqual([]);
    expect(merged.zones).toEqual({ x: 'a', y: 'a' });
    expect(findSchool(merged, 'b')).toMatchObject({ open: true, partOf: 'a' });
    expect(findSchool(merged, 'd')).toMatchObject({ open: false, partOf: 'a' });
    const kept = applyChanges(four, [draw, merge('d', 'a', true)]).network;
    expect(kept.zones).toEqual({ x: 'd', y: 'd' });
    // All but one of the commune's may become its branches; the one they belong to cannot go.
    const all = applyChanges(four, [merge('b', 'a', true), merge('d', 'a', true), merge('e', 'a', true)]);
    expect(all.network.schools.filter(({ partOf }) => partOf === 'a')).toHaveLength(3);
    expect(applyChanges(all.network, [{ kind: 'close-school', schoolId: 'a' }]).refused).toHaveLength(1);
  });

  it('build anew at the school that stays what a merger closes, priced by the room, and nothing where the site stays', () => {
    const merge = { kind: 'merge-schools', intoId: 'a', fromId: 'b', keepSite: false, rooms: 10 } as const;
    const { network: merged, history } = withChanges(merge);
    const seats = (of: typeof network) =>
      of.schools.reduce((sum, each) => sum + (each.open ? (each.seats ?? 0) : 0), 0);
    // Ten rooms are ten classes of 35 over five grades: as many seats as the site that closed had.
    expect(seats(merged)).toBe(seats(network));
    expect(findSchool(merged, 'a')).toMatchObject({ seats: 140, rooms: 20 });
    expect(say('vi', `scenarios.${history[0].code}`, history[0].params)).toBe(
      'Sáp nhập Trường b vào Trường a, bỏ cơ sở cũ, xây bù 10 phòng ở Trường a',
    );
    const prices = { room: 900, site: 12_000, roadMetre: null, bridgeMetre: null };
    expect(costOf(base(), [merge], prices)).toBe(9_000);
    expect(costOf(base(), [merge], { ...prices, room: null })).toBeNull();
    expect(costOf(base(), [{ ...merge, rooms: undefined }], prices)).toBe(0);
    expect(refusals({ ...merge, keepSite: true })).toEqual(['refused.rooms-stay']);
    expect(refusals({ ...merge, rooms: 0 })).toEqual(['refused.rooms']);
  });

  it('say levels by their names and a bridge as a bridge, which the price of roads does not tell', () => {
    const sentence = (change: ChangeValue, language: (typeof languages)[number]) => {
      const [{ code, params }] = withChanges(change).history;
      return say(language, `scenarios.${code}`, params);
    };
    expect(sentence(one[6], 'vi')).toBe('Trường a dạy: Tiểu học, Trung học cơ sở');
    expect(sentence(one[6], 'en')).toBe('Trường a teaches: Primary, Lower secondary');
    const bridge = { ...one[8], bridge: true } as ChangeValue;
    expect(sentence(bridge, 'vi')).toBe('Bắc cầu: Cầu');
    const prices = { room: 1, site: 1, roadMetre: 1, bridgeMetre: null };
    expect(costOf(base(), [bridge], prices)).toBeNull();
    expect(costOf(base(), [bridge], { ...prices, bridgeMetre: 20 })).toBeCloseTo(
      20 * costOf(base(), [one[8]], prices)!,
      6,
    );
  });

  it('name what cannot be: closed schools, taken ids, too many rooms', () => {
    const close: ChangeValue = { kind: 'close-school', schoolId: 'a' };
    expect(refusals(close, { kind: 'add-rooms', schoolId: 'a', rooms: 1 })).toEqual(['refused.closed']);
    expect(refusals({ ...site, id: 'a', lonLat: [106.71, 10.79] })).toEqual(['refused.id-taken']);
    expect(refusals({ kind: 'remove-rooms', schoolId: 'a', rooms: 11 })).toEqual(['refused.too-few-rooms']);
    expect(refusals({ kind: 'close-school', schoolId: 'z' })).toEqual(['refused.no-school']);
  });

  it('differ by what stands behind the branch', () => {
    const [open, close, , move] = one;
    expect(diffChanges([open, close, move], [open, move])).toEqual({ common: 1, onlyFirst: [close], onlySecond: [] });
    expect(diffChanges([open], [open, close])).toEqual({ common: 1, onlyFirst: [], onlySecond: [close] });
  });

  it('conflict where the base lost or changed what they touch', () => {
    const close: ChangeValue = { kind: 'close-school', schoolId: 'a' };
    expect(findConflicts(network, network, [close])).toEqual([]);
    expect(findConflicts(network, networkOf(base(90)), [close])).toMatchObject([
      { at: 0, why: { code: 'conflict.seats', params: { before: 70, after: 90 } } },
    ]);
    const without = networkOf({ ...base(), schools: base().schools.slice(1) });
    expect(findConflicts(network, without, [close])).toMatchObject([
      { at: 0, why: { code: 'conflict.gone', params: { school: base().schools[0].name, id: 'a' } } },
    ]);
  });

  it('cost what they build, and an unknown price makes the sum unknown', () => {
    const prices = { room: 900, site: 12_000, roadMetre: null, bridgeMetre: null };
    expect(costOf(base(), [one[0], one[1], one[4]], prices)).toBe(12_000 + 10 * 900 + 3 * 900);
    expect(costOf(base(), [one[8]], prices)).toBeNull();
    expect(costOf(base(), [], prices)).toBe(0);
  });
});
