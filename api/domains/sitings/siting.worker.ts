/** The thread in which places are chosen. One life a question. */
import { parentPort } from 'node:worker_threads';
import { figuresOfChoice } from '#engines/siting/places/figures.ts';
import { whyNot } from '#engines/siting/places/why-not.ts';
import { encodePlaces, makeAnswer } from './make-answer.ts';
import type { SitingSaid, SitingTask } from './siting-worker.ts';

/** Ways beyond which a warm start does little more than close and open once. */
const manyWays = 200_000;
const few = { steps: 10, rounds: 0, exactColumns: 0 };
/** What HiGHS may be handed, and branch: beyond, it takes minutes to prove what few would notice. */
const usual = { exactColumns: 30_000, exactNodes: 20_000, enoughGap: 0.001 };

const say = (message: SitingSaid) => parentPort?.postMessage(message);

parentPort?.on('message', async (task: SitingTask) => {
  try {
    say(await answer(task));
  } catch (failure) {
    say({ kind: 'failed', message: failure instanceof Error ? (failure.stack ?? failure.message) : `${failure}` });
  }
});

async function answer(task: SitingTask): Promise<SitingSaid> {
  const start = performance.now();
  const { places, question, warm, seconds } = task;
  let share = 0;
  // Where two questions are put one after the other, each has half of the time.
  const isTwofold = question.objective === 'seats';
  const limit = () => (isTwofold && share < 0.5 ? seconds / 2 : seconds);
  const stop = () => performance.now() - start > limit() * 1000;
  const effort = warm && places.wayPlace.length > manyWays ? few : usual;
  if (task.kind === 'choose') {
    const onProgress = (part: number) => {
      if (part > share) say({ kind: 'progress', share: part });
      share = Math.max(share, part);
    };
    const made = await makeAnswer(places, question, task.considered, {
      ...{ effort, stop, onProgress },
      ...(warm && { warm }),
    });
    return { kind: 'chosen', answer: made };
  }
  const problem = encodePlaces(places, question);
  const found = await whyNot(problem, { ...task.answer, ...task.warm }, task.place, { effort, stop });
  if (found.kind !== 'worse') return { kind: 'why-not', found: { ...found, meanMetres: null, unseated: 0 } };
  const { after } = figuresOfChoice(problem, found.withIt);
  const seated = after.children - after.unseated;
  const meanMetres = seated > 0 ? Math.round(after.metres / seated) : null;
  return { kind: 'why-not', found: { ...found, meanMetres, unseated: after.unseated } };
}
