import fc from 'fast-check';
import { lineMm } from '#engines/travel/ellipsoid.ts';
import { barrierFlag, edgeFlag, type RoadNetwork } from '#engines/travel/types.ts';

/** A handful of junctions around a crossing in Ho Chi Minh City, joined at random: one-ways, ferries, steps, barriers, loops. */
export const randomNetwork: fc.Arbitrary<RoadNetwork> = fc.integer({ min: 2, max: 9 }).chain((count) =>
  fc
    .record({
      nodes: fc.array(fc.tuple(place, place), { minLength: count, maxLength: count }),
      nodeFlags: fc.array(fc.constantFrom(0, 0, 0, barrierFlag.motorbike, barrierFlag.walk | barrierFlag.motorbike), {
        minLength: count,
        maxLength: count,
      }),
      edges: fc.array(
        fc.record({
          from: fc.nat(count - 1),
          to: fc.nat(count - 1),
          bend: fc.option(fc.tuple(place, place)),
          flags: fc.constantFrom(...kinds),
        }),
        { minLength: 1, maxLength: 16 },
      ),
    })
    .map(({ nodes, nodeFlags, edges }) => packed(nodes, nodeFlags, edges)),
);

/** Units of 1e-7 degrees within some 200 m. */
const place = fc.integer({ min: 0, max: 20_000 });
const { walkForward, walkBackward, motorbikeForward, motorbikeBackward, steps, ferry } = edgeFlag;
const both = walkForward | walkBackward;
const kinds = [
  both | motorbikeForward | motorbikeBackward,
  both | motorbikeForward | motorbikeBackward,
  both | motorbikeForward,
  both | motorbikeBackward,
  both | steps,
  both | motorbikeForward | motorbikeBackward | ferry,
  motorbikeForward | motorbikeBackward,
];

interface DrawnEdge {
  from: number;
  to: number;
  bend: [number, number] | null;
  flags: number;
}

function packed(nodes: [number, number][], nodeFlags: number[], drawn: DrawnEdge[]): RoadNetwork {
  const at = ([x, y]: [number, number]) => [1_067_000_000 + x, 107_800_000 + y];
  const lines = drawn.map(({ from, to, bend }) => [...at(nodes[from]), ...(bend ? at(bend) : []), ...at(nodes[to])]);
  const shapeStart = [0];
  for (const line of lines) shapeStart.push(shapeStart[shapeStart.length - 1] + line.length / 2);
  return {
    nodes: Int32Array.from(nodes.flatMap(at)),
    nodeFlags: Uint8Array.from(nodeFlags),
    edgeFrom: Uint32Array.from(drawn, (edge) => edge.from),
    edgeTo: Uint32Array.from(drawn, (edge) => edge.to),
    edgeMm: Uint32Array.from(lines, (line) => lineMm(line, 0, line.length / 2 - 1)),
    edgeFlags: Uint16Array.from(drawn, (edge) => edge.flags),
    edgeName: new Uint32Array(drawn.length),
    edgeCrossingSeconds: new Uint32Array(drawn.length),
    edgeWaitSeconds: new Uint32Array(drawn.length),
    shapeStart: Uint32Array.from(shapeStart),
    shape: Int32Array.from(lines.flat()),
    names: [''],
  };
}
