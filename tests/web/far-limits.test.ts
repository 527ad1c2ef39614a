import { describe, expect, it } from 'vitest';
import { farLimits } from '../../web/screens/plan/scenarios/far-limits.ts';

describe('how far is far for a scenario', () => {
  it('is one of the usual distances, or one a norm in force names, the shortest first', () => {
    const norms = [
      { id: 'service-metres', value: 1000 },
      { id: 'class-cap', value: 45 },
      { id: 'boarding-metres', value: 7000 },
    ] as const;
    expect(farLimits(norms)).toEqual([
      { metres: 500, norm: null },
      { metres: 1000, norm: 'service-metres' },
      { metres: 2000, norm: null },
      { metres: 4000, norm: null },
      { metres: 7000, norm: 'boarding-metres' },
    ]);
  });

  it('is one of the usual distances where no norm is known', () => {
    expect(farLimits([]).map(({ metres }) => metres)).toEqual([500, 1000, 2000, 4000]);
  });
});
