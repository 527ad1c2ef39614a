import type { TileFeature } from '#engines/tiles/types.ts';
import type { OsmMapData } from './collect-osm.ts';
import { roadClass, waterwayClass } from './lines.ts';
import type { Ring } from './rings.ts';

const nameZooms: Record<string, number> = {
  major: 11,
  secondary: 12,
  minor: 13,
  alley: 14,
  path: 15,
  ferry: 12,
  river: 10,
  canal: 12,
  stream: 13,
};

/**
 * Names to be written along lines: pieces of one name and class that meet end to end become one line, so that a street
 * cut at every crossing still has room for its name.
 */
export function lineNames(data: OsmMapData): TileFeature[] {
  const groups = new Map<string, { id: number; name: string; class: string; pieces: Ring[] }>();
  for (const { id, line, tags } of data.lines) {
    const found = roadClass(tags) ?? waterwayClass(tags);
    const name = tags['name:vi'] ?? tags.name;
    if (!found || !name || line.length < 2 || tags.highway?.endsWith('_link')) continue;
    const key = `${found.class}\n${name}`;
    const group = groups.get(key) ?? { id, name, class: found.class, pieces: [] };
    group.pieces.push(line);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(
      (group): TileFeature => ({
        id: group.id,
        properties: { name: group.name, class: group.class },
        geometry: { type: 'MultiLineString', coordinates: joinLines(group.pieces) },
        zoom: nameZooms[group.class],
      }),
    )
    .sort((a, b) => (a.zoom ?? 0) - (b.zoom ?? 0) || a.id - b.id);
}

/** Joins lines that share an end exactly, as long as one and only one other continues there. */
export function joinLines(lines: Ring[]): Ring[] {
  const ends = new Map<string, number[]>();
  const key = ([lon, lat]: [number, number]) => `${lon},${lat}`;
  lines.forEach((line, index) => {
    for (const end of [line[0], line[line.length - 1]]) ends.set(key(end), [...(ends.get(key(end)) ?? []), index]);
  });
  const used = new Set<number>();
  const extend = (line: Ring): Ring => {
    for (;;) {
      const end = line[line.length - 1];
      const meeting = ends.get(key(end)) ?? [];
      const next = meeting.length === 2 ? meeting.find((index) => !used.has(index)) : undefined;
      if (next === undefined) return line;
      used.add(next);
      const piece = key(lines[next][0]) === key(end) ? lines[next] : [...lines[next]].reverse();
      line.push(...piece.slice(1));
    }
  };
  const joined: Ring[] = [];
  lines.forEach((line, index) => {
    if (used.has(index)) return;
    used.add(index);
    const forward = extend([...line]);
    joined.push(extend(forward.reverse()));
  });
  return joined;
}
