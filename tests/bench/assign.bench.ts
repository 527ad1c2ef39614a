import type { Bench } from './bench.ts';
import { assignRows } from './measure-assign.ts';

const city = { applicants: 130_000, schools: 1_500, wishes: 10 };

export const bench: Bench = {
  summary:
    'deferred acceptance against plain C++ on the same problem, the certificate, and assign + verify from CSV files',
  async run() {
    const rows = [];
    for (const seed of [1, 2, 3])
      rows.push(...(await assignRows(city, seed, 15, { seconds: 15, megabytes: 1_500, certifyReserves: true })));
    const size = `${city.applicants} applicants × ${city.schools} schools × ${city.wishes} wishes`;
    return {
      rows,
      notes: [
        `${size}; reference: tests/bench/deferred-acceptance.cpp, g++ -O2; same placements asserted where the rules are the same`,
      ],
    };
  },
};
