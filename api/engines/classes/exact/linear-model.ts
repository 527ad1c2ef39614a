/** A sum of variables by index with coefficients. */
export type Terms = [variable: number, coefficient: number][];

/** A mixed-integer linear model under construction, least cost wanted; written as text in the CPLEX LP format. */
export class LinearModel {
  private readonly lowest: number[] = [];
  private readonly highest: number[] = [];
  private readonly whole: boolean[] = [];
  private readonly costs: number[] = [];
  private readonly rows: string[] = [];

  /** Index of a new variable. */
  add(lowest: number, highest: number, whole: boolean, cost = 0): number {
    this.lowest.push(lowest);
    this.highest.push(highest);
    this.whole.push(whole);
    this.costs.push(cost);
    return this.lowest.length - 1;
  }

  get size(): number {
    return this.lowest.length;
  }

  cost(variable: number, cost: number): void {
    this.costs[variable] = cost;
  }

  /** Demands terms ≤, ≥ or = right. Terms of one variable are added up. */
  demand(terms: Terms, sense: '<=' | '>=' | '=', right: number): void {
    const sums = new Map<number, number>();
    for (const [variable, coefficient] of terms) sums.set(variable, (sums.get(variable) ?? 0) + coefficient);
    const left = writeTerms([...sums].filter(([, coefficient]) => coefficient !== 0));
    // A row without variables is kept by one that is always 0, so that the solver sees a contradiction as one.
    this.rows.push(`${left === '' ? '0 x0' : left} ${sense} ${right}`);
  }

  toText(): string {
    const costs = writeTerms(this.costs.flatMap((cost, i) => (cost === 0 ? [] : [[i, cost]])));
    const bounds = this.lowest.map((lowest, i) => `${numberText(lowest)} <= x${i} <= ${numberText(this.highest[i])}`);
    const whole = this.whole.flatMap((own, i) => (own ? [`x${i}`] : []));
    return [
      'Minimize',
      ` c: ${costs === '' ? '0 x0' : costs}`,
      'Subject To',
      ...this.rows.map((row, i) => ` r${i}: ${row}`),
      'Bounds',
      ...bounds,
      ...(whole.length === 0 ? [] : ['General', wrap(whole)]),
      'End',
      '',
    ].join('\n');
  }
}

function writeTerms(terms: Terms): string {
  return wrap(terms.map(([variable, c]) => `${c < 0 ? '-' : '+'} ${Math.abs(c)} x${variable}`));
}

/** Lines of the format may not be longer than 560 characters. */
function wrap(words: string[]): string {
  const lines: string[] = [];
  for (let i = 0; i < words.length; i += 12) lines.push(words.slice(i, i + 12).join(' '));
  return lines.join('\n ');
}

function numberText(value: number): string {
  return value === Infinity ? '+inf' : value === -Infinity ? '-inf' : String(value);
}
