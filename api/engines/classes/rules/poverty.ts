import { protectedRule } from './protected-rule.ts';

/** Children of poor households are shared evenly among the classes, where a purpose the law allows is stated. */
export const poverty = protectedRule('poverty', 'poor_household');
