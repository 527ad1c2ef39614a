/** How full a school is: a ring that closes at 100 % and then grows a second, darker round. Unknown is a dotted ring. */
export function FillRing({ fill, size = 22 }: { fill: number | null; size?: number }) {
  const radius = 8;
  const whole = 2 * Math.PI * radius;
  const arc = (share: number) => `${whole * Math.max(0, Math.min(1, share))} ${whole}`;
  return (
    <svg className="fill-ring" width={size} height={size} viewBox="0 0 22 22" aria-hidden="true">
      <circle
        cx="11"
        cy="11"
        r={radius}
        className="fill-ring-ground"
        strokeDasharray={fill === null ? '1.6 2.6' : undefined}
      />
      {fill !== null && (
        <circle
          cx="11"
          cy="11"
          r={radius}
          className="fill-ring-full"
          strokeDasharray={arc(fill)}
          transform="rotate(-90 11 11)"
        />
      )}
      {fill !== null && fill > 1 && (
        <circle
          cx="11"
          cy="11"
          r={radius}
          className="fill-ring-over"
          strokeDasharray={arc(fill - 1)}
          transform="rotate(-90 11 11)"
        />
      )}
    </svg>
  );
}
