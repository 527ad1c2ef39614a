import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the built writer (dist/first-page) gives for a path; null: this page is the application's alone. */
type Write = (path: string, ask: (apiPath: string) => Promise<unknown>) => Promise<WrittenPage | null>;
interface WrittenPage {
  html: string;
  title: string;
  language: string;
  answers: Record<string, unknown>;
}

/** The page for `path`, given a way to ask our own public calls. */
export type PageWriter = (path: string, ask: (apiPath: string) => Promise<unknown>) => Promise<string>;

const mostPages = 100;

/**
 * Pages with their first content in them, written by the application built for the server (`writerFolder`), for phones on slow
 * lines: the styles stand in the page too, so that one answer is enough to read it. Without a built writer, or when
 * it fails, the plain page; `onFailure` hears of it.
 */
export function openPageWriter(
  webFolder: string,
  writerFolder: string,
  onFailure: (failure: Error) => void,
): PageWriter {
  const plain = readFileSync(join(webFolder, 'index.html'), 'utf8');
  const styled = inlineStyles(plain, webFolder);
  const module = join(writerFolder, 'first-page.js');
  if (!existsSync(module)) return async () => plain;
  const loaded = import(pathToFileURL(module).href) as Promise<{ writeFirstPage: Write }>;
  loaded.catch(() => {});
  const written = new Map<string, string>();
  return async (path, ask) => {
    try {
      const { writeFirstPage } = await loaded;
      const page = await writeFirstPage(path, ask);
      if (!page) return plain;
      const given = JSON.stringify({ path, answers: page.answers });
      const key = createHash('sha256').update(given).digest('base64');
      const known = written.get(key);
      if (known) return known;
      if (written.size >= mostPages) written.clear();
      const whole = fill(styled, page, given);
      written.set(key, whole);
      return whole;
    } catch (failure) {
      onFailure(failure as Error);
      return plain;
    }
  };
}

/** The style sheet's link replaced by its text. */
function inlineStyles(page: string, webFolder: string): string {
  return page.replace(/<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g, (_, href: string) => {
    const css = readFileSync(join(webFolder, href), 'utf8');
    return `<style>${css.replaceAll('</', '<\\/')}</style>`;
  });
}

function fill(page: string, { html, title, language }: WrittenPage, given: string): string {
  // Data, not code: the browser never runs it, and no text in it can end the element.
  const data = `<script type="application/json" id="given">${given.replaceAll('<', '\\u003c')}</script>`;
  return page
    .replace(/<html lang="[^"]*">/, `<html lang="${language}">`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title>`)
    .replace('<div id="root"></div>', () => `<div id="root">${html}</div>${data}`);
}
