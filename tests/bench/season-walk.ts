import type { Browser, Page } from 'playwright-core';
import { say } from '#text/text.ts';
import { desk, phone, visit } from '../journeys/browser.ts';

/** A server with one synthetic city in it. */
export interface SeasonServer {
  url: string;
  operatorToken: string;
  organisationId: string;
  /** A dossier of the city and its birth date, for a family. */
  child: { applicantId: string; birthDate: string };
}

/** Seconds from pressing to seeing, and what was told on the way. */
export interface SeasonFigures {
  roomSeconds: number;
  quotasSeconds: number;
  saveQuotaSeconds: number;
  practiceSeconds: number;
  /** Of the practice run: how many different shares of the bar were seen, and the longest time without a change. */
  practice: Told;
  mapSeconds: number;
  lastMetresSeconds: number;
  unplacedSeconds: number;
  childSeconds: number;
  sealSeconds: number;
  revealSeconds: number;
  publishSeconds: number;
  publish: Told;
  receiptSeconds: number;
  secondReceiptSeconds: number;
  runId: string;
  /** The largest answer that travelled, as sent, and where from. */
  largestKilobytes: number;
  largestFrom: string;
  /** The longest the page did not answer to a tap, on any of the council's screens. */
  frozenMilliseconds: number;
  complaints: string[];
}

interface Told {
  shares: number;
  longestSilence: number;
}

const patience = { timeout: 600_000 };

/** Walks a council through its season and a family to its receipt, by the screens alone. */
export async function walkSeason(browser: Browser, server: SeasonServer): Promise<SeasonFigures> {
  const { url, organisationId } = server;
  const room = `${url}/${organisationId}/council`;
  const visitor = await visit(browser, room, { viewport: desk, before: watchFreezes });
  const { page, complaints, context } = visitor;
  const sizes = watchSizes(page);
  await page.locator('.token-gate input').fill(server.operatorToken);
  const roomSeconds = await seconds(async () => {
    await page.locator('.token-gate button[type=submit]').click();
    await page.locator('.period-name').waitFor(patience);
  });
  const quotas = await walkQuotas(page);
  await openTab(page, 'runs');
  const { practiceSeconds, practice, runId } = await pressRun(page);
  const result = await walkResult(page, server.child.applicantId);
  await page.locator('.back-link').click();
  const drawn = await walkDraw(page);
  const published = await publishResult(page);
  const frozenMilliseconds = await page.evaluate(() => (window as unknown as { longest: number }).longest);
  await context.close();
  const receipts = await openReceipts(browser, server);
  const largest = [...sizes].sort((one, other) => other.bytes - one.bytes)[0];
  return {
    ...{ roomSeconds, ...quotas, practiceSeconds, practice, runId, ...result, ...drawn, ...published, ...receipts },
    ...{ largestKilobytes: largest.bytes / 1024, largestFrom: largest.path, frozenMilliseconds, complaints },
  };
}

async function walkQuotas(page: Page) {
  const quotasSeconds = await seconds(async () => {
    await openTab(page, 'quotas');
    await page.locator('.quota-cell').first().waitFor(patience);
  });
  const cell = page.locator('.quota-cell').first();
  const seats = Number(await cell.inputValue());
  await cell.fill(String(seats + 1));
  const saveQuotaSeconds = await seconds(async () => {
    await page.locator('.save-bar button:last-child').click();
    await page.locator('.save-bar').waitFor({ state: 'detached', ...patience });
  });
  return { quotasSeconds, saveQuotaSeconds };
}

async function pressRun(page: Page) {
  const told = watchTold(page);
  const practiceSeconds = await seconds(async () => {
    await page.locator('.start-run button[type=submit]').click();
    await page.locator('.certificate.good').waitFor(patience);
  });
  return { practiceSeconds, practice: await told(), runId: /([0-9a-f-]{36})$/.exec(page.url())![1] };
}

