import { describe, expect, it } from 'vitest';
import { listCrossings } from '#engines/travel/crossings.ts';
import { aRoadTown } from '../../support/a-road-town.ts';

const isBridge = (name: string) => name.startsWith('Cầu ');

describe('ferries and bridges of a network', () => {
  it('are drawn along their stretches, by name', async () => {
    const town = await aRoadTown(
      `
A--B~~C--D
|        |
E--F--G--H
`,
      {
        ways: {
          BC: { name: 'Phà Bến Lụa' },
          EF: { name: 'Cầu Vồng' },
          FG: { name: 'Cầu Vồng' },
          GH: { name: 'Đường Cầu' },
        },
      },
    );
    const found = listCrossings(town.network, isBridge);
    expect(found.map(({ kind, name, lines }) => [kind, name, lines.length])).toEqual([
      ['ferry', 'Phà Bến Lụa', 1],
      ['bridge', 'Cầu Vồng', 1],
    ]);
    const [ferry, bridge] = found;
    // The network keeps ten millionths of a degree.
    const at = (letter: string) => town.at(letter).map((degrees) => Math.round(degrees * 1e7) / 1e7);
    expect([ferry.lines[0][0], ferry.lines[0].at(-1)].sort()).toEqual([at('B'), at('C')].sort());
    expect([bridge.lines[0][0], bridge.lines[0].at(-1)].sort()).toEqual([at('E'), at('G')].sort());
  });

  it('of one name far from each other are two; unnamed ferries are each their own; roads alone are none', async () => {
    const town = await aRoadTown(
      `
A--B------------C--D
|  ~            ~  |
E--F------------G--H
`,
      { ways: { AB: { name: 'Cầu Ván' }, CD: { name: 'Cầu Ván' }, BF: { name: '' }, CG: { name: '' } } },
    );
    expect(listCrossings(town.network, isBridge).map(({ kind, name }) => [kind, name])).toEqual([
      ['ferry', ''],
      ['ferry', ''],
      ['bridge', 'Cầu Ván'],
      ['bridge', 'Cầu Ván'],
    ]);
    const plain = await aRoadTown('\nA--B\n');
    expect(listCrossings(plain.network, isBridge)).toEqual([]);
  });
});
