import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { Areas } from '#engines/catchment/boundaries/areas.ts';
import { certifyBoundaries } from '#engines/catchment/boundaries/certificate.ts';
import { drawBoundaries } from '#engines/catchment/boundaries/draw-boundaries.ts';
import { explainBlock } from '#engines/catchment/boundaries/explain-block.ts';
import { boundOf, seatPrices } from '#engines/catchment/boundaries/seat-prices.ts';
import { joinsOf } from '#engines/catchment/boundaries/sides.ts';
import type { BoundaryPlan, BoundaryProblem, BoundaryRules } from '#engines/catchment/boundaries/types.ts';
import { blockTown, randomBlockTown } from '../../support/a-block-town.ts';
import { cases } from '../../support/cases.ts';

const free: BoundaryRules = { mostChangedShare: null, crossBarriers: true, neighbourhoodMetres: 0, feederMetres: 0 };
const towns = cases(120);

const draw = (problem: BoundaryProblem, rules = free): BoundaryPlan => drawBoundaries(problem, rules)!;
const judge = (problem: BoundaryProblem, plan: BoundaryPlan, rules = free) =>
  certifyBoundaries(problem, joinsOf(problem, rules), plan.school);

describe('boundaries drawn over a town of blocks', () => {
  it('give everyone the nearest school where seats suffice', () => {
    const problem = blockTown(['A22B', '1111'], [20, 20]);
    const plan = draw(problem);
    expect([...plan.school]).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
    expect(plan.gap).toBe(0);
    expect(judge(problem, plan)).toMatchObject({
      extraPieces: 0,
      overSeats: 0,
      gatesOutside: 0,
      blocksWithoutSchool: 0,
    });
  });

  it('send a full school’s farthest blocks on, and say that it is full', () => {
    const problem = blockTown(['A222B'], [3, 20]);
    const plan = draw(problem);
    expect([...plan.school]).toEqual([0, 0, 1, 1, 1]);
    const joins = joinsOf(problem, free);
    const told = explainBlock(blockTown(['A22B'], [1, 20]), explained(draw(blockTown(['A22B'], [1, 20])), joins), 1);
    expect(told).toMatchObject({ reason: 'nearest-full', nearest: 0, nearestSeats: 1 });
  });

  it('stay whole where a river parts the town', () => {
    const problem = blockTown(['A3 3B', '33 33', '3333'.padEnd(5, '3')], [18, 30]);
    const plan = draw(problem);
    expect(judge(problem, plan)).toMatchObject({ extraPieces: 0, overSeats: 0 });
  });

  it('do not cross a barrier unless a side lacks seats, and count who does', () => {
    const barriers: [number, number][] = [
      [1, 2],
      [5, 6],
    ];
    const town = ['A33B', '3333'];
    const rules = { ...free, crossBarriers: false };
    const enough = blockTown(town, [10, 20], { barriers });
    expect(draw(enough, rules).acrossChildren).toBe(0);
    const short = blockTown(town, [6, 20], { barriers });
    const plan = draw(short, rules);
    expect(plan.acrossChildren).toBeGreaterThanOrEqual(4);
    expect(judge(short, plan, rules)).toMatchObject({ overSeats: 0, extraPieces: 0 });
  });

  it('name the deficit where seats are fewer than children, and still give all land to a school', () => {
    const problem = blockTown(['A33B'], [2, 3]);
    const plan = draw(problem);
    expect(plan.deficit).toEqual({ children: 3, schools: [0, 1] });
    expect(judge(problem, plan)).toMatchObject({ blocksWithoutSchool: 0, extraPieces: 0, overSeats: 3 });
  });

  it('prove that an area behind its own gate cannot be made smaller', () => {
    const plan = draw(blockTown(['55A1B'], [6, 30]));
    expect(plan.over).toEqual([{ school: 0, over: 5, forced: 11 }]);
    expect(plan.deficit).toBeNull();
  });

  it('name blocks no way leads from', () => {
    const plan = draw(blockTown(['A2 3', '2B  '], [20, 20]));
    expect(plan.withoutRoad).toEqual([2]);
    expect(plan.school[2]).toBe(-1);
  });

  it('change no more than the share asked for, and say how few the seats allow', () => {
    const problem = blockTown(['A2222B', '222222'], [12, 30]);
    problem.today = Int32Array.from([0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1]);
    const plan = draw(problem, { ...free, mostChangedShare: 0.25 });
    expect(judge(problem, plan, free)).toMatchObject({ overSeats: 0, extraPieces: 0 });
    expect(plan.changedChildren).toBeLessThanOrEqual(5);
    const impossible = draw(problem, { ...free, mostChangedShare: 0.05 });
    expect(impossible.leastChangedChildren).toBe(3);
  });

  it('keep a neighbourhood together where that is worth the metres', () => {
    const problem = blockTown(['A11111B'], [30, 30]);
    problem.neighbourhood = Int32Array.from([-1, -1, 0, 0, 0, -1, -1]);
    const together = draw(problem, { ...free, neighbourhoodMetres: 500 });
    expect(new Set(together.school.slice(2, 5)).size).toBe(1);
    problem.neighbourhood.fill(-1);
    problem.feedsInto = Int32Array.from([0, 0, 0, 0, 0, 1, 1]);
    const feeding = draw(problem, { ...free, feederMetres: 5000 });
    expect(feeding.school.filter((s) => s === 1)).toHaveLength(2);
  });

  it('refuse arrays that do not fit together', () => {
    const problem = blockTown(['A1'], [5]);
    expect(() => draw({ ...problem, today: new Int32Array(1) })).toThrow('today has 1 values for 2 blocks');
  });

  it('stop when told to', () => {
    expect(drawBoundaries(blockTown(['A1B'], [5, 5]), free, () => false)).toBeNull();
  });
});

