/** Pupils of one grade of one school in one past year. */
export interface PupilHistoryRecord {
  /** First calendar year of the school year. */
  year: number;
  /** The school by its code, or as the file names it where no school of today is meant for certain. */
  schoolId: string;
  schoolName: string | null;
  /** PK, K, 1 … 12. */
  grade: string;
  /** Null: a row without a figure. */
  pupils: number | null;
  row: number;
}

/** Births of one calendar year. */
export interface BirthRecord {
  year: number;
  /** Code of a commune or school; '' for the whole. */
  place: string;
  births: number | null;
  row: number;
}
