import type { Arcs } from './profile-graph.ts';

/**
 * Strongly connected components (Kosaraju 1978, Sharir 1981), without recursion. Where the two directions are one object
 * nothing is one-way and plain flooding answers the same. Numbers are dense; the same graph gives the same numbers.
 */
export function strongComponents(nodeCount: number, forward: Arcs, backward: Arcs): { component: Int32Array } {
  const component = new Int32Array(nodeCount).fill(-1);
  const order = forward === backward ? ascending(nodeCount) : finishingOrder(nodeCount, forward).reverse();
  const stack = new Int32Array(nodeCount);
  let count = 0;
  for (const root of order) {
    if (component[root] >= 0) continue;
    let depth = 0;
    stack[depth++] = root;
    component[root] = count;
    while (depth > 0) {
      const v = stack[--depth];
      for (let a = backward.start[v]; a < backward.start[v + 1]; a++) {
        const next = backward.headAndMm[2 * a];
        if (component[next] >= 0) continue;
        component[next] = count;
        stack[depth++] = next;
      }
    }
    count++;
  }
  return { component };
}

const ascending = (count: number) => Int32Array.from({ length: count }, (_, i) => i);

/** The nodes in the order in which a depth-first walk leaves them. */
function finishingOrder(nodeCount: number, { start, headAndMm }: Arcs): Int32Array {
  const order = new Int32Array(nodeCount);
  const seen = new Uint8Array(nodeCount);
  const nextArc = start.slice(0, nodeCount);
  const stack = new Int32Array(nodeCount);
  let finished = 0;
  for (let root = 0; root < nodeCount; root++) {
    if (seen[root]) continue;
    let depth = 0;
    stack[depth++] = root;
    seen[root] = 1;
    while (depth > 0) {
      const v = stack[depth - 1];
      if (nextArc[v] === start[v + 1]) {
        order[finished++] = v;
        depth--;
        continue;
      }
      const to = headAndMm[2 * nextArc[v]++];
      if (seen[to]) continue;
      seen[to] = 1;
      stack[depth++] = to;
    }
  }
  return order;
}
