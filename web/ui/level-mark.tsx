import type { Level } from '../../api/client.ts';

const shapes: Record<Level, string> = {
  nursery: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z',
  primary:
    'M3.2 2h9.6a1.2 1.2 0 0 1 1.2 1.2v9.6a1.2 1.2 0 0 1-1.2 1.2H3.2A1.2 1.2 0 0 1 2 12.8V3.2A1.2 1.2 0 0 1 3.2 2z',
  'lower-secondary': 'M8 1.4l7 12.8H1z',
  'upper-secondary': 'M8 .8L15.2 8L8 15.2L.8 8z',
};

/** A level's mark: its hue and its shape, the same on every screen, so that colour alone never tells. */
export function LevelMark({ level, size = 16 }: { level: Level; size?: number }) {
  return (
    <svg className="level-mark" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[level]} fill={`var(--level-${level})`} />
    </svg>
  );
}
