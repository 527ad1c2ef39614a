import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRoadNetwork, writeRoadNetwork } from '#artefacts/road-network.ts';
import { segmentMm } from '#engines/travel/ellipsoid.ts';
import { buildRoadNetwork } from '../../geodata/build/road-network.ts';
import { parseDuration } from '../../geodata/build/roads/ferry-times.ts';
import { type OsmElements, writeOsm } from '../../geodata/sources/osm/write-osm.ts';
import { drawnElements } from '../support/a-road-town.ts';

const drawing = `
A--B>>C
|  #  v
D--E--F~~~G`;

const build = (elements: OsmElements) => buildRoadNetwork(writeOsm(elements), 'town.osm.pbf');

describe('the road network', () => {
  it('measures on the WGS 84 ellipsoid, to the millimetre of the geodesic', () => {
    // PostGIS 3.3, ST_Length(geography), from (106.698, 10.7725): 0.01° east, 0.01° north, 0.03° east and 0.04° north.
    const [lon, lat] = [1_066_980_000, 107_725_000];
    expect(segmentMm(lon, lat, lon + 100_000, lat)).toBeCloseTo(1_093_705.0565, 1);
    expect(segmentMm(lon, lat, lon, lat + 100_000)).toBeCloseTo(1_106_131.128, 1);
    expect(segmentMm(lon, lat, lon + 300_000, lat + 400_000)).toBeCloseTo(5_508_243.7559, 0);
  });

  it('keeps lengths, names and ferries', async () => {
    const { network, summary } = await build(drawnElements(drawing));
    expect(summary).toEqual({ roadWays: 7, ferryWays: 1, nodes: 7, edges: 8, metres: 1100, ferryMetres: 200 });
    expect(network.names).toEqual(['', 'AB', 'AD', 'BC', 'BE', 'CF', 'DE', 'EF', 'FG']);
  });

  it('is the same whatever the order of the file', async () => {
    const elements = drawnElements(drawing);
    const expected = writeRoadNetwork((await build(elements)).network);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(elements.nodes, { minLength: elements.nodes.length }),
        fc.shuffledSubarray(elements.ways, { minLength: elements.ways.length }),
        async (nodes, ways) => {
          expect(writeRoadNetwork((await build({ nodes, ways })).network)).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is cut at junctions and at barriers, and where the extract ends', async () => {
    const nodes = [1, 2, 3, 4, 5].map((id) => ({ id, lon: 106.7 + id / 1000, lat: 10.7 }));
    nodes[2] = { ...nodes[2], tags: { barrier: 'bollard' } } as (typeof nodes)[number];
    const ways = [{ id: 1, refs: [1, 2, 3, 4, 99, 4, 5], tags: { highway: 'service' } }];
    const { network, issues } = await build({ nodes, ways });
    expect(network.edgeMm.length).toBe(3);
    expect(Array.from(network.shapeStart)).toEqual([0, 3, 5, 7]);
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['osm-missing-nodes', 'note']]);
  });

  it('comes back from its artefact without copying, from any place in memory', async () => {
    const { network } = await build(drawnElements(drawing));
    const bytes = writeRoadNetwork(network);
    expect(readRoadNetwork(bytes)).toEqual(network);
    expect(readRoadNetwork(bytes).shape.buffer).toBe(bytes.buffer);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(readRoadNetwork(shifted.subarray(3))).toEqual(network);
  });

  it('refuses bytes that are no artefact of this version', async () => {
    const bytes = writeRoadNetwork((await build(drawnElements(drawing))).network);
    expect(() => readRoadNetwork(new Uint8Array(40))).toThrow('no road network');
    expect(() => readRoadNetwork(bytes.slice(0, bytes.length - 8))).toThrow('cut short');
    const later = bytes.slice();
    later[4] = 9;
    expect(() => readRoadNetwork(later)).toThrow('layout 9');
  });
});

describe('ferry times', () => {
  it('are read in every common form, and unknown stays unknown', () => {
    expect(['10', '0:15', '1:30:00', '20 min', 'PT1H5M'].map(parseDuration)).toEqual([600, 900, 5400, 1200, 3900]);
    expect([undefined, '', '0', 'soon', '10-15'].map(parseDuration)).toEqual([null, null, null, null, null]);
  });
});