async function walkResult(page: Page, applicantId: string) {
  const mapSeconds = await seconds(() => page.locator('.flows tbody tr').first().waitFor(patience));
  const tab = async (part: string, found: string) =>
    seconds(async () => {
      await openTab(page, part);
      await page.locator(found).first().waitFor(patience);
    });
  const lastMetresSeconds = await tab('cutoffs', '.council-main tbody tr');
  const unplacedSeconds = await tab('unplaced', '.council-main tbody tr, .council-main .state');
  await openTab(page, 'child');
  await page.locator('.tab-panel input').first().fill(applicantId);
  const childSeconds = await seconds(async () => {
    await page.locator('.tab-panel form button[type=submit]').click();
    await page.locator('.receipt').waitFor(patience);
  });
  return { mapSeconds, lastMetresSeconds, unplacedSeconds, childSeconds };
}

async function walkDraw(page: Page) {
  await openTab(page, 'draw');
  await page.locator('.start-run input').fill('Xổ số miền Nam ngày 12/6');
  const sealSeconds = await seconds(async () => {
    await page.locator('.start-run button[type=submit]').click();
    await page.locator('.draw-line li.done').nth(1).waitFor(patience);
  });
  await page.getByLabel('Con số bốc thăm').fill(`48${Date.now() % 10_000}`);
  const revealSeconds = await seconds(async () => {
    await page.getByRole('button', { name: 'Nhập số và xét' }).click();
    await page.locator('.draw-line li.done').nth(3).waitFor(patience);
  });
  return { sealSeconds, revealSeconds };
}

async function publishResult(page: Page) {
  await openTab(page, 'published');
  const button = page.getByRole('button', { name: 'Công bố', exact: true });
  await button.waitFor(patience);
  const told = watchTold(page);
  const publishSeconds = await seconds(async () => {
    await button.click();
    await page.getByText('đang có hiệu lực').waitFor(patience);
  });
  return { publishSeconds, publish: await told() };
}

async function openReceipts(browser: Browser, { url, organisationId, child }: SeasonServer) {
  const { page, context } = await visit(browser, `${url}/${organisationId}/ket-qua`, { viewport: phone });
  const open = async () => {
    await page.locator('.family-ask input').first().fill(child.applicantId);
    await page.locator('.family-ask input[type=date]').first().fill(child.birthDate);
    return seconds(async () => {
      await page.locator('.family-ask button[type=submit]').first().click();
      await page.locator('.family-receipt').waitFor(patience);
    });
  };
  const receiptSeconds = await open();
  await page.reload();
  const secondReceiptSeconds = await open();
  await context.close();
  return { receiptSeconds, secondReceiptSeconds };
}

const openTab = (page: Page, part: string) =>
  page.getByRole('tab', { name: new RegExp(`^${say('vi', `council.tab.${part}`)}`) }).click();

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

/** Reads the bar four times a second from now on; answers how many shares were told and the longest time without a change. */
function watchTold(page: Page): () => Promise<Told> {
  const seen: { share: string; at: number }[] = [];
  const begin = performance.now();
  const timer = setInterval(() => {
    page
      .locator('progress')
      .first()
      .getAttribute('value', { timeout: 200 })
      .then((share) => {
        if (share !== null && share !== seen.at(-1)?.share) seen.push({ share, at: performance.now() });
      })
      .catch(() => {});
  }, 250);
  return async () => {
    clearInterval(timer);
    const times = [begin, ...seen.map(({ at }) => at), performance.now()];
    const longestSilence = Math.max(...times.slice(1).map((at, i) => at - times[i])) / 1000;
    return { shares: new Set(seen.map(({ share }) => share)).size, longestSilence };
  };
}

function watchSizes(page: Page): { path: string; bytes: number }[] {
  const sizes: { path: string; bytes: number }[] = [{ path: '', bytes: 0 }];
  page.on('requestfinished', (request) => {
    request
      .sizes()
      .then(({ responseBodySize }) => {
        const path = new URL(request.url()).pathname;
        if (path.startsWith('/api/'))
          sizes.push({ path: path.replace(/[0-9a-f-]{36}/g, '…'), bytes: responseBodySize });
      })
      .catch(() => {});
  });
  return sizes;
}

/** Long tasks of the page: the time in which no tap is answered. */
async function watchFreezes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held = window as unknown as { longest: number };
    held.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) held.longest = Math.max(held.longest, duration);
    }).observe({ entryTypes: ['longtask'] });
  });
}
