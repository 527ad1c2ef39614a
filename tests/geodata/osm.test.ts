import { createReadStream } from 'node:fs';
import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { buildRoadNetwork } from '../../geodata/build/road-network.ts';
import { readOsm } from '../../geodata/sources/osm/read-osm.ts';
import { type OsmElements, writeOsm } from '../../geodata/sources/osm/write-osm.ts';
import { say } from '../../web/text/text.ts';
import { drawnElements } from '../support/a-road-town.ts';
import { needSharedData } from '../support/shared-data.ts';

const elements: Required<OsmElements> = {
  nodes: [
    { id: 7, lon: 106.7012345, lat: 10.7765432, tags: { name: 'Chợ Bến Thành', 'name:vi-hani': '𢄂𡔖城' } },
    { id: 8, lon: -51.2, lat: -30.03 },
    { id: 9_007_199_254, lon: 180, lat: -90, tags: undefined },
  ],
  ways: [
    { id: 5, refs: [7, 9_007_199_254, 8, 7], tags: { highway: 'residential', name: 'Hẻm 123/45/6' } },
    { id: 4, refs: [8, 7], tags: {} },
  ],
  relations: [
    {
      id: 3,
      members: [
        { type: 'way', ref: 5, role: 'outer' },
        { type: 'node', ref: 7, role: '' },
        { type: 'relation', ref: 3, role: 'self' },
      ],
      tags: { type: 'route' },
    },
  ],
};

async function readAll(bytes: AsyncIterable<Uint8Array> | Uint8Array) {
  const found: Required<OsmElements> = { nodes: [], ways: [], relations: [] };
  const issues = await readOsm(
    bytes,
    {
      node: (id, lon, lat, tags) => found.nodes.push({ id, lon, lat, tags }),
      way: (id, refs, tags) => found.ways.push({ id, refs, tags }),
      relation: (id, members, tags) => found.relations.push({ id, members, tags }),
    },
    'map.osm.pbf',
  );
  return { found, issues };
}

const codes = async (bytes: Uint8Array) => (await readAll(bytes)).issues.map(({ code, severity }) => [code, severity]);
const town = () => writeOsm(drawnElements('\nA--B\n|  |\nC--D'));

describe('an .osm.pbf file', () => {
  it('is read as it was written: ids, places, words of every script, members', async () => {
    const { found, issues } = await readAll(writeOsm(elements));
    expect(issues).toEqual([]);
    expect(found).toEqual(elements);
  });

  it('is read the same from chunks that end anywhere', async () => {
    const bytes = writeOsm(elements);
    async function* crumbs() {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    }
    expect((await readAll(crumbs())).found).toEqual(elements);
  });

  it('is written the same twice', () => {
    expect(writeOsm(elements)).toEqual(writeOsm(elements));
  });

  it('of the real city is read whole', async (test) => {
    const path = needSharedData(test, 'hcmc/roads-and-schools-2018.osm.pbf');
    const { found, issues } = await readAll(createReadStream(path));
    expect(issues).toEqual([]);
    expect([found.nodes.length, found.ways.length]).toEqual([377_702, 44_285]);
    expect((await readAll(writeOsm(found))).found).toEqual(found);
  });
});

describe('a bad map file is refused in words', () => {
  it('when it is cut short anywhere', async () => {
    const bytes = town();
    for (const length of [bytes.length - 1, bytes.length - 40, 120])
      expect(await codes(bytes.subarray(0, length))).toEqual([['osm-truncated', 'refuse']]);
  });

  it('when it is empty, or another kind of file', async () => {
    expect(await codes(new Uint8Array(0))).toEqual([['osm-empty', 'refuse']]);
    for (const text of ['PK\u0003\u0004 a workbook', '<?xml version="1.0"?><osm/>', 'id,lon,lat\n1,106,10\n', '{}'])
      expect(await codes(new TextEncoder().encode(text))).toEqual([['osm-not-pbf', 'refuse']]);
  });

  it('when its blocks are packed with lz4 or zstd, naming the remedy', async () => {
    for (const [field, name] of [
      [6, 'lz4'],
      [7, 'zstd'],
    ] as const) {
      const [issue] = (await readAll(withBlob(field))).issues;
      expect([issue.code, issue.severity, issue.value]).toEqual(['osm-compression', 'refuse', name]);
      const sentence = say('en', `issues.${issue.code}`, { file: issue.file, value: issue.value });
      expect(sentence).toContain(name);
      expect(sentence).toContain('osmium cat');
    }
  });

  it('when its bytes are damaged', async () => {
    const bytes = town().slice();
    for (let at = bytes.length - 30; at < bytes.length; at++) bytes[at] ^= 0x55;
    expect(await codes(bytes)).toEqual([['osm-damaged', 'refuse']]);
  });

  it('when it holds no roads', async () => {
    const bytes = writeOsm({ ...elements, ways: [{ id: 5, refs: [7, 8], tags: { building: 'yes' } }] });
    const { issues, network } = await buildRoadNetwork(bytes, 'map.osm.pbf');
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['osm-no-roads', 'refuse']]);
    expect(network.edgeMm.length).toBe(0);
  });

  it('but nodes off the globe or at 0,0 are only left out, counted and the first one named', async () => {
    const bad = { ...elements, nodes: [...elements.nodes, { id: 1, lon: 0, lat: 0 }, { id: 2, lon: 106, lat: 106.7 }] };
    const { found, issues } = await readAll(writeOsm(bad));
    expect(found.nodes.map(({ id }) => id)).toEqual([7, 8, 9_007_199_254]);
    expect(issues).toEqual([
      {
        code: 'osm-bad-coordinates',
        severity: 'warning',
        file: 'map.osm.pbf',
        record: 'node 1',
        value: '0, 0',
        params: { count: 2 },
      },
    ]);
  });
});

/** A header, then one block whose content stands in `field` of the blob. */
function withBlob(field: number): Uint8Array {
  const header = writeOsm({ nodes: [], ways: [] });
  const blob = new PbfWriter();
  blob.writeVarintField(2, 4);
  blob.writeBytesField(field, Uint8Array.of(1, 2, 3, 4));
  const body = blob.finish();
  const head = new PbfWriter();
  head.writeStringField(1, 'OSMData');
  head.writeVarintField(3, body.length);
  const headBytes = head.finish();
  return Uint8Array.from([...header, 0, 0, 0, headBytes.length, ...headBytes, ...body]);
}
