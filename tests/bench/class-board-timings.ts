import type { Page } from 'playwright-core';

/** Milliseconds of each act on the board until it was painted; frames and long tasks while it was scrolled. */
export interface Timings {
  moves: number[];
  undos: number[];
  drags: number[];
  letters: number[];
  opened: number[];
  frames: number[];
  longTasks: number[];
  /** Cards in the page. */
  cards: number;
}

const [moves, dragSteps] = [24, 40];

/** Works on a board that stands, as a hand would. */
export async function measureBoard(page: Page): Promise<Timings> {
  // tsx marks named functions by a helper that the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(() => {
    // From an act to the frame that shows it: after the next frame was drawn.
    const painted = () =>
      new Promise<number>((done) =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => done(performance.now());
          channel.port2.postMessage(0);
        }),
      );
    Object.assign(window, {
      timed: async (act: () => void) => {
        await painted();
        const began = performance.now();
        act();
        return (await painted()) - began;
      },
    });
  });
  const cards = await page.locator('.pupil-card').count();
  const timings = { cards, moves: [] as number[], undos: [] as number[] };
  for (let i = 0; i < moves; i++) timings.moves.push(await makeMove(page));
  for (let i = 1; i < moves; i++) {
    timings.undos.push(await clickTimed(page.getByRole('button', { name: 'Hoàn tác' })));
    await untilIdle(page);
  }
  return {
    ...timings,
    drags: await dragCard(page),
    letters: await search(page),
    opened: await openPupils(page),
    ...(await scroll(page)),
  };
}

type Timed = { timed(act: () => void): Promise<number> };

const clickTimed = (button: ReturnType<Page['locator']>) =>
  button.evaluate((element: HTMLElement) => (window as unknown as Timed).timed(() => element.click()));

/** Until the server has answered: something done can be undone then. */
const untilIdle = (page: Page) => page.getByRole('button', { name: 'Hoàn tác', disabled: false }).waitFor();

/** Picks the first card up by keyboard and puts it into the next class; the time is of the move made after its reason. */
async function makeMove(page: Page): Promise<number> {
  await page.locator('.board .pupil-card').first().focus();
  for (const key of ['Enter', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.getByLabel('Lý do').fill('Gia đình đề nghị');
  const ms = await clickTimed(page.getByRole('button', { name: 'Chuyển', exact: true }));
  await page.locator('dialog').waitFor({ state: 'detached' });
  await untilIdle(page);
  return ms;
}

/** Carries a card over the board by pointer, and lets it go by Escape. */
function dragCard(page: Page): Promise<number[]> {
  return page.evaluate(async (steps) => {
    const { timed } = window as unknown as Timed;
    const card = document.querySelector('.board .pupil-card')!;
    const at = card.getBoundingClientRect();
    const point = (type: string, x: number) =>
      card.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          pointerId: 1,
          pointerType: 'mouse',
          button: 0,
          clientX: x,
          clientY: at.top + 9,
        }),
      );
    const box = document.querySelector<HTMLElement>('.board')!;
    box.setPointerCapture = () => {};
    point('pointerdown', at.left + 9);
    const times: number[] = [];
    for (let i = 1; i <= steps; i++)
      times.push(await timed(() => void point('pointermove', at.left + 9 + (i % 24) * 40)));
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    point('pointerup', at.left + 9);
    return times;
  }, dragSteps);
}

async function search(page: Page): Promise<number[]> {
  const times = await page.evaluate(async () => {
    const { timed } = window as unknown as Timed;
    const field = document.querySelector<HTMLInputElement>('.bench-bar input[type=search]')!;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
    const write = (text: string) => {
      set.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const found: number[] = [];
    for (const text of ['n', 'ng', 'ngu', 'nguy', 'nguye', 'nguyen', 'nguyen v', 'nguyen van', 'nguyen van b', ''])
      found.push(await timed(() => write(text)));
    return found;
  });
  return times;
}

async function openPupils(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 8; i++) {
    times.push(await clickTimed(page.locator('.board .pupil-card').nth(i)));
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  }
  return times;
}

/** Scrolls across all classes and down, a step a frame. */
function scroll(page: Page): Promise<Pick<Timings, 'frames' | 'longTasks'>> {
  return page.evaluate(async () => {
    const longTasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      longTasks.push(...list.getEntries().map((each) => each.duration)),
    );
    observer.observe({ entryTypes: ['longtask'] });
    const box = document.querySelector<HTMLElement>('.board')!;
    box.scrollTo(0, 0);
    const frames: number[] = [];
    let last = performance.now();
    for (let i = 0; i < 160; i++) {
      box.scrollBy(i % 4 === 3 ? 0 : 140, i % 4 === 3 ? 90 : 0);
      const now = await new Promise<number>((done) => requestAnimationFrame(done));
      frames.push(now - last);
      last = now;
    }
    await new Promise((done) => setTimeout(done, 100));
    observer.disconnect();
    return { frames: frames.slice(2), longTasks };
  });
}
