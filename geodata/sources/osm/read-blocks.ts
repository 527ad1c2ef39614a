import { PbfReader } from 'pbf';
import { OsmRefusal } from './read-blobs.ts';
import type { OsmHandlers, OsmMember, Tags } from './read-osm.ts';

const understood = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/** Checks the required features of the header block; throws OsmRefusal `osm-feature` for one we do not read. */
export function readHeaderBlock(data: Uint8Array, file: string): void {
  const required: string[] = [];
  new PbfReader(data).readFields((tag, list, pbf) => {
    if (tag === 4) list.push(pbf.readString());
  }, required);
  const value = required.find((feature) => !understood.has(feature));
  if (value !== undefined) throw new OsmRefusal({ code: 'osm-feature', severity: 'refuse', file, value });
}

/** One block's shared words and the scale of its coordinates (nanodegrees). */
interface Block {
  strings: string[];
  groups: { start: number; end: number }[];
  granularity: number;
  lonOffset: number;
  latOffset: number;
}

/** Hands every element of a primitive block to the handlers; throws OsmRefusal `osm-damaged` when it does not decode. */
export function readPrimitiveBlock(data: Uint8Array, handlers: OsmHandlers, file: string, at: number): void {
  const pbf = new PbfReader(data);
  const block: Block = { strings: [], groups: [], granularity: 100, lonOffset: 0, latOffset: 0 };
  try {
    pbf.readFields(readBlockField, block);
  } catch {
    throw damaged(file, at);
  }
  for (const group of block.groups) {
    if (group.end > data.length) throw damaged(file, at);
    pbf.pos = group.start;
    for (let tag = pbf.nextField(group.end); tag !== 0; tag = pbf.nextField(group.end)) {
      const elementEnd = pbf.readVarint() + pbf.pos;
      if (!(elementEnd <= group.end)) throw damaged(file, at);
      const sound = readElement(tag, pbf, elementEnd, block, handlers);
      if (!sound) throw damaged(file, at);
      pbf.pos = elementEnd;
    }
  }
}

const damaged = (file: string, at: number) =>
  new OsmRefusal({ code: 'osm-damaged', severity: 'refuse', file, params: { at } });

function readBlockField(tag: number, block: Block, pbf: PbfReader): void {
  if (tag === 1) pbf.readMessage(readString, block.strings);
  else if (tag === 2) {
    const end = pbf.readVarint() + pbf.pos;
    block.groups.push({ start: pbf.pos, end });
    pbf.pos = end;
  } else if (tag === 17) block.granularity = pbf.readVarint();
  else if (tag === 19) block.latOffset = pbf.readVarint(true);
  else if (tag === 20) block.lonOffset = pbf.readVarint(true);
}

const utf8 = new TextDecoder();

function readString(tag: number, strings: string[], pbf: PbfReader): void {
  if (tag === 1) strings.push(utf8.decode(pbf.readBytes()));
}

/** False when the element's arrays do not fit each other. */
function readElement(tag: number, pbf: PbfReader, end: number, block: Block, handlers: OsmHandlers): boolean {
  if (tag === 1 && handlers.node) return readNode(pbf, end, block, handlers.node);
  if (tag === 2 && handlers.node) return readDenseNodes(pbf, end, block, handlers.node);
  if (tag === 3 && handlers.way) return readWay(pbf, end, block, handlers.way);
  if (tag === 4 && handlers.relation) return readRelation(pbf, end, block, handlers.relation);
  return true;
}

interface Element {
  id: number;
  keys: number[];
  values: number[];
  lon: number;
  lat: number;
  refs: number[];
  roles: number[];
  types: number[];
}

const emptyElement = (): Element => ({ id: 0, keys: [], values: [], lon: 0, lat: 0, refs: [], roles: [], types: [] });

/** Coordinates in degrees, by one division, so that 1e-7 degrees come out as the nearest double. */
const degrees = (block: Block, offset: number, units: number) => (offset + block.granularity * units) / 1e9;

function readNode(pbf: PbfReader, end: number, block: Block, node: NonNullable<OsmHandlers['node']>): boolean {
  const found = pbf.readFields(readNodeField, emptyElement(), end);
  const tags = tagsOf(found, block.strings);
  if (!tags) return false;
  const lon = degrees(block, block.lonOffset, found.lon);
  const lat = degrees(block, block.latOffset, found.lat);
  node(found.id, lon, lat, found.keys.length > 0 ? tags : undefined);
  return true;
}

