/** People of one commune, as one file counts them. */
export interface PopulationRecord {
  /** Code where the file or the commune list gives it. */
  communeCode: string | null;
  communeName: string;
  /** All people; null where the file gives only ages. */
  population: number | null;
  /** People by age in whole years, both ends included, as far as the file goes. */
  ages: { from: number; to: number; people: number }[];
  /** A figure no one should rely on before a look: see the issues of the row. */
  suspect: boolean;
  row: number;
}
