const [earliest, latest] = [1900, 2200];

/** The (first) calendar year of "2024", "2024-2025" or "2024–25"; null when it is none. */
export function readYear(text: string): number | null {
  const found = /^(\d{4})(\s*[-–/]\s*\d{2,4})?$/.exec(text.trim());
  const year = found ? Number(found[1]) : 0;
  return year >= earliest && year <= latest ? year : null;
}
