/** How far to look: rows beyond are left out, but for named wishes. */
export interface TravelLimits {
  maxMetres: number;
  nearest: number | null;
}
