import { countRule } from './count-rule.ts';

/** Those who went to nursery school and those who did not are shared evenly among the classes. */
export const nursery = countRule('nursery', 'nursery');
