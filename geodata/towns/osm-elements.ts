import { type OsmElements, writeOsm } from '../sources/osm/write-osm.ts';
import type { Point } from './geometry.ts';
import { toLonLat } from './lon-lat.ts';

type Tags = Record<string, string>;

/** Collects nodes and ways with numbers in the order they come. */
export class OsmCollector {
  private readonly elements: OsmElements = { nodes: [], ways: [] };

  node(point: Point, tags?: Tags): number {
    const [lon, lat] = toLonLat(point);
    const id = this.elements.nodes.length + 1;
    this.elements.nodes.push(tags ? { id, lon, lat, tags } : { id, lon, lat });
    return id;
  }

  way(refs: number[], tags: Tags): void {
    this.elements.ways.push({ id: this.elements.ways.length + 1, refs, tags });
  }

  /** A closed way around an area. */
  area(ring: readonly Point[], tags: Tags): void {
    const refs = ring.map((point) => this.node(point));
    this.way([...refs, refs[0]], tags);
  }

  line(points: readonly Point[], tags: Tags): void {
    this.way(
      points.map((point) => this.node(point)),
      tags,
    );
  }

  bytes(): Uint8Array {
    return writeOsm(this.elements);
  }
}
