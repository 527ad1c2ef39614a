import { comingYears } from '../capacity/coming-years.ts';
import { chooseYears } from './choose-years.ts';
import { moneyByYear, seatsGained } from './measure.ts';
import type {
  CommuneNeed,
  PlannedWork,
  PlanSettings,
  ProgrammePlan,
  ProgrammeProblem,
  Stage,
  Stop,
  Work,
} from './types.ts';
import { whyNot } from './why-not.ts';
import type { ScenarioWork } from './works-of-scenario.ts';

/** Whom a programme is made for: the fewest pupils the forecast holds possible, those it expects, or the most. */
export const planCases = ['sure', 'likely', 'possible'] as const;
type PlanCase = (typeof planCases)[number];

export interface ProgrammeInput {
  /** First calendar years of the school years, ascending. */
  years: readonly number[];
  communes: readonly CommuneNeed[];
  works: readonly ScenarioWork[];
  settings: PlanSettings;
  /** Grades of the level, through which the children of a new estate go. */
  grades: number;
}

/**
 * Puts the works of a scenario into years: first what the planner has fixed by hand, then what leaves the fewest pupil-years without
 * a seat within what is left of each budget. Seats count for the pupils of the commune they stand in.
 */
export async function planProgramme(input: ProgrammeInput, stop: Stop): Promise<ProgrammePlan> {
  const encoded = encode(input);
  const chosen = await chooseYears(encoded.problem, stop);
  return decode(input, encoded, chosen.stages, { unmet: chosen.unmet, bound: chosen.bound });
}

interface Encoded {
  problem: ProgrammeProblem;
  /** Short pupils by case and cell before anything is built, and as left by what is fixed. */
  today: Record<PlanCase, Float64Array>;
  fixedSeats: Float64Array;
  fixed: { work: ScenarioWork; stage: Omit<Stage, 'work'> }[];
  fixedMoney: Float64Array;
  /** Works the search may place, as it numbers them. */
  free: ScenarioWork[];
}

function encode({ years, communes, works, settings, grades }: ProgrammeInput): Encoded {
  const today = shortByCase(communes, years.length);
  const fixedSeats = new Float64Array(today.likely.length);
  const fixedMoney = new Float64Array(years.length);
  const areaOf = new Map(communes.map(({ id }, area) => [id, area]));
  const fixed = works.flatMap((work): Encoded['fixed'] => {
    const { pin, pinRooms } = settings.works[work.key] ?? {};
    const year = typeof pin === 'number' ? years.indexOf(pin) : -1;
    return year < 0 ? [] : [{ work, stage: { year, rooms: Math.min(work.rooms, pinRooms ?? work.rooms) } }];
  });
  for (const { work, stage } of fixed) {
    fixedMoney[stage.year] += (work.startCost ?? 0) + stage.rooms * (work.roomCost ?? 0);
    const gains = [...work.seats, { communeCode: work.communeCode, seats: stage.rooms * work.roomSeats }];
    for (const { communeCode, seats } of gains) {
      const area = areaOf.get(communeCode);
      for (let year = stage.year; area !== undefined && year < years.length; year++)
        fixedSeats[area * years.length + year] += seats;
    }
    const home = areaOf.get(work.communeCode);
    for (let year = stage.year; home !== undefined && year < years.length; year++)
      fixedSeats[home * years.length + year] -= work.children * Math.min(grades, year - stage.year + 1);
  }
  const free = works.filter((work) => isFree(work, settings) && areaOf.has(work.communeCode));
  const short = today[settings.planFor].map((some, cell) => some - fixedSeats[cell]);
  const problem: ProgrammeProblem = {
    ...{ years: years.length, short, carryOver: settings.carryOver },
    budget: leftOfBudget(settings, fixedMoney),
    works: free.map((work) => searched(work, firstYearOf(work), free, areaOf)),
  };
  return { problem, today, fixedSeats, fixed, fixedMoney, free };

  function firstYearOf(work: ScenarioWork): number {
    const { clearedFrom } = settings.works[work.key] ?? {};
    const cleared = clearedFrom ?? (work.needsLand ? null : years[0]);
    const parent = work.after === null ? undefined : fixed.find((each) => each.work.key === work.after);
    const first = cleared === null ? years.length : years.findIndex((year) => year >= cleared);
    return Math.max(first < 0 ? years.length : first, parent?.stage.year ?? 0);
  }
}

function searched(work: ScenarioWork, from: number, free: ScenarioWork[], areaOf: Map<string | null, number>): Work {
  return {
    ...{ area: areaOf.get(work.communeCode)!, startCost: work.startCost ?? 0, roomCost: work.roomCost ?? 0, from },
    ...{ rooms: work.rooms, leastRooms: work.leastRooms, roomSeats: work.roomSeats },
    startSeats: work.seats.reduce((sum, { seats }) => sum + seats, 0),
    after: work.after === null ? -1 : free.findIndex(({ key }) => key === work.after),
  };
}

