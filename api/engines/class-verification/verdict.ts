/** What a judge finds of a split; every count but the first two must be 0. */
export interface ClassVerdict {
  pupils: number;
  classes: number;
  /** Pupils without a row, rows of a pupil beyond the first, rows of nobody known, labels that are no class. */
  missing: number;
  duplicates: number;
  unknownPupils: number;
  unknownClasses: number;
  emptyClasses: number;
  /** Hard rules broken, by rule; `hardBroken` is their sum. */
  hardBroken: number;
  broken: { rule: string; attribute: string | null; count: number }[];
  /** Rows of balance.json that are missing, too many, or whose value is not that of the lists. */
  valuesWrong: number;
  /** Rows whose best possible is above the value, or whose gap is not the difference. */
  boundsWrong: number;
  /** balance.json says another number of broken hard rules. */
  misstatedBroken: number;
  /** Values as counted by the judge, in the order of balance.json. */
  values: { rule: string; attribute: string | null; value: number | null }[];
  sound: boolean;
}

/** One row of classes.csv as it was read. */
export interface ReadRow {
  pupilId: string;
  classLabel: string;
}

/** balance.json as it was read; whatever it is. */
export type ReadBalance = unknown;
