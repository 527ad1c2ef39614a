import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const phone = { width: 360, height: 740 };
export const desk = { width: 1440, height: 900 };

/** A headless Chromium that draws WebGL in software, or has none. Throws, saying what to install, where there is no Chromium. */
export function launchBrowser({ webgl = true } = {}): Promise<Browser> {
  if (!executable) throw new Error('The journeys need Chromium: apt-get install chromium.');
  return chromium.launch({
    executablePath: executable,
    args: [
      ...(webgl ? ['--use-angle=swiftshader', '--use-gl=angle', '--enable-unsafe-swiftshader'] : ['--disable-3d-apis']),
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });
}

export interface Visit {
  viewport?: { width: number; height: number };
  language?: 'vi' | 'en';
  theme?: 'light' | 'dark';
  /** A screen that is touched, without a mouse. */
  touch?: boolean;
  /** Done to the page before the address is opened. */
  before?: (page: Page) => Promise<void>;
  /** Hand the page over with its first byte, to watch it come, instead of when it is whole. */
  watchLoading?: boolean;
}

/** A person at a screen: the page, what it complained of, and every request that left this machine. */
export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Uncaught errors and console errors of the page. */
  complaints: string[];
  /** Addresses asked for outside the server under test; must stay empty. */
  outside: string[];
  /** Bodies and addresses of all requests, to search them for what must not travel. */
  requests: { url: string; method: string; body: string | null }[];
}

export async function visit(
  browser: Browser,
  url: string,
  { viewport = phone, language = 'vi', theme = 'light', touch = false, before, watchLoading = false }: Visit = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport,
    locale: language === 'vi' ? 'vi-VN' : 'en-GB',
    colorScheme: theme,
    reducedMotion: 'reduce',
    ...(touch && { hasTouch: true, isMobile: true }),
  });
  const page = await context.newPage();
  const visitor: Visitor = { context, page, complaints: [], outside: [], requests: [] };
  const { host } = new URL(url);
  page.on('pageerror', (error) => visitor.complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') visitor.complaints.push(message.text());
  });
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (/^https?:$/.test(address.protocol) && address.host !== host) visitor.outside.push(request.url());
    visitor.requests.push({ url: request.url(), method: request.method(), body: request.postData() });
  });
  // Pages open in the organisation's own language until a reader chooses another.
  if (language === 'en') await page.addInitScript(chooseEnglish);
  await before?.(page);
  await page.goto(url, { waitUntil: watchLoading ? 'commit' : 'load' });
  return visitor;
}

function chooseEnglish(): void {
  localStorage.setItem('truonggan.preferences', JSON.stringify({ language: 'en', theme: 'system', dismissed: [] }));
}

/** For `before`: the rooms of the operator stand open from the first page on. */
export function signedIn(operatorToken: string): (page: Page) => Promise<void> {
  const keep = (token: string) => sessionStorage.setItem('truonggan.operator-token', token);
  return async (page) => {
    await page.addInitScript(keep, operatorToken);
  };
}

/** Serious and critical faults axe finds on the page as it is now: "rule: what (where)". */
export async function findBarriers(page: Page): Promise<string[]> {
  // An answer that is being replaced is dimmed for a moment: the page is judged when it has come to rest.
  await page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy="true"]') && document.getAnimations().every((a) => a.playState !== 'running'),
  );
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(): Promise<{ violations: { id: string; impact: string; help: string; nodes: { target: string[] }[] }[] }>;
      };
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, help, nodes }) =>
          `${id}: ${help} (${nodes
            .map((node) => node.target.join(' '))
            .slice(0, 5)
            .join('; ')})`,
      );
  });
}
