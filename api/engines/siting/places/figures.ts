import { fillPlaces } from '../../scenario/fill-places.ts';
import { pairsOf, sortedPairs } from '../../scenario/pairs.ts';
import { pairsBySite } from '../pairs-by-site.ts';
import { Transport } from '../transport.ts';
import { CLOSED } from '../types.ts';
import { toSiting } from './to-siting.ts';
import { EXPANSION, type PlacesAnswer, type PlacesProblem, SCHOOL } from './types.ts';

/** How children fare under one choice. Means are null where nobody has a seat. */
export interface PlacesFigures {
  children: number;
  unseated: number;
  /** Σ metres of those seated. */
  metres: number;
  longestMetres: number;
  /** Seated farther than the limit. */
  beyond: number;
  /** Schools for which more children have it nearest than it has seats. */
  fullSchools: number;
  /** Without a seat where every place takes the nearest children first, as a scenario counts them; those no road leads from are among them. */
  unseatedNearestFirst: number;
}

/** What a chosen place does. */
export interface ChosenFigures {
  place: number;
  children: number;
  /** Of its children, those who had no seat before. */
  unseatedBefore: number;
  /** Σ metres before, of those who had a seat, with their number; and after, of all. */
  seatedBefore: number;
  metresBefore: number;
  metresAfter: number;
  /** Schools over-full before from which children now have it nearest, and whether they are still over-full. */
  relieved: { place: number; children: number; stillFull: boolean }[];
}

/** Children of a cell who go to a chosen place. */
export interface GainingCell {
  cell: number;
  place: number;
  children: number;
  /** Null: they had no seat. */
  metresBefore: number | null;
  metresAfter: number;
}

export interface ChoiceFigures {
  before: PlacesFigures;
  after: PlacesFigures;
  chosen: ChosenFigures[];
  gaining: GainingCell[];
}

interface Sending {
  share: Float64Array;
  open: Uint8Array;
}

/** Today's schools alone beside the answer: who has a seat, how far, and who gains by each chosen place. */
export function figuresOfChoice(places: PlacesProblem, answer: PlacesAnswer): ChoiceFigures {
  const before = sendToday(places);
  const after: Sending = { share: answer.share, open: answer.open };
  const old = pressure(places, before.open);
  const young = pressure(places, after.open);
  const gaining = gainingCells(places, before, after);
  const opened = Array.from(answer.open.keys()).filter((p) => answer.open[p] === 1 && places.kind[p] !== SCHOOL);
  return {
    before: tell(places, before, old),
    after: tell(places, after, young),
    chosen: opened.map((place) => {
      const own = gaining.filter((cell) => cell.place === place);
      const seated = own.filter(({ metresBefore }) => metresBefore !== null);
      const count = (cells: GainingCell[]) => cells.reduce((sum, { children }) => sum + children, 0);
      return {
        place,
        children: count(own),
        unseatedBefore: count(own) - count(seated),
        seatedBefore: count(seated),
        metresBefore: seated.reduce((sum, cell) => sum + cell.metresBefore! * cell.children, 0),
        metresAfter: own.reduce((sum, cell) => sum + cell.metresAfter * cell.children, 0),
        relieved: relievedBy(places, place, old, young),
      };
    }),
    gaining,
  };
}

function tell(places: PlacesProblem, sending: Sending, { full }: Pressure): PlacesFigures {
  const unseatedNearestFirst = leftByNearest(places, sending.open);
  return { ...sumUp(places, sending), fullSchools: full.size, unseatedNearestFirst };
}

/** Least metres with the schools of today; whoever finds no seat stays without. */
function sendToday(places: PlacesProblem): Sending {
  const problem = toSiting({ ...places, open: 0, wholeCells: false }, (metres, children) => metres * children);
  const open = Uint8Array.from(places.kind, (what) => Number(what === SCHOOL));
  const status = problem.status.map((own, p) => (open[p] ? own : CLOSED));
  const { flow } = new Transport({ ...problem, status }, pairsBySite(problem), open);
  const { children, firstWay } = places;
  const share = new Float64Array(flow.length);
  for (let i = 0; i < children.length; i++)
    for (let way = firstWay[i]; way < firstWay[i + 1]; way++) if (children[i] > 0) share[way] = flow[way] / children[i];
  return { share, open };
}

function sumUp(places: PlacesProblem, { share }: Sending): Omit<PlacesFigures, 'fullSchools' | 'unseatedNearestFirst'> {
  const { children, firstWay, wayMetres, limitMetres } = places;
  const sums = { children: 0, unseated: 0, metres: 0, longestMetres: 0, beyond: 0 };
  for (let i = 0; i < children.length; i++) {
    if (firstWay[i] === firstWay[i + 1]) continue;
    let seated = 0;
    for (let way = firstWay[i]; way < firstWay[i + 1]; way++) {
      const part = wholeWhereNear(share[way] * children[i]);
      if (part <= 0) continue;
      seated += part;
      sums.metres += part * wayMetres[way];
      sums.longestMetres = Math.max(sums.longestMetres, wayMetres[way]);
      if (wayMetres[way] > limitMetres) sums.beyond += part;
    }
    sums.children += children[i];
    sums.unseated += Math.max(0, wholeWhereNear(children[i] - seated));
  }
  return sums;
}

