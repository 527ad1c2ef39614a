import { type Question, splitModel } from '../../api/engines/classes/exact/split-model.ts';
import type { ClassProblem } from '../../api/engines/classes/types.ts';

/** What another solver would read: the cost, the rows, the bounds of x0, x1 … and the whole variables. */
export function written(problem: ClassProblem, question: Question) {
  const { model, value, scale } = splitModel(problem, question);
  const [, least, rows, bounds, whole] =
    /^Minimize\n c: (.*)\nSubject To\n(.*)\nBounds\n(.*)\nGeneral\n(.*)\nEnd\n$/s.exec(model.toText())!;
  return {
    ...{ least, value, scale },
    rows: rows
      .replaceAll('\n  ', ' ')
      .split('\n')
      .map((row) => row.replace(/^ r\d+: /, '')),
    bounds: bounds.replaceAll(/ <= x\d+ <= /g, '…').replaceAll('\n', ' '),
    whole: whole.replaceAll('\n ', ' '),
  };
}
