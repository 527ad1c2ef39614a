import { appeals } from './appeals.ts';
import { boundaries } from './boundaries.ts';
import { capacity } from './capacity.ts';
import { classRules } from './class-rules.ts';
import { classes } from './classes.ts';
import { commands } from './commands.ts';
import { common } from './common.ts';
import { council } from './council.ts';
import { demand } from './demand.ts';
import { dossier } from './dossier.ts';
import { failures } from './failures.ts';
import { family } from './family.ts';
import { forecast } from './forecast.ts';
import { imports } from './imports.ts';
import { issues } from './issues.ts';
import { layers } from './layers.ts';
import { map } from './map.ts';
import { parents } from './parents.ts';
import { planner } from './planner.ts';
import { programme } from './programme.ts';
import { published } from './published.ts';
import { reasons } from './reasons.ts';
import { results } from './results.ts';
import { ruleEditor } from './rule-editor.ts';
import { rules } from './rules.ts';
import { registerWords } from './say.ts';
import { scenarios } from './scenarios.ts';
import { season } from './season.ts';
import { sitings } from './sitings.ts';
import { trials } from './trials.ts';

export { type Language, languages, say, sayDate, sayDistance, sayNumber } from './say.ts';

const topics = {
  appeals,
  boundaries,
  capacity,
  classRules,
  classes,
  common,
  commands,
  council,
  demand,
  dossier,
  failures,
  family,
  forecast,
  imports,
  issues,
  layers,
  map,
  parents,
  planner,
  programme,
  published,
  reasons,
  results,
  ruleEditor,
  scenarios,
  season,
  sitings,
  rules,
  trials,
};
type Topics = typeof topics;
/** `topic.phrase`, checked by the compiler. */
export type TextKey = { [T in keyof Topics & string]: `${T}.${keyof Topics[T] & string}` }[keyof Topics & string];

registerWords(topics);
