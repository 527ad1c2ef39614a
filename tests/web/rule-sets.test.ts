import { describe, expect, it } from 'vitest';
import { checkRules } from '#engines/assignment/check-rules.ts';
import { mechanisms, type Rules } from '../../web/screens/council/rules.ts';
import { withMechanism } from '../../web/screens/council/trials/rule-sets.ts';

const [zone, twins, group, distance] = [
  { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' },
  { rule: 'twins' },
  { rule: 'group', order: ['1', '2'] },
  { rule: 'distance' },
];
const reserves = [{ name: 'local', attribute: 'commune', value: 'x', share: 0.5 }];
const further = { uncertaintyMetresPerKm: 20 };

/** Rules a council may have in force, one of each kind that some other way of giving places cannot take as they are. */
const inForce: Record<string, Rules> = {
  'twins and reserves': { mechanism: 'deferred-acceptance', criteria: [twins, zone, distance], reserves, ...further },
  'relative proximity': { mechanism: 'deferred-acceptance', criteria: [zone, { rule: 'relative-proximity' }] },
  'a guarantee': { mechanism: 'deferred-acceptance', criteria: [group, distance], guarantee: 'maximum' },
  'a second round': { ...JSON.parse('{"then":"nearest-first"}'), mechanism: 'zone-first', criteria: [twins, zone] },
  'a limit on moves': { mechanism: 'least-total-distance', criteria: [group], mostMoved: { share: 0.1 } },
  'one by one': { mechanism: 'nearest-first', criteria: [twins, group, distance] },
};

describe('the rules in force under another way of giving places', () => {
  it.each(Object.entries(inForce))('are rules the engine takes, with %s', (_, rules) => {
    expect(checkRules(rules).issues).toEqual([]);
    for (const mechanism of mechanisms) {
      const other = withMechanism(rules, mechanism);
      if (other) expect([mechanism, checkRules(other).issues]).toEqual([mechanism, []]);
    }
  });

  it('are offered under every way that can take them', () => {
    const offered = (rules: Rules) => mechanisms.filter((mechanism) => withMechanism(rules, mechanism));
    expect(offered(inForce['twins and reserves'])).toEqual(['nearest-first', 'zone-first', 'least-total-distance']);
    expect(offered(inForce['relative proximity'])).toEqual(['least-total-distance']);
    expect(offered(inForce['one by one'])).toEqual(['deferred-acceptance', 'least-total-distance']);
  });

  it('keep what goes with the other way, and nothing that does not', () => {
    expect(withMechanism(inForce['twins and reserves'], 'nearest-first')).toEqual({
      mechanism: 'nearest-first',
      criteria: [twins, zone, distance],
      reserves: [],
      ...further,
    });
    expect(withMechanism(inForce['twins and reserves'], 'zone-first')).toMatchObject({ reserves });
    expect(withMechanism(inForce['twins and reserves'], 'least-total-distance')).toMatchObject({
      criteria: [],
      reserves: [],
    });
  });
});
