import { type RoadNetwork, unitsPerDegree } from '#engines/travel/types.ts';
import { diffRecords, type RecordDiff } from '../areas/diff-records.ts';

/** One stretch of road between junctions, as it is compared. */
interface ComparedStretch {
  name: string;
  flags: number;
  crossingSeconds: number;
  waitSeconds: number;
}

/** Stretches by where they run: one whose line moved counts as removed and added, one renamed or closed as changed. */
export function diffNetworks(before: RoadNetwork | null, after: RoadNetwork): RecordDiff {
  return diffRecords(before ? stretchesOf(before) : new Map(), stretchesOf(after), () => true);
}

function stretchesOf(network: RoadNetwork): Map<string, ComparedStretch> {
  const { shape, shapeStart, edgeMm, names } = network;
  const stretches = new Map<string, ComparedStretch>();
  for (let edge = 0; edge < edgeMm.length; edge++) {
    const [first, last] = [shapeStart[edge], shapeStart[edge + 1] - 1];
    const ends = [first, last].map((point) => `${degrees(shape[2 * point])},${degrees(shape[2 * point + 1])}`);
    const place = `${ends.join(' – ')}, ${(edgeMm[edge] / 1000).toFixed(3)} m`;
    let key = place;
    // Two stretches may join the same ends at the same length.
    for (let twin = 2; stretches.has(key); twin++) key = `${place} (${twin})`;
    stretches.set(key, {
      name: names[network.edgeName[edge]],
      flags: network.edgeFlags[edge],
      crossingSeconds: network.edgeCrossingSeconds[edge],
      waitSeconds: network.edgeWaitSeconds[edge],
    });
  }
  return stretches;
}

function degrees(units: number): number {
  return units / unitsPerDegree;
}
