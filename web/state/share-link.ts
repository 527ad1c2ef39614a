import type { Level, LonLat } from '../../api/client.ts';

/** What a family may choose to put into a link: the level, the pin, and the words they searched with. */
export interface SharedHome {
  level: Level;
  lonLat: LonLat;
  label: string;
}

const levels: readonly string[] = ['nursery', 'primary', 'lower-secondary', 'upper-secondary'] satisfies Level[];

/**
 * A link that carries a home, by explicit choice only. Everything sits behind the `#`: browsers never send a fragment,
 * so neither our server nor any other between ever reads it. Coordinates keep five decimals (about one metre).
 */
export function writeShareLink(pageUrl: string, home: SharedHome): string {
  const url = new URL(pageUrl);
  url.search = '';
  const fragment = new URLSearchParams({
    level: home.level,
    at: home.lonLat.map((degrees) => degrees.toFixed(5)).join(','),
    name: home.label,
  });
  url.hash = fragment.toString();
  return url.toString();
}

/** The fragment of this page's address; none on the server, which is never sent one. */
export function sharedFragment(): string {
  return typeof window === 'undefined' ? '' : window.location.hash;
}

/** The home in a fragment, or null when there is none or it cannot be read. */
export function readShareLink(hash: string): SharedHome | null {
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  const level = fragment.get('level') ?? '';
  const [lon, lat] = (fragment.get('at') ?? '').split(',').map(Number);
  const inWorld = Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  if (!levels.includes(level) || !inWorld) return null;
  return { level: level as Level, lonLat: [lon, lat], label: fragment.get('name') ?? '' };
}
