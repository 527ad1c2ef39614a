/** The thread in which places are chosen. One life a question. */
import { parentPort } from 'node:worker_threads';
import { figuresOfChoice } from '#engines/siting/places/figures.ts';
import type { PlacesProgress } from '#engines/siting/places/places-progress.ts';
import { whyNot } from '#engines/siting/places/why-not.ts';
import { encodePlaces, makeAnswer } from './make-answer.ts';
import type { SitingSaid, SitingTask } from './siting-worker.ts';

/** Ways beyond which a warm start does little more than close and open once. */
const manyWays = 200_000;
const few = { steps: 10, rounds: 0, exactColumns: 0 };
/** What HiGHS may be handed, and branch: beyond, it takes minutes to prove what few would notice. */
const usual = { exactColumns: 30_000, exactNodes: 20_000, enoughGap: 0.001 };

/** Progress is for the eye, which sees it four times a second. */
const tellMilliseconds = 200;

const say = (message: SitingSaid) => parentPort?.postMessage(message);

parentPort?.on('message', async (task: SitingTask) => {
  try {
    say(await answer(task));
  } catch (failure) {
    say({ kind: 'failed', message: failure instanceof Error ? (failure.stack ?? failure.message) : `${failure}` });
  }
});

/** Says what is told, so often and no oftener; the share never falls. */
function teller(): (told: PlacesProgress) => void {
  let share = 0;
  let last = Number.NEGATIVE_INFINITY;
  return (told) => {
    share = Math.max(share, told.share);
    const now = performance.now();
    if (now - last < tellMilliseconds) return;
    last = now;
    say({ kind: 'progress', told: { ...told, share } });
  };
}

async function answer(task: SitingTask): Promise<SitingSaid> {
  const start = performance.now();
  const { places, question, warm, seconds } = task;
  // Where two questions are put one after the other, each has half of the time.
  let isFirst = question.objective === 'seats';
  const limit = () => (isFirst ? seconds / 2 : seconds);
  const stop = () => performance.now() - start > limit() * 1000;
  const effort = warm && places.wayPlace.length > manyWays ? few : usual;
  if (task.kind === 'choose') {
    const tell = teller();
    const onProgress = (told: PlacesProgress) => {
      isFirst = question.objective === 'seats' && told.share < 0.5;
      tell(told);
    };
    const made = await makeAnswer(places, question, task.considered, {
      ...{ effort, stop, onProgress, onTelling: () => say({ kind: 'telling' }) },
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
