import { countRule } from './count-rule.ts';

/** The quarters of the year of birth are shared evenly; worked out from `birth_date` where there is no column of quarters. */
export const birthQuarterRule = countRule('birth-quarter', 'birth_quarter');
