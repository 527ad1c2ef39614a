import { describe, expect, it } from 'vitest';
import { equityOf } from '#engines/scenario/equity.ts';

const commune = (name: string | null, children: number | null, meanMetres: number | null) => ({
  name,
  children,
  meanMetres,
});

describe('how evenly ways are shared', () => {
  it('is told by the communes where children go farthest and nearest', () => {
    const found = equityOf([commune('A', 40, 600), commune('B', 50, 1_900), commune('C', 60, 800)]);
    expect(found).toEqual({
      farthest: { name: 'B', meanMetres: 1_900 },
      nearest: { name: 'A', meanMetres: 600 },
      gapMetres: 1_300,
    });
  });

  it('leaves out communes of a few children, of an unknown mean, and homes in no commune', () => {
    const told = [commune('A', 40, 600), commune('C', 60, 800)];
    const others = [
      commune('B', 4, 9_000),
      commune('D', null, 9_000),
      commune('E', 70, null),
      commune(null, 50, 9_000),
    ];
    expect(equityOf([...told, ...others])).toEqual(equityOf(told));
  });

  it('is not told by one commune alone', () => {
    expect(equityOf([commune('A', 40, 600)])).toBeNull();
  });
});