/** Children left when open places take the nearest first, the way scenarios place them; metres to the whole metre. */
export function leftByNearest(
  { children, firstWay, wayPlace, wayMetres, seats }: PlacesProblem,
  open: Uint8Array,
): number {
  const start = new Uint32Array(children.length + 1);
  const ways: number[] = [];
  for (let i = 0; i < children.length; i++) {
    for (let way = firstWay[i]; way < firstWay[i + 1]; way++) if (open[wayPlace[way]]) ways.push(way);
    start[i + 1] = ways.length;
  }
  const reach = {
    start,
    school: Uint16Array.from(ways, (way) => wayPlace[way]),
    metres: Uint32Array.from(ways, (way) => wayMetres[way]),
  };
  const none = sortedPairs([]);
  const { unplaced } = fillPlaces(Uint32Array.from(children), Uint32Array.from(seats), none, pairsOf(reach), none);
  return unplaced.reduce((sum, own) => sum + own, 0);
}

/** Children of each cell at each chosen place, with the mean way of the cell before; those of the cell without a seat come first. */
function gainingCells(places: PlacesProblem, before: Sending, after: Sending): GainingCell[] {
  const { children, firstWay, wayPlace, wayMetres, kind } = places;
  const gaining: GainingCell[] = [];
  for (let i = 0; i < children.length; i++) {
    let seated = 0;
    let metres = 0;
    for (let way = firstWay[i]; way < firstWay[i + 1]; way++) {
      seated += before.share[way] * children[i];
      metres += before.share[way] * children[i] * wayMetres[way];
    }
    let seatless = Math.max(0, wholeWhereNear(children[i] - seated));
    const mean = seated > 0 ? metres / seated : null;
    for (let way = firstWay[i]; way < firstWay[i + 1]; way++) {
      const part = wholeWhereNear(after.share[way] * children[i]);
      if (part <= 0 || kind[wayPlace[way]] === SCHOOL) continue;
      const without = mean === null ? part : Math.min(seatless, part);
      seatless -= without;
      const row = { cell: i, place: wayPlace[way], metresAfter: wayMetres[way] };
      if (without > 0) gaining.push({ ...row, children: without, metresBefore: null });
      if (part > without) gaining.push({ ...row, children: part - without, metresBefore: mean });
    }
  }
  return gaining;
}

interface Pressure {
  /** Nearest open place of each cell, −1 none; an expansion counts as its school. */
  nearest: Int32Array;
  full: Set<number>;
}

function pressure(places: PlacesProblem, open: Uint8Array): Pressure {
  const { children, firstWay, wayPlace, wayMetres, kind, schoolOf, seats } = places;
  const nearest = new Int32Array(children.length).fill(-1);
  const wanted = new Float64Array(kind.length);
  for (let i = 0; i < children.length; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (let way = firstWay[i]; way < firstWay[i + 1]; way++) {
      const place = wayPlace[way];
      if (!open[place] || wayMetres[way] >= least) continue;
      least = wayMetres[way];
      nearest[i] = kind[place] === EXPANSION ? schoolOf[place] : place;
    }
    if (nearest[i] >= 0) wanted[nearest[i]] += children[i];
  }
  const room = Float64Array.from(seats, (own, p) => (kind[p] === EXPANSION ? 0 : own));
  for (let p = 0; p < kind.length; p++) if (kind[p] === EXPANSION && open[p]) room[schoolOf[p]] += seats[p];
  const full = new Set<number>();
  wanted.forEach((own, p) => {
    if (kind[p] === SCHOOL && own > room[p]) full.add(p);
  });
  return { nearest, full };
}

function relievedBy(
  { children, kind, schoolOf }: PlacesProblem,
  place: number,
  old: Pressure,
  young: Pressure,
): ChosenFigures['relieved'] {
  if (kind[place] === EXPANSION) {
    const school = schoolOf[place];
    return old.full.has(school) ? [{ place: school, children: 0, stillFull: young.full.has(school) }] : [];
  }
  const moved = new Map<number, number>();
  young.nearest.forEach((own, i) => {
    const from = old.nearest[i];
    if (own === place && from !== place && old.full.has(from)) moved.set(from, (moved.get(from) ?? 0) + children[i]);
  });
  return [...moved]
    .filter(([, count]) => count > 0)
    .sort(([a, many], [b, few]) => few - many || a - b)
    .map(([school, count]) => ({ place: school, children: count, stillFull: young.full.has(school) }));
}

/** Children are whole; crumbs of rounding are swept up. */
function wholeWhereNear(part: number): number {
  const whole = Math.round(part);
  return Math.abs(part - whole) < 1e-6 ? whole : part;
}
