import { readPlanningBase } from '#artefacts/planning-base.ts';
import { readRoadNetwork } from '#artefacts/road-network.ts';
import { applyChanges } from '#engines/scenario/apply-changes.ts';
import { figuresOf, movedBetween } from '#engines/scenario/figures.ts';
import { networkOf } from '#engines/scenario/network.ts';
import { WhatIf } from '#engines/scenario/what-if.ts';
import { prepareNetwork } from '#engines/travel/prepare-network.ts';
import type { WhatIfReply, WhatIfRequest } from './what-if-messages.ts';

let whatIf: WhatIf | null = null;

addEventListener('message', ({ data }: MessageEvent<WhatIfRequest>) => {
  const start = performance.now();
  const reply = (part: WhatIfReply) => postMessage(part);
  try {
    if (data.kind === 'open') {
      const travel = prepareNetwork(readRoadNetwork(new Uint8Array(data.roads)), data.edits);
      whatIf = new WhatIf(readPlanningBase(new Uint8Array(data.base)), travel);
      return reply({ kind: 'ready', id: data.id });
    }
    if (!whatIf) throw new Error('The base is not open.');
    const { network, refused, history } = applyChanges(networkOf(whatIf.base), data.changes);
    const after = whatIf.answer(network);
    reply({
      ...{ kind: 'answer', id: data.id, refused, history, schools: network.schools },
      before: figuresOf(whatIf.before, data.limitMetres),
      after: figuresOf(after, data.limitMetres),
      moved: movedBetween(whatIf.before, after),
      synthetic: whatIf.base.synthetic,
      milliseconds: performance.now() - start,
    });
  } catch (failure) {
    reply({ kind: 'failed', id: data.id, message: String(failure) });
  }
});
