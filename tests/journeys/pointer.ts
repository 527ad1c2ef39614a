import type { Locator, Page } from 'playwright-core';

export interface Point {
  x: number;
  y: number;
}

/** A finger on the glass: touches as the browser gets them from a screen, which scroll, rest and drag. */
export async function fingerOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  let at: Point = { x: 0, y: 0 };
  let rest: Point[] = [];
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  return {
    /** Other fingers rest where they are. */
    press: (point: Point, ...others: Point[]) => {
      [at, rest] = [point, others];
      return touch('touchStart', [point, ...others]);
    },
    moveTo: async (point: Point) => {
      const begun = at;
      for (let step = 1; step <= 10; step++) {
        at = { x: begun.x + ((point.x - begun.x) * step) / 10, y: begun.y + ((point.y - begun.y) * step) / 10 };
        await touch('touchMove', [at, ...rest]);
      }
    },
    lift: () => touch('touchEnd', []),
  };
}

export async function middleOf(locator: Locator): Promise<Point> {
  const box = (await locator.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Holds the mouse and draws a ring round the middle of a box; `beforeLifting` while the button is still down. */
export async function drawRing(
  page: Page,
  around: Locator,
  radius: number,
  beforeLifting?: () => Promise<void>,
): Promise<void> {
  // On a busy machine the map takes the hand a moment later.
  await page.locator('.is-stroking').waitFor();
  const { x, y } = await middleOf(around);
  await page.mouse.move(x + radius, y);
  await page.mouse.down();
  for (let step = 1; step <= 24; step++) {
    const turn = (step / 24) * 2 * Math.PI;
    await page.mouse.move(x + radius * Math.cos(turn), y + radius * Math.sin(turn));
  }
  await beforeLifting?.();
  await page.mouse.up();
}
