import { expect, test } from 'vitest';
import { seededRandom } from '../../../api/engines/random.ts';
import { decodeSiting, type SitingResult } from '../../../api/engines/siting/decode.ts';
import { encodeSiting, type SitingQuestion, type SitingRecords } from '../../../api/engines/siting/encode.ts';
import { choosePlaces } from '../../../api/engines/siting/places/choose-places.ts';
import { figuresOfChoice } from '../../../api/engines/siting/places/figures.ts';
import { solve } from '../../../api/engines/siting/solve.ts';
import { aPlacesProblem } from '../../support/a-places-problem.ts';
import { cases } from '../../support/cases.ts';
import { randomSiting } from '../../support/random-siting.ts';

async function answerTo(records: SitingRecords, question: SitingQuestion): Promise<SitingResult | null> {
  const encoded = encodeSiting(records, question);
  const solved = await solve(encoded.problem);
  return 'answer' in solved ? decodeSiting(encoded, question, solved.answer) : null;
}

test('more seats, more openings, one more way or the leave to divide rows never cost more, and never cover fewer', async () => {
  let compared = 0;
  for (let seed = 0; seed < cases(80); seed++) {
    const { records, question } = randomSiting(`more ${seed}`);
    const before = await answerTo(records, question);
    if (before?.status !== 'optimal') continue;
    const random = seededRandom(`more ${seed}`);
    const site = Math.floor(random() * records.siteIds.length);
    const capacities = records.capacities.map((seats, j) => (j === site ? seats + 1 + random() * 20 : seats));
    const wider = [
      await answerTo({ ...records, capacities }, question),
      await answerTo(records, { ...question, open: question.open + 1 }),
      await answerTo(records, { ...question, singleSource: false }),
    ];
    for (const [which, after] of wider.entries()) {
      expect(after, `seed ${seed}, ${which}`).not.toBeNull();
      const near = 1e-6 * (1 + before.objective);
      if (question.objective === 'coverage')
        expect(after!.bound, `seed ${seed}, ${which}`).toBeGreaterThanOrEqual(before.objective - near);
      else expect(after!.bound, `seed ${seed}, ${which}`).toBeLessThanOrEqual(before.objective + near);
      if (after!.status !== 'optimal') continue;
      if (question.objective === 'coverage') expect(after!.objective).toBeGreaterThanOrEqual(before.objective - near);
      else expect(after!.objective, `seed ${seed}, ${which}`).toBeLessThanOrEqual(before.objective + near);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(cases(80));
});

test('every answer adds up: what is sent of a row is the row, what is sent to a site fits, and the objective is their sum', async () => {
  for (let seed = 0; seed < cases(120); seed++) {
    const { records, question } = randomSiting(`sums ${seed}`);
    const answer = await answerTo(records, question);
    if (!answer) continue;
    const [ofRow, ofSite] = [new Map<number, number>(), new Map<number, number>()];
    let objective = 0;
    for (const { demand, site, weight, metres } of answer.sent) {
      ofRow.set(demand, (ofRow.get(demand) ?? 0) + weight);
      // A row without pupils does not tell in which parts its load went.
      const load = records.weights[demand] > 0 ? (weight / records.weights[demand]) * records.loads[demand] : 0;
      ofSite.set(site, (ofSite.get(site) ?? 0) + load);
      objective += question.objective === 'coverage' ? (metres <= question.radiusMetres ? weight : 0) : metres * weight;
    }
    expect(answer.objective).toBe(objective);
    records.weights.forEach((weight, demand) => {
      expect(Math.abs((ofRow.get(demand) ?? 0) - weight), `seed ${seed}, row ${demand}`).toBeLessThan(
        1e-9 * (1 + weight),
      );
    });
    const total = records.loads.reduce((sum, load) => sum + load, 0);
    for (const [site, load] of ofSite)
      expect(load, `seed ${seed}, site ${site}`).toBeLessThanOrEqual(records.capacities[site] + 1e-7 * (1 + total));
  }
});

test('a choice of places is never worse for one seat more, and its figures are sums of their rows', async () => {
  for (let seed = 0; seed < cases(60); seed++) {
    const places = aPlacesProblem(`seat more ${seed}`);
    const before = await choosePlaces(places);
    if (!('answer' in before)) continue;
    const seats = places.seats.map((own, p) => (p === seed % places.seats.length ? own + 3 : own));
    const after = await choosePlaces({ ...places, seats });
    expect('answer' in after, `seed ${seed}`).toBe(true);
    if (!('answer' in after)) continue;
    const near = 1e-6 * (1 + Math.abs(before.answer.value));
    if (places.objective === 'coverage')
      expect(after.answer.bound, `seed ${seed}`).toBeGreaterThanOrEqual(before.answer.value - near);
    else expect(after.answer.bound, `seed ${seed}`).toBeLessThanOrEqual(before.answer.value + near);
    if (before.answer.status === 'optimal' && after.answer.status === 'optimal') {
      if (places.objective === 'coverage')
        expect(after.answer.value).toBeGreaterThanOrEqual(before.answer.value - near);
      else expect(after.answer.value, `seed ${seed}`).toBeLessThanOrEqual(before.answer.value + near);
    }
    const figures = figuresOfChoice(places, before.answer);
    expect(figures.after.children).toBe(figures.before.children);
    // Cells no road leads from are counted apart.
    const asking = places.children.filter((_, i) => places.firstWay[i] < places.firstWay[i + 1]);
    expect(figures.after.children).toBe(asking.reduce((sum, own) => sum + own, 0));
  }
});
