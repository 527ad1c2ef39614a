import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import type { OsmMember, Tags } from './read-osm.ts';

/** Elements of a small map. Coordinates in degrees WGS 84, kept to 1e-7. */
export interface OsmElements {
  nodes: { id: number; lon: number; lat: number; tags?: Tags }[];
  ways: { id: number; refs: number[]; tags: Tags }[];
  relations?: { id: number; members: OsmMember[]; tags: Tags }[];
}

const elementsPerBlock = 8000;
/** One coordinate unit is 100 nanodegrees, the format's default granularity. */
const unitsPerDegree = 1e7;

/**
 * The bytes of an .osm.pbf file (zlib blobs, dense nodes): nodes, then ways, then relations, in the order given.
 * The same elements give the same bytes. Used by the invented town and by tests.
 */
export function writeOsm(elements: OsmElements): Uint8Array {
  const parts: Uint8Array[] = [blob('OSMHeader', headerBlock())];
  for (const nodes of slices(elements.nodes)) {
    const words = new Words();
    parts.push(
      blob(
        'OSMData',
        primitiveBlock(words, (pbf) => pbf.writeMessage(2, writeDense, { nodes, words })),
      ),
    );
  }
  for (const ways of slices(elements.ways)) {
    const words = new Words();
    const writeAll = (pbf: PbfWriter) => {
      for (const way of ways) pbf.writeMessage(3, writeWay, { way, words });
    };
    parts.push(blob('OSMData', primitiveBlock(words, writeAll)));
  }
  for (const relations of slices(elements.relations ?? [])) {
    const words = new Words();
    const writeAll = (pbf: PbfWriter) => {
      for (const relation of relations) pbf.writeMessage(4, writeRelation, { relation, words });
    };
    parts.push(blob('OSMData', primitiveBlock(words, writeAll)));
  }
  return new Uint8Array(Buffer.concat(parts));
}

function* slices<T>(list: T[]): Generator<T[]> {
  for (let start = 0; start < list.length; start += elementsPerBlock) yield list.slice(start, start + elementsPerBlock);
}

/** The string table of a block; index 0 is the empty delimiter the format asks for. */
class Words {
  readonly list = [''];
  private readonly indexOf = new Map<string, number>([['', 0]]);

  index(word: string): number {
    const known = this.indexOf.get(word);
    if (known !== undefined) return known;
    this.indexOf.set(word, this.list.length);
    return this.list.push(word) - 1;
  }
}

function headerBlock(): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeStringField(4, 'OsmSchema-V0.6');
  pbf.writeStringField(4, 'DenseNodes');
  pbf.writeStringField(16, 'truonggan');
  return pbf.finish();
}

function primitiveBlock(words: Words, writeGroup: (pbf: PbfWriter) => void): Uint8Array {
  const group = new PbfWriter();
  writeGroup(group);
  const groupBytes = group.finish();
  const pbf = new PbfWriter();
  pbf.writeMessage(1, writeStrings, words.list);
  pbf.writeBytesField(2, groupBytes);
  return pbf.finish();
}

function writeStrings(list: string[], pbf: PbfWriter): void {
  // Not writeStringField: pbf 5.1.2 garbles characters beyond the basic plane (chữ Nôm).
  for (const word of list) pbf.writeBytesField(1, Buffer.from(word, 'utf8'));
}

function writeDense({ nodes, words }: { nodes: OsmElements['nodes']; words: Words }, pbf: PbfWriter): void {
  const keysAndValues: number[] = [];
  for (const { tags = {} } of nodes) {
    for (const [key, value] of Object.entries(tags)) keysAndValues.push(words.index(key), words.index(value));
    keysAndValues.push(0);
  }
  pbf.writePackedSVarint(1, deltas(nodes.map((node) => node.id)));
  pbf.writePackedSVarint(8, deltas(nodes.map((node) => Math.round(node.lat * unitsPerDegree))));
  pbf.writePackedSVarint(9, deltas(nodes.map((node) => Math.round(node.lon * unitsPerDegree))));
  pbf.writePackedVarint(10, keysAndValues);
}

function writeTags(tags: Tags, words: Words, pbf: PbfWriter): void {
  const keys = Object.keys(tags);
  pbf.writePackedVarint(
    2,
    keys.map((key) => words.index(key)),
  );
  pbf.writePackedVarint(
    3,
    keys.map((key) => words.index(tags[key])),
  );
}

function writeWay({ way, words }: { way: OsmElements['ways'][number]; words: Words }, pbf: PbfWriter): void {
  pbf.writeVarintField(1, way.id);
  writeTags(way.tags, words, pbf);
  pbf.writePackedSVarint(8, deltas(way.refs));
}

const memberTypes = ['node', 'way', 'relation'];

interface RelationToWrite {
  relation: NonNullable<OsmElements['relations']>[number];
  words: Words;
}

function writeRelation({ relation, words }: RelationToWrite, pbf: PbfWriter): void {
  const { members } = relation;
  pbf.writeVarintField(1, relation.id);
  writeTags(relation.tags, words, pbf);
  pbf.writePackedVarint(
    8,
    members.map((member) => words.index(member.role)),
  );
  pbf.writePackedSVarint(9, deltas(members.map((member) => member.ref)));
  pbf.writePackedVarint(
    10,
    members.map((member) => memberTypes.indexOf(member.type)),
  );
}

function deltas(values: number[]): number[] {
  return values.map((value, i) => value - (i === 0 ? 0 : values[i - 1]));
}

function blob(type: string, data: Uint8Array): Uint8Array {
  const body = new PbfWriter();
  body.writeVarintField(2, data.length);
  body.writeBytesField(3, deflateSync(data));
  const bodyBytes = body.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, bodyBytes.length);
  const headerBytes = header.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headerBytes.length);
  return Buffer.concat([length, headerBytes, bodyBytes]);
}
