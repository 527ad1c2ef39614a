import { clearanceField } from './clearance-field.ts';
import { distance, offset, type Point } from './geometry.ts';
import { noise } from './noise.ts';
import { extent } from './plan/city.ts';
import { grounds } from './plan/grounds.ts';
import type { UrbanForm } from './urban-form.ts';
import type { Water } from './water.ts';

export interface Ground {
  name: string;
  tags: Record<string, string>;
  ring: Point[];
}

/** Parks, market halls, hospitals and yards of the plan, and how far a place is from the nearest. */
export function layGrounds(): { list: Ground[]; clearance(point: Point): number } {
  const list = grounds.map((plan): Ground => {
    const angle = (plan.angle / 180) * Math.PI;
    const direction: Point = [Math.cos(angle), Math.sin(angle)];
    const corner = (x: number, y: number) => offset(plan.at, direction, (x * plan.across) / 2, (y * plan.along) / 2);
    const ring = [
      corner(-1, -0.9),
      corner(-0.9, -1),
      corner(0.9, -1),
      corner(1, -0.9),
      corner(1, 0.9),
      corner(0.9, 1),
      corner(-0.9, 1),
      corner(-1, 0.9),
    ];
    return { name: plan.name, tags: { ...plan.tags }, ring };
  });
  const obstacles = list.map(({ ring }) => ({ line: [...ring, ring[0]], half: [...ring, 0].map(() => 0), area: true }));
  return { list, clearance: clearanceField(obstacles, 40) };
}

const country: readonly Record<string, string>[] = [
  { landuse: 'farmland' },
  { landuse: 'orchard' },
  { landuse: 'farmland' },
  { natural: 'wood' },
  { natural: 'wetland' },
  { landuse: 'meadow' },
];

/** Fields, orchards, woods and marshes between the villages. */
export function sowFields(form: UrbanForm, water: Water, seedNumber: number, random: () => number): Ground[] {
  const ragged = noise(seedNumber + 8, 160);
  const sown: { at: Point; reach: number }[] = [];
  const fields: Ground[] = [];
  for (let tries = 0; tries < 800 && fields.length < 140; tries++) {
    const at: Point = [(random() * 2 - 1) * extent[0], (random() * 2 - 1) * extent[1]];
    const reach = 110 + random() * 230;
    const kind = country[Math.floor(random() * country.length)];
    if (form.density(at) > 0.16 || form.within(at) < 0.03) continue;
    if (sown.some((other) => distance(at, other.at) < (reach + other.reach) * 0.86)) continue;
    const ring = Array.from({ length: 22 }, (_, i): Point => {
      const angle = (i / 22) * 2 * Math.PI;
      const [x, y] = [Math.cos(angle), Math.sin(angle)];
      const radius = reach * (0.95 + 0.3 * ragged(at[0] + x * 260, at[1] + y * 260));
      return [at[0] + x * radius, at[1] + y * radius * 0.8];
    });
    if (ring.some((point) => water.clearance(point) < 8 || form.density(point) > 0.3)) continue;
    sown.push({ at, reach });
    fields.push({ name: '', tags: { ...kind }, ring });
  }
  return fields;
}
