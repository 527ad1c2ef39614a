import { listCellMoves, type Move, sumMoves } from './count-moves.ts';
import type { WhatIfAnswer } from './what-if.ts';

/** Metres a step of the distribution is wide, and how many steps there are before "farther". */
export const stepMetres = 500;
export const stepCount = 10;

/** What a network does for its children; every total is the sum of its rows. A mean of nobody is null. */
export interface Figures {
  children: number;
  placed: number;
  unplaced: number;
  /** Seats of open schools where known, and how many open schools do not say. */
  seats: number;
  openSchools: number;
  seatsUnknown: number;
  meanMetres: number | null;
  medianMetres: number | null;
  /** Nine in ten children go no farther. */
  ninthMetres: number | null;
  /** Placed children farther than the limit asked for. */
  beyond: number;
  /** Children by `stepMetres`, the last entry those farther. */
  distribution: number[];
  /** Places that more children have as their nearest than they have seats, and the children who so go elsewhere. */
  fullPlaces: number;
  overflow: number;
  schools: SchoolFigures[];
  communes: CommuneFigures[];
}

export interface SchoolFigures {
  id: string;
  name: string;
  communeCode: string | null;
  open: boolean;
  /** Of the entry grade; null: unknown. */
  seats: number | null;
  children: number;
  meanMetres: number | null;
  /** Children who have it as their nearest. */
  nearest: number;
  /** Of those the ones placed elsewhere, by school, most first; null: without a seat. */
  overflow: { toId: string | null; children: number }[];
}

export interface CommuneFigures {
  code: string | null;
  name: string | null;
  children: number;
  unplaced: number;
  beyond: number;
  meanMetres: number | null;
}

/** Figures of one answer; `limitMetres` is what counts as too far. */
export function figuresOf(answer: WhatIfAnswer, limitMetres: number): Figures {
  const { placement, children, places } = answer;
  const metres = new MetresOfChildren(placement.metres, limitMetres);
  const schools = new Tally(places.length);
  const communes = new Tally(communesOf(answer).length);
  const communeOf = communeIndex(answer);
  const overflow = places.map(() => new Map<number, number>());
  const nearest = new Float64Array(places.length);
  const away = (near: number, place: number, some: number) => {
    if (near >= 0 && place !== near) overflow[near].set(place, (overflow[near].get(place) ?? 0) + some);
  };
  for (let cell = 0; cell < children.length; cell++) {
    const near = answer.nearest[cell];
    if (near >= 0) nearest[near] += children[cell];
    for (let row = placement.start[cell]; row < placement.start[cell + 1]; row++) {
      const [place, far, some] = [placement.place[row], placement.metres[row], placement.children[row]];
      metres.add(far, some);
      schools.add(place, far, some, far > limitMetres);
      communes.add(communeOf(cell), far, some, far > limitMetres);
      away(near, place, some);
    }
    if (placement.unplaced[cell] === 0) continue;
    communes.miss(communeOf(cell), placement.unplaced[cell]);
    away(near, -1, placement.unplaced[cell]);
  }
  return summed(answer, metres, schools, communes, nearest, overflow);
}

function summed(
  answer: WhatIfAnswer,
  metres: MetresOfChildren,
  schools: Tally,
  communes: Tally,
  nearest: Float64Array,
  overflow: Map<number, number>[],
): Figures {
  const { network, placement, children, places } = answer;
  const open = network.schools.filter((school) => school.open);
  const known = open.flatMap(({ seats }) => seats ?? []);
  const rows = schoolRows(answer, schools, nearest, overflow);
  const crowded = places.filter((_, place) => answer.seats[place] > 0 && nearest[place] > answer.seats[place]);
  return {
    children: sum(children),
    placed: sum(placement.children),
    unplaced: sum(placement.unplaced),
    ...{ seats: sum(known), openSchools: open.length, seatsUnknown: open.length - known.length },
    ...metres.figures(),
    fullPlaces: crowded.length,
    overflow: rows.reduce((all, row) => all + sum(row.overflow.map((part) => part.children)), 0),
    schools: rows,
    communes: communesOf(answer).map((commune, i) => ({ ...commune, ...communes.row(i) })),
  };
}

/** A row a school, sites of moved schools under the school they belong to. */
function schoolRows(
  { network, places }: WhatIfAnswer,
  tally: Tally,
  nearest: Float64Array,
  overflow: Map<number, number>[],
): SchoolFigures[] {
  const placeOf = new Map<string, number>();
  const ofBase = placeCountOfBase(network);
  places.forEach((school, place) => {
    if (school.isPlaced === place >= ofBase) placeOf.set(school.id, place);
  });
  return network.schools.map(({ id, name, communeCode, open, seats }) => {
    const place = placeOf.get(id)!;
    const { children, unplaced: _, beyond: __, meanMetres } = tally.row(place);
    const away = [...overflow[place]].map(([to, some]) => ({ toId: to < 0 ? null : places[to].id, children: some }));
    away.sort((a, b) => b.children - a.children || ((a.toId ?? '') < (b.toId ?? '') ? -1 : 1));
    return { id, name, communeCode, open, seats, children, meanMetres, nearest: nearest[place], overflow: away };
  });
}

