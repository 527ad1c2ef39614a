import { seededRandom } from '../../api/engines/random.ts';
import { CANDIDATE, EXISTING, type SitingProblem } from '../../api/engines/siting/types.ts';

export interface CityShape {
  cells: number;
  existing: number;
  candidates: number;
  open: number;
  /** Ways per cell: to so many nearest schools and as many nearest candidates. */
  nearest: number;
  /** Seats of the existing schools for each pupil. */
  seatsPerPupil: number;
}

/**
 * An invented city on a plane of 60 × 60 km: pupils thick around a few centres, schools where they once lived, new quarters
 * without any. Straight metres × 1.3. The same seed gives the same city.
 */
export function aSitingCity(seed: string, shape: CityShape): SitingProblem {
  const random = seededRandom(`siting city ${seed}`);
  const side = Math.min(60_000, Math.sqrt(shape.cells) * 420);
  const centres = Array.from({ length: 12 }, () => [random() * side, random() * side, side * (0.03 + 0.1 * random())]);
  const normal = () => random() + random() + random() + random() - 2;
  const inside = (value: number) => Math.max(0, Math.min(side, value));
  const nearCentre = (among: number) => {
    const [x, y, spread] = centres[Math.floor(random() * among)];
    return [inside(x + spread * normal() * 2), inside(y + spread * normal() * 2)];
  };
  const anywhere = () => [random() * side, random() * side];
  const cells = Array.from({ length: shape.cells }, () => (random() < 0.7 ? nearCentre(12) : anywhere()));
  // One of the centres is new: homes, but few schools.
  const schools = Array.from({ length: shape.existing }, () => (random() < 0.7 ? nearCentre(11) : anywhere()));
  const candidates = Array.from({ length: shape.candidates }, () => (random() < 0.7 ? nearCentre(12) : anywhere()));
  const load = Float64Array.from(cells, () => 1 + Math.floor(random() * random() * 40));
  const pupils = load.reduce((sum, own) => sum + own, 0);
  const sites = [...schools, ...candidates];
  const meanSeats = (pupils * shape.seatsPerPupil) / shape.existing;
  const capacity = Float64Array.from(sites, (_, j) =>
    Math.round(j < shape.existing ? meanSeats * (0.5 + random()) : meanSeats * (1 + random())),
  );
  const { firstPair, pairSite, pairCost } = nearestPairs(cells, sites, load, shape, side);
  return {
    demandCount: shape.cells,
    siteCount: sites.length,
    load,
    firstPair,
    pairSite,
    pairCost,
    capacity,
    status: Uint8Array.from(sites, (_, j) => (j < shape.existing ? EXISTING : CANDIDATE)),
    open: shape.open,
    singleSource: false,
  };
}

function nearestPairs(
  cells: number[][],
  sites: number[][],
  load: Float64Array,
  { nearest, existing }: CityShape,
  side: number,
) {
  const box = side / 40;
  const boxOf = (value: number) => Math.min(39, Math.floor(value / box));
  const boxes: number[][] = Array.from({ length: 1600 }, () => []);
  sites.forEach(([x, y], j) => {
    boxes[boxOf(x) * 40 + boxOf(y)].push(j);
  });
  const firstPair = new Int32Array(cells.length + 1);
  const pairSite: number[] = [];
  const pairCost: number[] = [];
  cells.forEach(([x, y], i) => {
    const metresTo = (j: number) => Math.round(1.3 * Math.hypot(sites[j][0] - x, sites[j][1] - y));
    const nearestOf = (isOfKind: (j: number) => boolean) => {
      let found: number[] = [];
      for (let reach = 2; found.length < nearest && reach <= 40; reach *= 2) {
        found = [];
        for (let a = Math.max(0, boxOf(x) - reach); a <= Math.min(39, boxOf(x) + reach); a++)
          for (let b = Math.max(0, boxOf(y) - reach); b <= Math.min(39, boxOf(y) + reach); b++)
            found.push(...boxes[a * 40 + b].filter(isOfKind));
      }
      return found.sort((a, b) => metresTo(a) - metresTo(b) || a - b).slice(0, nearest);
    };
    const kept = [...nearestOf((j) => j < existing), ...nearestOf((j) => j >= existing)];
    for (const j of kept.sort((a, b) => a - b)) {
      pairSite.push(j);
      pairCost.push(metresTo(j) * load[i]);
    }
    firstPair[i + 1] = pairSite.length;
  });
  return { firstPair, pairSite: Int32Array.from(pairSite), pairCost: Float64Array.from(pairCost) };
}
