/** The levels of schooling every country profile maps its own onto. */
export const levels = ['nursery', 'primary', 'lower-secondary', 'upper-secondary'] as const;
export type Level = (typeof levels)[number];
