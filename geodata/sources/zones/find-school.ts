import { foldText } from '../fold-text.ts';
import { readSchoolName } from '../school-register/school-name.ts';
import type { Level } from '../school-register/types.ts';

/** What zone plans and wishes need to know of a school. */
export interface KnownSchool {
  code: string;
  name: string;
  levels: readonly Level[];
}

/** Finds schools by code, whole name, or bare name ("Phan Huy Thực" for "Trường Tiểu học Phan Huy Thực"). */
export class SchoolFinder {
  private readonly byCode: Map<string, KnownSchool>;
  private readonly byName = new Map<string, KnownSchool[]>();

  constructor(schools: readonly KnownSchool[]) {
    this.byCode = new Map(schools.map((school) => [school.code, school]));
    for (const school of schools) {
      for (const name of new Set([foldText(school.name), readSchoolName(school.name).core])) {
        this.byName.set(name, [...(this.byName.get(name) ?? []), school]);
      }
    }
  }

  /** Every school the text may mean, those of `level` only where it is given; one by code. */
  find(text: string, level: Level | null): KnownSchool[] {
    const exact = this.byCode.get(text.trim());
    if (exact) return [exact];
    const named = this.byName.get(foldText(text)) ?? this.byName.get(readSchoolName(text).core) ?? [];
    return level ? named.filter((school) => school.levels.length === 0 || school.levels.includes(level)) : named;
  }
}
