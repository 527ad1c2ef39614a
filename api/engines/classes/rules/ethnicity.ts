import { protectedRule } from './protected-rule.ts';

/** Ethnic groups are shared evenly among the classes, where a purpose the law allows is stated. */
export const ethnicity = protectedRule('ethnicity', 'ethnicity');