function readNodeField(tag: number, node: Element, pbf: PbfReader): void {
  if (tag === 1) node.id = pbf.readSVarint();
  else if (tag === 2) pbf.readPackedVarint(node.keys);
  else if (tag === 3) pbf.readPackedVarint(node.values);
  else if (tag === 8) node.lat = pbf.readSVarint();
  else if (tag === 9) node.lon = pbf.readSVarint();
}

function readDenseNodes(pbf: PbfReader, end: number, block: Block, node: NonNullable<OsmHandlers['node']>): boolean {
  const dense = { ids: [] as number[], lats: [] as number[], lons: [] as number[], words: [] as number[] };
  pbf.readFields(
    (tag, found, reader) => {
      if (tag === 1) reader.readPackedSVarint(found.ids);
      else if (tag === 8) reader.readPackedSVarint(found.lats);
      else if (tag === 9) reader.readPackedSVarint(found.lons);
      else if (tag === 10) reader.readPackedVarint(found.words);
    },
    dense,
    end,
  );
  const { ids, lats, lons, words } = dense;
  if (lats.length !== ids.length || lons.length !== ids.length) return false;
  let id = 0;
  let lat = 0;
  let lon = 0;
  let word = 0;
  for (let i = 0; i < ids.length; i++) {
    id += ids[i];
    lat += lats[i];
    lon += lons[i];
    let tags: Tags | undefined;
    while (word < words.length && words[word] !== 0) {
      const value = block.strings[words[word + 1]];
      if (value === undefined) return false;
      tags ??= {};
      tags[block.strings[words[word]]] = value;
      word += 2;
    }
    word++;
    node(id, degrees(block, block.lonOffset, lon), degrees(block, block.latOffset, lat), tags);
  }
  return !Number.isNaN(id + lat + lon);
}

function readWay(pbf: PbfReader, end: number, block: Block, way: NonNullable<OsmHandlers['way']>): boolean {
  const found = pbf.readFields(readWayField, emptyElement(), end);
  const tags = tagsOf(found, block.strings);
  if (!tags || !undoDeltas(found.refs)) return false;
  way(found.id, found.refs, tags);
  return true;
}

function readWayField(tag: number, way: Element, pbf: PbfReader): void {
  if (tag === 1) way.id = pbf.readVarint(true);
  else if (tag === 2) pbf.readPackedVarint(way.keys);
  else if (tag === 3) pbf.readPackedVarint(way.values);
  else if (tag === 8) pbf.readPackedSVarint(way.refs);
}

const memberTypes = ['node', 'way', 'relation'] as const;

function readRelation(pbf: PbfReader, end: number, block: Block, relation: NonNullable<OsmHandlers['relation']>) {
  const found = pbf.readFields(readRelationField, emptyElement(), end);
  const tags = tagsOf(found, block.strings);
  if (!tags || !undoDeltas(found.refs) || found.types.length !== found.refs.length) return false;
  const members: OsmMember[] = found.refs.map((ref, i) => ({
    type: memberTypes[found.types[i]],
    ref,
    role: block.strings[found.roles[i]] ?? '',
  }));
  relation(found.id, members, tags);
  return true;
}

function readRelationField(tag: number, relation: Element, pbf: PbfReader): void {
  if (tag === 1) relation.id = pbf.readVarint(true);
  else if (tag === 2) pbf.readPackedVarint(relation.keys);
  else if (tag === 3) pbf.readPackedVarint(relation.values);
  else if (tag === 8) pbf.readPackedVarint(relation.roles);
  else if (tag === 9) pbf.readPackedSVarint(relation.refs);
  else if (tag === 10) pbf.readPackedVarint(relation.types);
}

function tagsOf(element: Element, strings: string[]): Tags | undefined {
  const tags: Tags = {};
  for (let i = 0; i < element.keys.length; i++) {
    const value = strings[element.values[i]];
    if (value === undefined) return undefined;
    tags[strings[element.keys[i]]] = value;
  }
  return tags;
}

function undoDeltas(values: number[]): boolean {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i];
    values[i] = sum;
  }
  return !Number.isNaN(sum);
}
