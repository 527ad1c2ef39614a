import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { readPlanningBase } from '#artefacts/planning-base.ts';
import { readRoadNetwork } from '#artefacts/road-network.ts';
import { leastShown } from '#engines/hide-small.ts';
import { applyChanges } from '#engines/scenario/apply-changes.ts';
import { figuresOf, movedBetween } from '#engines/scenario/figures.ts';
import { listLoadedWays } from '#engines/scenario/loaded-ways.ts';
import { networkOf } from '#engines/scenario/network.ts';
import { type EdgeLoads, SchoolRun } from '#engines/scenario/school-run.ts';
import { streetFigures } from '#engines/scenario/street-figures.ts';
import { WhatIf, type WhatIfAnswer } from '#engines/scenario/what-if.ts';
import { prepareNetwork } from '#engines/travel/prepare-network.ts';
import type { WhatIfAnswered, WhatIfQuestion } from './ask-what-if.ts';

/** The last base asked for, ready. */
let held: { key: string; whatIf: WhatIf } | undefined;

parentPort?.on('message', (question: WhatIfQuestion) => {
  try {
    parentPort?.postMessage({ id: question.id, answer: answer(question) });
  } catch (failure) {
    const words = failure instanceof Error ? (failure.stack ?? failure.message) : `${failure}`;
    parentPort?.postMessage({ id: question.id, failure: words });
  }
});

function answer({ basePath, roads, scenarios, limitMetres, ways = 0, busy }: WhatIfQuestion): WhatIfAnswered[] {
  const key = `${basePath} ${roads.version}`;
  if (held?.key !== key) {
    const base = readPlanningBase(readFileSync(basePath));
    const travel = prepareNetwork(readRoadNetwork(readFileSync(roads.path)), roads.edits);
    held = { key, whatIf: new WhatIf(base, travel) };
  }
  const { whatIf } = held;
  const run = new SchoolRun();
  return scenarios.map((changes) => {
    const { network, refused, history } = applyChanges(networkOf(whatIf.base), changes);
    const after = whatIf.answer(network);
    return {
      ...{ figures: figuresOf(after, limitMetres), moved: movedBetween(whatIf.before, after), refused, history },
      ways: ways === 0 ? [] : waysOf(run, whatIf.before, after, ways),
      streets: busy === undefined ? null : streetFigures(after.roads, loadsOf(run, after), busy),
    };
  });
}

function waysOf(run: SchoolRun, before: WhatIfAnswer, after: WhatIfAnswer, most: number) {
  const of = (whole: WhatIfAnswer) => ({ roads: whole.roads, loads: loadsOf(run, whole) });
  return listLoadedWays(of(before), of(after), { fewest: leastShown, most });
}

function loadsOf(run: SchoolRun, of: WhatIfAnswer): EdgeLoads {
  const steps = run.loads(of);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
