import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../api/engines/random.ts';
import { openSites } from '../../../api/engines/siting/open-sites.ts';
import { pairsBySite } from '../../../api/engines/siting/pairs-by-site.ts';
import { Transport } from '../../../api/engines/siting/transport.ts';
import type { SitingProblem } from '../../../api/engines/siting/types.ts';
import { aSitingCity } from '../../support/a-siting-city.ts';

const existing = 20;
const candidates = 30;
const city = (seed: string, cells: number) =>
  aSitingCity(seed, { cells, existing, candidates, open: 5, nearest: 12, seatsPerPupil: 1.1 });

/** Cost of what is placed and of what is not, summed from every pair. */
const summed = (transport: Transport) =>
  transport.cost() + transport.unplaced.reduce((sum, load) => sum + load, 0) * transport.outside;

const anew = (problem: SitingProblem, open: Uint8Array) => new Transport(problem, pairsBySite(problem), open, 3);

describe.each([
  ['a quarter', 120],
  ['a town whose prices are guessed first', 2100],
])('children of %s, while schools open and close', (_name, cells) => {
  it('cost what the sum of their ways costs, and no more than sent anew', () => {
    const problem = city('open and close', cells);
    const transport = anew(problem, openSites(problem));
    const random = seededRandom('which school');
    for (let change = 0; change < 24; change++) {
      const site = Math.floor(random() * (existing + candidates));
      if (transport.isOpen[site]) transport.closeSite(site);
      else transport.openSite(site);
      expect(transport.weighed).toBeCloseTo(summed(transport), 3);
      expect(summed(transport)).toBeCloseTo(summed(anew(problem, transport.isOpen)), 3);
    }
  });

  it('go back where they were after an attempt, and again where the attempt sent them', () => {
    const problem = city('attempt', cells);
    const transport = anew(problem, openSites(problem));
    const before = { flow: transport.flow.slice(), weighed: transport.weighed };
    let tried = { flow: before.flow, weighed: 0 };
    const again = transport.attempt(() => {
      transport.openSite(existing + 3);
      transport.closeSite(2);
      tried = { flow: transport.flow.slice(), weighed: transport.weighed };
      return false;
    });
    expect([transport.flow, transport.weighed, transport.isOpen[2]]).toEqual([before.flow, before.weighed, 1]);
    transport.attempt(() => {
      transport.closeSite(5);
      return false;
    });
    again();
    expect([transport.flow, transport.weighed, transport.isOpen[2]]).toEqual([tried.flow, tried.weighed, 0]);
    expect(tried.flow).not.toEqual(before.flow);
    transport.openSite(2);
    expect(transport.weighed).toBeCloseTo(summed(anew(problem, transport.isOpen)), 3);
  });
});
