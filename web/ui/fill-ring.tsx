/** How full a school is: a ring that closes at 100 % and turns thick and dark beyond, as on the map. Unknown is a dotted ring. */
export function FillRing({ fill, size = 20 }: { fill: number | null; size?: number }) {
  const radius = 7.5;
  const whole = 2 * Math.PI * radius;
  if (fill !== null && fill > 1) {
    return (
      <svg className="fill-ring" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r={radius} className="fill-ring-over" />
      </svg>
    );
  }
  return (
    <svg className="fill-ring" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <circle
        cx="10"
        cy="10"
        r={radius}
        className="fill-ring-ground"
        strokeDasharray={fill === null ? '1.6 2.6' : undefined}
      />
      {fill !== null && (
        <circle
          cx="10"
          cy="10"
          r={radius}
          className="fill-ring-full"
          strokeDasharray={`${whole * fill} ${whole}`}
          transform="rotate(-90 10 10)"
        />
      )}
    </svg>
  );
}