const placeCountOfBase = ({ schools }: WhatIfAnswer['network']) => schools.filter(({ isNew }) => !isNew).length;

/** Communes of the base, then one for what lies in none that is known. */
function communesOf({ roads }: WhatIfAnswer): { code: string | null; name: string | null }[] {
  return [...roads.base.communes, { code: null, name: null }];
}

function communeIndex({ roads, network }: WhatIfAnswer): (cell: number) => number {
  const { communes, cells } = roads.base;
  const unknown = communes.length;
  const indexOf = new Map(communes.map(({ code }, i) => [code, i]));
  return (cell) => {
    if (cell < cells.ids.length) return cells.commune[cell] < 0 ? unknown : cells.commune[cell];
    return indexOf.get(network.housing[cell - cells.ids.length].communeCode ?? '') ?? unknown;
  };
}

/** Children, metres and those too far, by row. */
class Tally {
  private readonly children: Float64Array;
  private readonly metres: Float64Array;
  private readonly far: Float64Array;
  private readonly missed: Float64Array;

  constructor(rows: number) {
    [this.children, this.metres, this.far, this.missed] = Array.from({ length: 4 }, () => new Float64Array(rows));
  }

  add(row: number, metres: number, children: number, isFar: boolean): void {
    this.children[row] += children;
    this.metres[row] += metres * children;
    if (isFar) this.far[row] += children;
  }

  miss(row: number, children: number): void {
    this.children[row] += children;
    this.missed[row] += children;
  }

  row(row: number): Omit<CommuneFigures, 'code' | 'name'> {
    const placed = this.children[row] - this.missed[row];
    return {
      children: this.children[row],
      unplaced: this.missed[row],
      beyond: this.far[row],
      meanMetres: placed > 0 ? this.metres[row] / placed : null,
    };
  }
}

/** How far children go, all of them. */
class MetresOfChildren {
  /** Children by whole metres. */
  private readonly counts: Float64Array;
  private readonly limit: number;
  private total = 0;
  private metres = 0;
  private beyond = 0;
  private readonly distribution = new Array<number>(stepCount + 1).fill(0);

  /** `metres`: all that will be added, in any order. */
  constructor(metres: Uint32Array, limit: number) {
    this.counts = new Float64Array(metres.reduce((far, each) => Math.max(far, each), 0) + 1);
    this.limit = limit;
  }

  add(metres: number, children: number): void {
    this.counts[metres] += children;
    this.total += children;
    this.metres += metres * children;
    if (metres > this.limit) this.beyond += children;
    this.distribution[Math.min(stepCount, Math.floor(Math.max(0, metres - 1) / stepMetres))] += children;
  }

  figures(): Pick<Figures, 'meanMetres' | 'medianMetres' | 'ninthMetres' | 'beyond' | 'distribution'> {
    return {
      meanMetres: this.total > 0 ? this.metres / this.total : null,
      medianMetres: this.quantile(0.5),
      ninthMetres: this.quantile(0.9),
      beyond: this.beyond,
      distribution: this.distribution,
    };
  }

  private quantile(share: number): number | null {
    if (this.total === 0) return null;
    let left = share * this.total;
    let metres = -1;
    while (left > 0 && metres + 1 < this.counts.length) left -= this.counts[++metres];
    return metres;
  }
}

/** Who goes elsewhere under `after`, and how much nearer or farther. */
export interface Moved {
  children: number;
  nearer: number;
  farther: number;
  /** Children who get a seat and who lose one. */
  gained: number;
  lost: number;
  /** By pair of schools, most children first. */
  rows: { fromId: string | null; toId: string | null; children: number; metresBefore: number; metresAfter: number }[];
}

export function movedBetween(before: WhatIfAnswer, after: WhatIfAnswer): Moved {
  const cellMoves = listCellMoves(before.placement, after.placement);
  const count = (isSo: (move: Move) => boolean) => sum(cellMoves.filter(isSo).map((move) => move.children));
  const both = (move: Move) => move.from >= 0 && move.to >= 0;
  const idOf = ({ places }: WhatIfAnswer, place: number) => (place < 0 ? null : places[place].id);
  return {
    children: count(() => true),
    nearer: count((move) => both(move) && move.metresAfter < move.metresBefore),
    farther: count((move) => both(move) && move.metresAfter > move.metresBefore),
    gained: count((move) => move.from < 0),
    lost: count((move) => move.to < 0),
    rows: sumMoves(cellMoves).map(({ from, to, ...move }) => ({
      fromId: idOf(before, from),
      toId: idOf(after, to),
      ...move,
    })),
  };
}

function sum(values: ArrayLike<number>): number {
  let all = 0;
  for (let i = 0; i < values.length; i++) all += values[i];
  return all;
}
