import { localScale } from '#engines/travel/ellipsoid.ts';
import { prepareNetwork, type TravelNetwork } from '#engines/travel/prepare-network.ts';
import { type LonLat, type RoadEditValue, type RoadNetwork, unitsPerDegree } from '#engines/travel/types.ts';
import { buildRoadNetwork } from '../../geodata/build/road-network.ts';
import type { Issue } from '../../geodata/sources/issues.ts';
import type { Tags } from '../../geodata/sources/osm/read-osm.ts';
import { type OsmElements, writeOsm } from '../../geodata/sources/osm/write-osm.ts';

/** One character of the drawing is this far from the next, across and down. */
const cellMetres = 50;
const origin: LonLat = [106.7, 10.78];
const scale = localScale(origin[1] * unitsPerDegree);

/** What a stroke between two letters is. `>` and `v` are one-way with the drawing, `<` and `^` against it. */
const strokes: Record<string, Tags> = {
  '-': { highway: 'residential' },
  '|': { highway: 'residential' },
  '>': { highway: 'residential', oneway: 'yes' },
  v: { highway: 'residential', oneway: 'yes' },
  '<': { highway: 'residential', oneway: '-1' },
  '^': { highway: 'residential', oneway: '-1' },
  '~': { route: 'ferry' },
  '#': { highway: 'steps' },
  '=': { highway: 'motorway' },
};

export interface TownDetails {
  /** Tags of a letter's node. */
  nodes?: Record<string, Tags>;
  /** Tags of the stroke between two letters, as in `AB`, on top of its character's. */
  ways?: Record<string, Tags>;
}

/**
 * A town as it is drawn: capital letters are junctions, strokes between them roads; blanks are nothing.
 *
 *     A--B    A to B: three characters, 150 m.
 *     |  ~    B to D by ferry.
 *     C--D
 */
export function drawnElements(drawing: string, { nodes = {}, ways = {} }: TownDetails = {}): OsmElements {
  const rows = drawing.replace(/^\n/, '').split('\n');
  const letters = rows.flatMap((row, y) => [...row].flatMap((name, x) => (/[A-Z]/.test(name) ? [{ name, x, y }] : [])));
  const elements: OsmElements = { nodes: [], ways: [] };
  letters.forEach(({ name, x, y }, i) => {
    const [lon, lat] = lonLatOf(x, y);
    elements.nodes.push({ id: i + 1, lon, lat, tags: nodes[name] });
  });
  letters.forEach((letter, i) => {
    for (const [dx, dy] of [
      [1, 0],
      [0, 1],
    ]) {
      const stroke = rows[letter.y + dy]?.[letter.x + dx];
      if (stroke === undefined || !(stroke in strokes)) continue;
      let [x, y] = [letter.x + dx, letter.y + dy];
      while (rows[y]?.[x] === stroke) [x, y] = [x + dx, y + dy];
      const end = letters.findIndex((other) => other.x === x && other.y === y);
      if (end < 0) throw new Error(`The stroke from ${letter.name} ends nowhere.`);
      const name = letter.name + letters[end].name;
      const tags = { ...strokes[stroke], name, ...ways[name] };
      elements.ways.push({ id: elements.ways.length + 1, refs: [i + 1, end + 1], tags });
    }
  });
  return elements;
}

function lonLatOf(x: number, y: number): LonLat {
  const east = (x * cellMetres * 1000) / scale.east / unitsPerDegree;
  const south = (y * cellMetres * 1000) / scale.north / unitsPerDegree;
  return [origin[0] + east, origin[1] - south];
}

/** A drawn town with its roads built. */
export class RoadTown {
  readonly network: RoadNetwork;
  readonly issues: Issue[];
  readonly travel: TravelNetwork;
  private readonly drawing: string[];

  constructor(drawing: string, network: RoadNetwork, issues: Issue[]) {
    this.drawing = drawing.replace(/^\n/, '').split('\n');
    this.network = network;
    this.issues = issues;
    this.travel = prepareNetwork(network);
  }

  /** The place of a letter, moved by metres east and north. */
  at(letter: string, eastMetres = 0, northMetres = 0): LonLat {
    const y = this.drawing.findIndex((row) => row.includes(letter));
    return lonLatOf(this.drawing[y].indexOf(letter) + eastMetres / cellMetres, y - northMetres / cellMetres);
  }

  with(...edits: RoadEditValue[]): TravelNetwork {
    return prepareNetwork(this.network, edits);
  }
}

export async function aRoadTown(drawing: string, details?: TownDetails): Promise<RoadTown> {
  const { network, issues } = await buildRoadNetwork(writeOsm(drawnElements(drawing, details)), 'town.osm.pbf');
  return new RoadTown(drawing, network, issues);
}
