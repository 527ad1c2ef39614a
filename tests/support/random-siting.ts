import { seededRandom } from '../../api/engines/random.ts';
import type { SiteStatus, SitingQuestion, SitingRecords } from '../../api/engines/siting/encode.ts';

/** A small invented town, now roomy, now too narrow; whole numbers or decimals, some ways missing, some rows without pupils. */
export function randomSiting(seed: string): { records: SitingRecords; question: SitingQuestion } {
  const random = seededRandom(`siting ${seed}`);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const rows = whole(1, 14);
  const sites = whole(1, 9);
  const isDecimal = random() < 0.4;
  const amount = (most: number) => (isDecimal ? Math.round(random() * most * 1000) / 1000 : whole(0, most));
  const points = Array.from({ length: rows + sites }, () => [random() * 5000, random() * 5000]);
  const weights = Float64Array.from({ length: rows }, () => (random() < 0.1 ? 0 : amount(40)));
  const ownLoads = random() < 0.3;
  const loads = weights.map((weight) => (ownLoads ? amount(30) : weight));
  const total = loads.reduce((sum, load) => sum + load, 0);
  const narrow = 0.9 + random() * 5;
  const unlimited = random() < 0.2 ? 1 : 0.1;
  const capacities = Float64Array.from({ length: sites }, () =>
    random() < unlimited ? Number.POSITIVE_INFINITY : amount(Math.ceil((narrow * total) / sites) + 1),
  );
  const statusAt = (): SiteStatus => (random() < 0.25 ? 'existing' : random() < 0.1 ? 'closed' : 'candidate');
  const missing = random() < 0.6 ? 0 : 0.15;
  const pairs = Array.from({ length: rows * sites }, (_, at) => at).filter(() => random() >= missing);
  const metresOf = (at: number) => {
    const [a, b] = [points[Math.floor(at / sites)], points[rows + (at % sites)]];
    const metres = Math.hypot(a[0] - b[0], a[1] - b[1]);
    return isDecimal ? metres : Math.round(metres);
  };
  return {
    records: {
      demandIds: Array.from({ length: rows }, (_, i) => `d${i}`),
      weights,
      loads,
      siteIds: Array.from({ length: sites }, (_, j) => `s${j}`),
      capacities,
      statuses: Array.from({ length: sites }, statusAt),
      pairDemand: Int32Array.from(pairs, (at) => Math.floor(at / sites)),
      pairSite: Int32Array.from(pairs, (at) => at % sites),
      pairMetres: Float64Array.from(pairs, metresOf),
    },
    question: {
      objective: random() < 0.3 ? 'coverage' : 'total-distance',
      radiusMetres: 1500,
      open: whole(0, Math.min(5, sites + 1)),
      singleSource: random() < 0.4,
    },
  };
}
