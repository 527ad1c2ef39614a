import { readPlanningBase } from '#artefacts/planning-base.ts';
import { readRoadNetwork } from '#artefacts/road-network.ts';
import { applyChanges } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { costOf } from '#engines/scenario/cost.ts';
import { figuresOf, movedBetween } from '#engines/scenario/figures.ts';
import { listLoadedWays } from '#engines/scenario/loaded-ways.ts';
import { networkOf } from '#engines/scenario/network.ts';
import { SchoolRun } from '#engines/scenario/school-run.ts';
import { WhatIf, type WhatIfAnswer } from '#engines/scenario/what-if.ts';
import { prepareNetwork } from '#engines/travel/prepare-network.ts';
import type { WhatIfReply, WhatIfRequest } from './what-if-messages.ts';

/** Fewer children than this are no load of a road, and more stretches no map. */
const shownWays = { fewest: 5, most: 4_000 };
/** The school run is worked out in slices, so that a drag meanwhile is answered at once. */
const sliceMilliseconds = 20;

let whatIf: WhatIf | null = null;
const run = new SchoolRun();
let newestRun = 0;

const reply = (part: WhatIfReply) => postMessage(part);

addEventListener('message', ({ data }: MessageEvent<WhatIfRequest>) => {
  try {
    if (data.kind === 'open') open(data);
    else if (data.kind === 'ask') reply(answer(data));
    else void tellSchoolRun(data.id, data.changes);
  } catch (failure) {
    reply({ kind: 'failed', id: data.id, of: data.kind, message: String(failure) });
  }
});

function open({ id, base, roads, edits }: Extract<WhatIfRequest, { kind: 'open' }>): void {
  const travel = prepareNetwork(readRoadNetwork(new Uint8Array(roads)), edits);
  whatIf = new WhatIf(readPlanningBase(new Uint8Array(base)), travel);
  const { ids, children } = whatIf.base.cells;
  reply({ kind: 'ready', id, land: { children: new Map(ids.map((cell, i) => [cell, children[i]])) } });
}

function opened(): WhatIf {
  if (!whatIf) throw new Error('The base is not open.');
  return whatIf;
}

function answer({ id, changes, limitMetres, prices }: Extract<WhatIfRequest, { kind: 'ask' }>): WhatIfReply {
  const start = performance.now();
  const { base, before } = opened();
  const { network, refused, history } = applyChanges(networkOf(base), changes);
  const after = opened().answer(network);
  const applied = changes.filter((_, at) => !refused.some((each) => each.at === at));
  return {
    ...{ kind: 'answer', id, refused, history, schools: network.schools },
    ...{ level: network.level, zones: network.zones, classCap: network.norms.classCap },
    before: figuresOf(before, limitMetres),
    after: figuresOf(after, limitMetres),
    moved: movedBetween(before, after),
    cost: prices && costOf(base, applied, prices),
    synthetic: base.synthetic,
    milliseconds: performance.now() - start,
  };
}

async function tellSchoolRun(id: number, changes: ChangeValue[]): Promise<void> {
  newestRun = id;
  try {
    const { base, before } = opened();
    const after = opened().answer(applyChanges(networkOf(base), changes).network);
    const old = await carry(before, id, 0);
    const young = old && (await carry(after, id, 0.5));
    if (!old || !young) return;
    const ways = listLoadedWays({ roads: before.roads, loads: old }, { roads: after.roads, loads: young }, shownWays);
    reply({ kind: 'school-run', id, share: 1, ways });
  } catch (failure) {
    reply({ kind: 'failed', id, of: 'school-run', message: String(failure) });
  }
}

/** The loads of one answer, slice by slice; null once a newer question came. */
async function carry(of: WhatIfAnswer, id: number, share: number) {
  const steps = run.loads(of);
  for (let until = performance.now() + sliceMilliseconds; ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    reply({ kind: 'school-run', id, share: share + step.value / 2, ways: null });
    await new Promise((go) => setTimeout(go));
    if (newestRun !== id) return null;
    until = performance.now() + sliceMilliseconds;
  }
}
