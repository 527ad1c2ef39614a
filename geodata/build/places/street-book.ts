import { fold, foldWords, isNumberLike } from '#engines/places/fold-words.ts';
import { bareStreet } from '#engines/places/search-places.ts';
import type { AddressWords } from '#engines/places/types.ts';
import type { LonLat } from './collect-places.ts';

export interface Street {
  name: string;
  commune: string;
  lonLats: LonLat[];
  numbers: Map<string, { number: string; lonLat: LonLat; alley: boolean }>;
}

/** Streets by name and commune, with their houses and alleys. */
export class StreetBook {
  readonly streets = new Map<string, Street>();

  private readonly habits: AddressWords;
  private readonly communeOf: (lonLat: LonLat) => string;

  constructor(habits: AddressWords, communeOf: (lonLat: LonLat) => string) {
    this.habits = habits;
    this.communeOf = communeOf;
  }

  addWay(name: string, lonLat: LonLat): void {
    const alley = this.readAlley(name);
    if (alley) this.addNumber(alley.number, alley.street, lonLat, true);
    else this.street(name, lonLat).lonLats.push(lonLat);
  }

  addAddress(number: string, street: string, lonLat: LonLat): void {
    const plain = fold(number).replace(/\s+/g, '');
    if (!/^\d/.test(plain)) return;
    const alley = this.readAlley(street);
    if (alley) this.addNumber(`${alley.number}/${plain}`, alley.street, lonLat, false);
    else this.addNumber(plain, street, lonLat, false);
  }

  /** An alley known only by its houses still is one: 123/45/6 tells of 123/45 and of 123. */
  inferAlleys(): void {
    if (!this.habits.alleyNumbers) return;
    for (const street of this.streets.values())
      for (const { number, lonLat, alley } of [...street.numbers.values()]) {
        const parts = number.split('/');
        for (let depth = alley ? parts.length : parts.length - 1; depth >= 1; depth--) {
          const path = parts.slice(0, depth).join('/');
          if (!street.numbers.has(`alley ${path}`))
            street.numbers.set(`alley ${path}`, { number: path, lonLat, alley: true });
        }
      }
  }

  private addNumber(number: string, name: string, lonLat: LonLat, alley: boolean): void {
    const { numbers } = this.street(name, lonLat);
    const key = alley ? `alley ${number}` : number;
    if (!numbers.has(key)) numbers.set(key, { number, lonLat, alley });
  }

  /** "Hẻm 123/45 Lê Thị Sen" → 123/45 of Lê Thị Sen. */
  private readAlley(name: string): { number: string; street: string } | null {
    if (!this.habits.alleyNumbers) return null;
    const words = name.trim().split(/\s+/);
    const number = words[1] ? fold(words[1]) : '';
    if (words.length < 3 || !this.habits.alleyWords.includes(fold(words[0])) || !isNumberLike(number)) return null;
    return { number: number.replaceAll('-', '/'), street: words.slice(2).join(' ') };
  }

  private street(name: string, lonLat: LonLat): Street {
    const commune = this.communeOf(lonLat);
    const bare = foldWords(bareStreet(name, this.habits.streetWords), this.habits.abbreviations).join(' ');
    const key = `${bare}|${commune}`;
    const known = this.streets.get(key);
    if (known) {
      if (name.length > known.name.length && fold(name).endsWith(bare)) known.name = name;
      return known;
    }
    const street: Street = { name, commune, lonLats: [], numbers: new Map() };
    this.streets.set(key, street);
    return street;
  }
}

/** The vertex nearest to the middle of all, so that the mark lies on the street. */
export function middleVertex(lonLats: readonly LonLat[]): LonLat {
  const [lon, lat] = lonLats
    .reduce((sum, each) => [sum[0] + each[0], sum[1] + each[1]], [0, 0])
    .map((total) => total / lonLats.length);
  const away = (each: LonLat) => (each[0] - lon) ** 2 + (each[1] - lat) ** 2;
  return lonLats.reduce((best, each) => (away(each) < away(best) ? each : best));
}
