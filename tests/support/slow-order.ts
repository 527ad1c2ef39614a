import type { Criterion, Rules } from '#engines/enrolment-records.ts';
import type { AnEnrolment } from './an-enrolment.ts';

/** One thing that is compared, by its name; the lower value comes first. */
export type Measure = [name: string, value: number | bigint | string];

/** Extra metres of relative proximity, by child and school. */
export type Extra = Map<string, Map<string, number>>;

/** Who comes before whom at a school, from the words of the contract, one comparison after the other. */
export class SlowOrder {
  private readonly town: AnEnrolment;
  private readonly rules: Rules;
  private readonly known = new Map<string, Measure[]>();
  private readonly lottery: Map<string, bigint>;
  private readonly extra: Extra;

  constructor(town: AnEnrolment, lottery: Map<string, bigint>, extra: Extra = new Map()) {
    this.town = town;
    this.rules = town.rules();
    this.lottery = lottery;
    this.extra = extra;
  }

  /** The name of the first thing in which two children differ at a school, and whether `one` comes first. */
  compare(school: string, one: string, other: string): { by: string; first: boolean } | null {
    const theirs = this.measuresOf(school, other);
    for (const [i, [by, value]] of this.measuresOf(school, one).entries()) {
      const [, another] = theirs[i];
      if (value !== another) return { by, first: value < another };
    }
    return null;
  }

  before(school: string, one: string, other: string): boolean {
    return this.compare(school, one, other)!.first;
  }

  /** Is the school in the child's own zone? */
  inZone(id: string, school: string): boolean {
    const zone = this.rules.criteria.find(({ rule }) => rule === 'zone')!;
    return this.value(zone, school, id) === 0;
  }

  /** The order of the line: criteria before distance, each at the best among `schools`, then `order`, then the id. */
  line(id: string, schools: string[]): Measure[] {
    const { criteria } = this.rules;
    const distance = criteria.findIndex(({ rule }) => rule === 'distance');
    const before = distance < 0 ? criteria : criteria.slice(0, distance);
    const place = this.town.children.get(id)!.order;
    return [
      ...before.map(
        (criterion): Measure => [
          criterion.rule,
          Math.min(...schools.map((school) => this.value(criterion, school, id))),
        ],
      ),
      ['order', place === undefined || place === '' ? Number.POSITIVE_INFINITY : Number(place)],
      ['applicant-id', id],
    ];
  }

  private measuresOf(school: string, id: string): Measure[] {
    const key = `${school} ${id}`;
    if (!this.known.has(key)) this.known.set(key, this.measures(school, id));
    return this.known.get(key)!;
  }

  private measures(school: string, id: string): Measure[] {
    const { mechanism, then } = this.rules;
    const ranked: Measure[] = [
      ...this.rules.criteria.map((criterion): Measure => [criterion.rule, this.value(criterion, school, id)]),
      ['lottery', this.lottery.get(id)!],
      ['applicant-id', id],
    ];
    if (mechanism === 'nearest-first') return this.line(id, this.wished(id));
    if (mechanism !== 'zone-first') return ranked;
    const zone: Measure = ['zone', this.inZone(id, school) ? 0 : 1];
    if (then !== 'nearest-first' || zone[1] === 0) return [zone, ...ranked];
    return [
      zone,
      ...this.line(
        id,
        this.wished(id).filter((own) => !this.inZone(id, own)),
      ),
    ];
  }

  private wished(id: string): string[] {
    return slowWishes(this.town, this.rules, id).map(({ school }) => school);
  }

  private value(criterion: Criterion, school: string, id: string): number {
    const child = this.town.children.get(id)!;
    const last = Number.POSITIVE_INFINITY;
    const cell = 'attribute' in criterion ? String(child[criterion.attribute] ?? '') : '';
    const band = (amount: number, width: number) => Math.floor(amount / (width || 1));
    switch (criterion.rule) {
      case 'group':
      case 'residence':
        return criterion.order.includes(cell) ? criterion.order.indexOf(cell) : last;
      case 'sibling':
      case 'kept-seat':
      case 'staff':
      case 'feeder':
      case 'zone': {
        const own = this.town.schools.get(school)!;
        const wanted = criterion.matchesSchool ? [String(own[criterion.matchesSchool])] : [school, own.programmeOf];
        return wanted.some((one) => one && cell.split('; ').includes(one)) ? 0 : 1;
      }
      case 'need':
        return ['', '0', 'no'].includes(cell) ? 1 : 0;
      case 'age':
        if (cell === '') return last;
        return Date.parse(cell) * (criterion.order === 'oldest-first' ? 1 : -1);
      case 'score':
        if (cell === '') return last;
        return Number(cell) * (criterion.order === 'lowest-first' ? 1 : -1);
      case 'listed':
        return child.listed?.[school] ?? last;
      case 'distance':
        return band(child.metres![school]!, criterion.bandMetres);
      case 'straight':
        return band(greatCircle(child.lonLat!, this.town.schools.get(school)!.lonLat!), criterion.bandMetres);
      case 'travel-time':
        return band(child.seconds![school], criterion.bandSeconds);
      case 'relative-proximity':
        return -band(this.extra.get(id)!.get(school)!, criterion.bandMetres);
      case 'lottery':
        // Numbers of 64 bits do not fit: their places among all do.
        return [...this.lottery.values()].filter((number) => number < this.lottery.get(id)!).length;
      case 'twins':
        return 0;
    }
  }
}

/** A wish that counts. */
export interface SlowWish {
  school: string;
  rank: number;
  imputed: boolean;
  metres: number | null;
}

/** Wishes of a child that count, best first. */
export function slowWishes({ children, schools }: AnEnrolment, rules: Rules, id: string): SlowWish[] {
  const { wishes = [], metres = {} } = children.get(id)!;
  const cap = rules.maxMetres ?? Number.POSITIVE_INFINITY;
  const near = (school: string) => metres[school] === undefined || (metres[school] !== null && metres[school] <= cap);
  const others = Object.keys(metres).filter(
    (school) => near(school) && !wishes.includes(school) && !schools.get(school)!.programmeOf,
  );
  others.sort((one, other) => metres[one]! - metres[other]! || (one < other ? -1 : 1));
  const named = wishes.map((school, i) => ({ school, rank: i + 1, imputed: false, metres: metres[school] ?? null }));
  const added = others.map((school, i) => ({
    school,
    rank: wishes.length + i + 1,
    imputed: true,
    metres: metres[school],
  }));
  return [...named.filter(({ school }) => near(school)), ...(rules.imputeChoicesByDistance ? added : [])];
}

function greatCircle([lon1, lat1]: [number, number], [lon2, lat2]: [number, number]): number {
  const [x, y, u, v] = [lon1, lat1, lon2, lat2].map((degrees) => (degrees / 180) * Math.PI);
  const h = Math.sin((v - y) / 2) ** 2 + Math.cos(y) * Math.cos(v) * Math.sin((u - x) / 2) ** 2;
  return Math.round(2 * 6_371_008.8 * Math.asin(Math.sqrt(h)));
}
