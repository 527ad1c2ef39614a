/** A history of pupils as history.csv: schools of constant cohorts, years, grades, with what a test changes. */
export function aHistory(
  options: {
    schools?: string[];
    firstYear?: number;
    years?: number;
    grades?: string[];
    pupils?: (s: number, t: number, g: number) => number | '';
  } = {},
): string[] {
  const { schools = ['a', 'b', 'c'], firstYear = 2010, years = 10, grades = ['K', '1', '2', '3', '4', '5'] } = options;
  const pupils = options.pupils ?? ((s, t, g) => 60 + 10 * s + ((7 * (t - g + 20)) % 5));
  const lines = ['year,school,grade,pupils'];
  for (let t = 0; t < years; t++)
    schools.forEach((school, s) => {
      grades.forEach((grade, g) => {
        lines.push([firstYear + t, school, grade, pupils(s, t, g)].join(','));
      });
    });
  return lines;
}
