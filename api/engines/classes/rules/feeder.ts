import { countRule } from './count-rule.ts';

/** Pupils from one former school are shared evenly among the classes. */
export const feeder = countRule('feeder', 'feeder_school');
