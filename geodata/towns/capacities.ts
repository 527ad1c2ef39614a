import type { Applicant } from './families.ts';
import type { EnrolmentLevel, School } from './schools.ts';

/** One grade's figures of one school; null is unknown. */
interface GradeFigures {
  grade: string;
  classes: number | null;
  seats: number | null;
  pupils: number | null;
}

export interface SchoolFigures {
  rooms: number | null;
  grades: GradeFigures[];
}

const grades: Record<EnrolmentLevel, { names: string[]; caps: number[]; entry: string }> = {
  nursery: { names: ['age-3', 'age-4', 'age-5'], caps: [25, 30, 35], entry: 'age-5' },
  primary: { names: ['1', '2', '3', '4', '5'], caps: [35, 35, 35, 35, 35], entry: '1' },
  'lower-secondary': { names: ['6', '7', '8', '9'], caps: [45, 45, 45, 45], entry: '6' },
};

/** Classes a school has for every class its surroundings would fill; the town as a whole has a few seats to spare. */
const generosity = [1.6, 1, 1.3, 1.15, 1.9, 1.05, 1.4];

/**
 * Classes, seats and pupils: invented so that some schools overflow, some stand half empty and two have not reported.
 * In every fourth commune the seats do not go round.
 */
export function countSeats(
  schools: readonly School[],
  applicants: readonly Applicant[],
  random: () => number,
): Map<School, SchoolFigures> {
  const nearby = countNearby(schools, applicants);
  const figures = new Map<School, SchoolFigures>();
  schools.forEach((school, i) => {
    const { names, caps, entry } = grades[school.level];
    const cap = caps[names.indexOf(entry)];
    const short = school.commune.index % 4 === 1;
    const share = school.ownership === 'private' ? 0.6 : short ? 0.78 : generosity[i % generosity.length];
    const classes = Math.max(1, Math.round((nearby.get(school)! * share) / cap));
    const unknown = i % 29 === 11;
    const crowding = nearby.get(school)! / (classes * cap);
    const rooms = unknown ? null : classes * names.length + Math.floor(random() * 3);
    figures.set(school, {
      rooms,
      grades: names.map((grade, k) => {
        const opened = Math.max(1, classes + (grade === entry ? 0 : Math.floor(random() * 3) - 1));
        // Full where families crowd, half empty where they do not; last year's pupils, whatever this year brings.
        const fill = Math.min(1.3, Math.max(0.42, crowding ** 0.7 * (0.92 + 0.16 * random())));
        return {
          grade,
          classes: unknown ? null : opened,
          seats: unknown ? null : opened * caps[k],
          pupils: unknown ? null : Math.round(opened * caps[k] * fill),
        };
      }),
    });
  });
  return figures;
}

/** Children to whom a school is the nearest of its level, as the crow flies. */
function countNearby(schools: readonly School[], applicants: readonly Applicant[]): Map<School, number> {
  const counts = new Map(schools.map((school) => [school, 0]));
  for (const { nearest } of applicants) counts.set(nearest, counts.get(nearest)! + 1);
  return counts;
}
