/** Grades in their order: PK, K, 1 … 12. A grade's number is its place: PK −1, K 0, grade n is n. */
export const gradeWords = ['PK', 'K', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;

/** The number of a grade's word (case and a leading zero do not matter), or null when there is no such grade. */
export function gradeNumber(word: string): number | null {
  const plain = word.trim().toUpperCase();
  const place = (gradeWords as readonly string[]).indexOf(/^0\d$/.test(plain) ? plain.slice(1) : plain);
  return place < 0 ? null : place - 1;
}

/** The word of a grade's number. */
export function gradeWord(number: number): string {
  return gradeWords[number + 1];
}

/** Grades are fed by the one below; PK and K take children from home, whatever PK held (a PK year is seldom compulsory). */
export function isFedBy(grade: number, below: number): boolean {
  return grade >= 1 && below === grade - 1;
}
