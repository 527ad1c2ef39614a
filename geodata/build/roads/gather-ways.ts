import { edgeFlag } from '../../../api/engines/travel/types.ts';
import type { Issue } from '../../sources/issues.ts';
import { readOsm, type Tags } from '../../sources/osm/read-osm.ts';
import { barrierFlags } from './barrier-rules.ts';
import { type FerryTimes, ferryTimes } from './ferry-times.ts';
import { NodeStore } from './node-store.ts';
import { isUsable, wayFlags } from './way-rules.ts';

/** A road, flight of steps or ferry as the map draws it. */
export interface UsableWay {
  id: number;
  refs: Float64Array;
  /** `edgeFlag` bits. */
  flags: number;
  name: string;
  ferry: FerryTimes | undefined;
}

export interface GatheredWays {
  nodes: NodeStore;
  /** By way id, each once. */
  ways: UsableWay[];
  /** OSM node id → `barrierFlag` bits. */
  barriers: Map<number, number>;
  issues: Issue[];
}

/** Reads the map once and keeps what a traveller can use. Ferries may be ways or the members of ferry relations. */
export async function gatherWays(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  file: string,
  onProgress?: (bytesRead: number) => void,
): Promise<GatheredWays> {
  const nodes = new NodeStore();
  const barriers = new Map<number, number>();
  const ways = new Map<number, UsableWay>();
  const bareLines = new Map<number, { refs: Float64Array; tags: Tags }>();
  const ferryRelations: { id: number; ways: number[]; tags: Tags }[] = [];
  const issues = await readOsm(
    bytes,
    {
      node(id, lon, lat, tags) {
        nodes.add(id, lon, lat);
        const flags = tags ? barrierFlags(tags) : 0;
        if (flags) barriers.set(id, flags);
      },
      way(id, refs, tags) {
        const way = usableWay(id, refs, tags);
        if (way) ways.set(id, way);
        else if (mayBeFerryLine(tags)) bareLines.set(id, { refs: Float64Array.from(refs), tags });
      },
      relation(id, members, tags) {
        if (tags.route !== 'ferry') return;
        const lines = members.filter((member) => member.type === 'way' && !/platform|stop/.test(member.role));
        ferryRelations.push({ id, ways: lines.map((member) => member.ref), tags });
      },
    },
    file,
    onProgress,
  );
  ferryRelations.sort((a, b) => a.id - b.id);
  for (const relation of ferryRelations) {
    for (const id of relation.ways) {
      const line = bareLines.get(id);
      if (!line || ways.has(id)) continue;
      const way = usableWay(id, line.refs, { ...relation.tags, ...line.tags, route: 'ferry' });
      if (way) ways.set(id, way);
    }
  }
  nodes.sortById();
  return { nodes, barriers, issues, ways: [...ways.values()].sort((a, b) => a.id - b.id) };
}

function usableWay(id: number, refs: ArrayLike<number>, tags: Tags): UsableWay | undefined {
  const flags = wayFlags(tags);
  if (!isUsable(flags) || refs.length < 2) return undefined;
  const ferry = flags & edgeFlag.ferry ? ferryTimes(tags) : undefined;
  return { id, refs: Float64Array.from(refs), flags, name: tags.name ?? tags.ref ?? '', ferry };
}

const areaKeys = ['building', 'landuse', 'natural', 'leisure', 'amenity', 'waterway', 'boundary', 'barrier', 'railway'];
const otherKeys = ['power', 'man_made', 'shop', 'tourism', 'place', 'highway', 'building:part', 'aeroway'];

/** A line without a meaning of its own may turn out to belong to a ferry relation, which the file tells last. */
function mayBeFerryLine(tags: Tags): boolean {
  return !areaKeys.some((key) => key in tags) && !otherKeys.some((key) => key in tags) && tags.route !== 'ferry';
}
