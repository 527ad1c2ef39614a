import type { Bench } from './bench.ts';
import { assignRows } from './measure-assign.ts';

const nation = { applicants: 1_800_000, schools: 26_000, wishes: 10 };

export const bench: Bench = {
  summary: 'the measures of assign at the size of a nation',
  async run() {
    const rows = await assignRows(nation, 1, 5, { seconds: 120, megabytes: 6_000, certifyReserves: false });
    const size = `${nation.applicants} applicants × ${nation.schools} schools × ${nation.wishes} wishes`;
    return {
      rows,
      notes: [
        `${size}; reference: tests/bench/deferred-acceptance.cpp, g++ -O2; same placements asserted where the rules are the same`,
      ],
    };
  },
};
