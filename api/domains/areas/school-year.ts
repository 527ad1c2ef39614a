/** From this month on (1-12) people speak of the school year that begins in the same calendar year. */
const firstMonthOfYear = 6;

/** "2026-2027": the school year that `date` belongs to in a time zone. */
export function schoolYearOn(date: Date, timeZone: string): string {
  const [year, month] = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' })
    .format(date)
    .split('-')
    .map(Number);
  const first = month >= firstMonthOfYear ? year : year - 1;
  return `${first}-${first + 1}`;
}