describe(`boundaries of ${towns} towns of chance`, { timeout: 120_000 }, () => {
  it('are whole, never below the bound, and within a few percent of the best of all plans', () => {
    let [ours, best, worse, feasible] = [0, 0, 0, 0];
    for (let seed = 0; seed < towns; seed++) {
      const problem = randomBlockTown(seed, 1.25);
      const plan = draw(problem);
      const judged = judge(problem, plan);
      expect({ seed, ...judged }).toMatchObject({ seed, extraPieces: 0, blocksWithoutSchool: 0, notAllowed: 0 });
      expect(judged.childMetres).toBe(plan.childMetres);
      const exact = bestByTrying(problem);
      if (exact === null) continue;
      feasible++;
      expect(plan.boundChildMetres).toBeLessThanOrEqual(exact + 1e-6);
      if (judged.overSeats > 0) worse++;
      else {
        ours += plan.childMetres;
        best += exact;
        expect(plan.childMetres).toBeGreaterThanOrEqual(exact - 1e-6);
      }
      for (const { school, forced } of plan.over) expect(forced).toBeLessThanOrEqual(problem.seats[school]);
    }
    expect(feasible).toBeGreaterThan(towns / 3);
    // Tiny towns are the hardest: a block is a third of a school. Few of those that fit some plan are missed.
    expect(worse).toBeLessThanOrEqual(feasible / 12);
    expect(ours / best).toBeLessThan(1.04);
  });

  it('have the bound another solver finds', async () => {
    const highs = await loadHighs();
    for (let seed = 0; seed < 12; seed++) {
      const problem = randomBlockTown(seed, 1.3);
      const { price, without } = seatPrices(problem, problem.reachMetres, problem.seats);
      if (without > 0) continue;
      const bound = boundOf(problem, problem.reachMetres, problem.seats, price);
      const { ObjectiveValue } = highs.solve(transportLp(problem));
      expect(bound).toBeCloseTo(ObjectiveValue, 3);
    }
  });

  it('keep count of seats and changes whatever is moved', () => {
    const problem = randomBlockTown(3, 1.2);
    problem.today = Int32Array.from(problem.children, (_, b) => (b % 3 === 0 ? 0 : 1));
    const rules = { joins: joinsOf(problem, free), cost: problem.reachMetres, mostChanged: 4, together: [] };
    const areas = new Areas(
      problem,
      rules,
      Int32Array.from(problem.children, (_, b) => rowOrNone(problem, b)),
    );
    for (let b = 0; b < problem.children.length; b++) {
      const row = areas.rowOf(b, b % 2);
      if (row >= 0 && areas.school[b] >= 0) areas.move(b, row);
    }
    const judged = certifyBoundaries(problem, rules.joins, areas.school);
    expect(areas.changedChildren).toBe(judged.changedChildren);
    expect(problem.seats.reduce((sum, _, s) => sum + areas.overBy(s), 0)).toBe(judged.overSeats);
  });
});

function explained(plan: BoundaryPlan, joins: Uint8Array) {
  const { school, price } = plan;
  return { school, price, joins, changesUsedUp: false, neighbourhoodMetres: 0, feederMetres: 0 };
}

function rowOrNone({ reachStart }: BoundaryProblem, b: number): number {
  return reachStart[b] < reachStart[b + 1] ? reachStart[b] : -1;
}

/** Every way to give blocks to schools, judged by the certificate; null: no whole areas fit the seats. */
function bestByTrying(problem: BoundaryProblem): number | null {
  const { children, seats, reachStart } = problem;
  const joins = joinsOf(problem, free);
  const school = new Int32Array(children.length).fill(-1);
  let best: number | null = null;
  const place = (b: number) => {
    if (b === children.length) {
      const judged = certifyBoundaries(problem, joins, school);
      const sound = judged.overSeats === 0 && judged.extraPieces === 0 && judged.gatesOutside === 0;
      if (sound && (best === null || judged.childMetres < best)) best = judged.childMetres;
      return;
    }
    const gate = problem.gateBlock.indexOf(b);
    for (let s = 0; s < seats.length; s++) {
      if ((gate >= 0 && gate !== s) || reachStart[b] === reachStart[b + 1]) continue;
      school[b] = s;
      place(b + 1);
    }
    if (reachStart[b] === reachStart[b + 1]) place(b + 1);
    school[b] = -1;
  };
  if (children.length <= 10) place(0);
  return best;
}

/** The transport of single children as CPLEX LP text. */
function transportLp({ children, seats, reachStart, reachSchool, reachMetres }: BoundaryProblem): string {
  const terms: string[] = [];
  const rows: string[] = [];
  const ofSchool = Array.from(seats, (): string[] => []);
  children.forEach((count, b) => {
    const own: string[] = [];
    for (let r = reachStart[b]; r < reachStart[b + 1]; r++) {
      terms.push(`${reachMetres[r]} x${r}`);
      own.push(`x${r}`);
      ofSchool[reachSchool[r]].push(`x${r}`);
    }
    if (own.length > 0) rows.push(`b${b}: ${own.join(' + ')} = ${count}`);
  });
  const caps = ofSchool.map((own, s) => `s${s}: ${own.join(' + ')} <= ${seats[s]}`);
  return `Minimize\n obj: ${terms.join(' + ')}\nSubject To\n ${[...rows, ...caps].join('\n ')}\nEnd\n`;
}