/** May the search place it? Not what is fixed or ruled out, has no price, or is the planner's to place. */
function isFree(work: ScenarioWork, { works }: PlanSettings): boolean {
  return (works[work.key]?.pin ?? null) === null && !work.byHand && work.startCost !== null && work.roomCost !== null;
}

/** What fixed works leave; where money is carried over, one that is dearer than its year takes from what came before and after. */
function leftOfBudget({ budgets, carryOver }: PlanSettings, fixed: Float64Array): Float64Array {
  const left = fixed.map((money, year) => budgets[year] - money);
  if (!carryOver) return left.map((money) => Math.max(0, money));
  let sum = 0;
  const sums = left.map((money) => {
    sum += money;
    return sum;
  });
  for (let year = sums.length - 2; year >= 0; year--) sums[year] = Math.min(sums[year], sums[year + 1]);
  return sums.map((money, year) => Math.max(0, money) - (year === 0 ? 0 : Math.max(0, sums[year - 1])));
}

/** Pupils less seats, whole pupils; NaN where either is not known. */
function shortByCase(communes: readonly CommuneNeed[], years: number): Encoded['today'] {
  const of = (balance: (year: CommuneNeed['years'][number]) => number | null) =>
    Float64Array.from({ length: communes.length * years }, (_, cell) => {
      const left = balance(communes[Math.floor(cell / years)].years[cell % years]);
      return left === null ? Number.NaN : -Math.round(left);
    });
  return {
    sure: of(({ balanceHigh }) => balanceHigh),
    likely: of(({ balance }) => balance),
    possible: of(({ balanceLow }) => balanceLow),
  };
}

function decode(
  { years, communes, works, settings }: ProgrammeInput,
  encoded: Encoded,
  stages: readonly Stage[],
  found: { unmet: number; bound: number },
): ProgrammePlan {
  const { problem, today, fixed, fixedSeats, fixedMoney, free } = encoded;
  const chosenSeats = seatsGained(problem, stages);
  const gained = fixedSeats.map((seats, cell) => seats + chosenSeats[cell]);
  const chosenMoney = moneyByYear(problem, stages);
  const left = problem.short.map((short, cell) => short - chosenSeats[cell]);
  const stagesOf = (work: ScenarioWork) => {
    const own = fixed.find((each) => each.work.key === work.key);
    return own ? [own.stage] : stages.filter((stage) => free[stage.work]?.key === work.key);
  };
  const planned = works.map((work): PlannedWork => {
    const own = stagesOf(work);
    const number = free.findIndex(({ key }) => key === work.key);
    const reason = own.length > 0 ? null : whyNot(work, settings, number, problem, left);
    return { ...partsOf(work, own, years), reason };
  });
  const spent = fixedMoney.map((money, year) => money + chosenMoney[year]);
  const size = years.length;
  const sumOf = (cells: Float64Array, year: number, less?: Float64Array) =>
    communes.reduce((sum, _, area) => {
      const short = cells[area * size + year] - (less?.[area * size + year] ?? 0);
      return short > 0 ? sum + short : sum;
    }, 0);
  const need = years.map((year, y) => {
    const pair = (each: PlanCase) => ({ before: sumOf(today[each], y), after: sumOf(today[each], y, gained) });
    return { year, sure: pair('sure'), likely: pair('likely'), possible: pair('possible') };
  });
  return {
    years: [...years],
    planFor: settings.planFor,
    works: planned,
    money: years.map((year, y) => ({ year, budget: settings.budgets[y], spent: spent[y] })),
    need,
    unmet: {
      before: need.reduce((sum, each) => sum + each[settings.planFor].before, 0),
      after: found.unmet,
      bound: found.bound,
    },
    communes: communes.map(({ id, name, seats, years: own }, area) => ({
      ...{ id, name },
      years: own.map(({ year, pupils, balance, balanceLow, balanceHigh }, y) => {
        const more = gained[area * size + y];
        const seatsThen = seats === null ? null : seats + more;
        const back = (value: number | null) => (value === null || seats === null ? null : seats - value);
        const range = { pupils: [pupils], low90: [back(balanceHigh)], high90: [back(balanceLow)] };
        const [after] = comingYears(seatsThen, [year], range);
        return { ...after, seats: seatsThen, balanceBefore: balance };
      }),
    })),
  };
}

function partsOf(
  work: ScenarioWork,
  stages: readonly Omit<Stage, 'work'>[],
  years: readonly number[],
): Omit<PlannedWork, 'reason'> {
  const known = work.startCost !== null && work.roomCost !== null;
  const lump = work.seats.reduce((sum, { seats }) => sum + seats, 0);
  return {
    key: work.key,
    stages: stages.map(({ year, rooms }, i) => ({
      ...{ year: years[year], rooms, seats: Math.round(rooms * work.roomSeats + (i === 0 ? lump : 0)) },
      cost: known ? rooms * work.roomCost! + (i === 0 ? work.startCost! : 0) : null,
    })),
  };
}
