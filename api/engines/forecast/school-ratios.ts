import type { History } from './history.ts';

/** Years after which an old ratio of one school weighs half. */
const halfLife = 4;
const [fewestPseudo, mostPseudo] = [5, 5000];

/**
 * Grade progression ratios of every school, shrunk twice by empirical Bayes: a grade of a school towards the school's own level,
 * and that towards the whole's ratio. With counts Poisson-like about exposure × ratio (dispersion φ) and ratios gamma-spread about
 * their parent (variance τ²), the posterior mean is (pupils + k · parent) ÷ (exposure + k), k = φ ÷ τ²; φ comes from the year-to-year
 * deviations, τ² from what the sums deviate beyond that (method of moments; Efron & Morris 1975, Clayton & Kaldor 1987).
 * Answers `[s * gradeCount + g]`, NaN where the school does not feed that grade from its own.
 */
export function schoolRatios(history: History, parents: Float64Array): Float64Array {
  const { schoolCount, grades } = history;
  const width = grades.length;
  const sums = sumTransitions(history, parents);
  const cellPseudo = pseudoCount(sums.expected, sums.arrived, sums.dispersion);
  const levelExpected = new Float64Array(schoolCount);
  const levelArrived = new Float64Array(schoolCount);
  for (let s = 0; s < schoolCount; s++)
    for (let g = 0; g < width; g++) {
      levelExpected[s] += sums.expected[s * width + g];
      levelArrived[s] += sums.arrived[s * width + g];
    }
  const levelPseudo = pseudoCount(levelExpected, levelArrived, sums.dispersion);
  const ratios = new Float64Array(schoolCount * width).fill(Number.NaN);
  for (let s = 0; s < schoolCount; s++) {
    const level = (levelArrived[s] + levelPseudo) / (levelExpected[s] + levelPseudo);
    for (let g = 0; g < width; g++) {
      if (Number.isNaN(parents[g])) continue;
      const at = s * width + g;
      const effect = (sums.arrived[at] + cellPseudo * level) / (sums.expected[at] + cellPseudo);
      ratios[at] = parents[g] * effect;
    }
  }
  return ratios;
}

/** Per cell: Σ weight · what the whole's ratio promised, Σ weight · what arrived; and the dispersion of single years. */
function sumTransitions(history: History, parents: Float64Array) {
  const { years, schoolCount, grades, pupils, measured, offered } = history;
  const width = grades.length;
  const expected = new Float64Array(schoolCount * width);
  const arrived = new Float64Array(schoolCount * width);
  let [squares, count] = [0, 0];
  for (let s = 0; s < schoolCount; s++)
    for (let t = 0; t + 1 < years; t++) {
      if (measured[s * years + t] === 0 || measured[s * years + t + 1] === 0) continue;
      const weight = 0.5 ** ((years - 2 - t) / halfLife);
      const from = (s * years + t) * width;
      for (let g = 1; g < width; g++) {
        if (Number.isNaN(parents[g]) || offered[from + g - 1] === 0 || offered[from + width + g] === 0) continue;
        const promise = pupils[from + g - 1] * parents[g];
        const came = pupils[from + width + g];
        if (!(promise > 0) || Number.isNaN(came)) continue;
        expected[s * width + g] += weight * promise;
        arrived[s * width + g] += weight * came;
        squares += (came - promise) ** 2 / promise;
        count++;
      }
    }
  return { expected, arrived, dispersion: count > 0 ? Math.max(0.2, squares / count) : 1 };
}

/** k = φ ÷ τ², τ² by moments over cells of (arrived − expected)² = φ · expected + τ² · expected². */
function pseudoCount(expected: Float64Array, arrived: Float64Array, dispersion: number): number {
  let [excess, squares] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    if (expected[i] <= 0) continue;
    excess += (arrived[i] - expected[i]) ** 2 - dispersion * expected[i];
    squares += expected[i] ** 2;
  }
  if (!(excess > 0)) return mostPseudo;
  return Math.min(mostPseudo, Math.max(fewestPseudo, (dispersion * squares) / excess));
}
