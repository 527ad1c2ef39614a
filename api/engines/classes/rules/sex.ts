import { countRule } from './count-rule.ts';

/** Girls and boys are shared evenly among the classes. */
export const sex = countRule('sex', 'sex');
