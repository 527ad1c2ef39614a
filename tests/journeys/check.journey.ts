import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPublicResult } from '../support/a-public-result.ts';
import { anEnrolment } from '../support/an-enrolment.ts';
import { desk, findBarriers, launchBrowser, phone, visit } from './browser.ts';

const page = pathToFileURL(join(import.meta.dirname, '../../dist/check/index.html')).href;
const folder = mkdtempSync(join(tmpdir(), 'truonggan-check-'));
const town = anEnrolment()
  .withSchool('north', { seats: 1 })
  .withSchool('south', { seats: 1 })
  .withChild('an', { wishes: ['north', 'south'], metres: { north: 200, south: 500 } })
  .withChild('binh', { wishes: ['north'], metres: { north: 100 } })
  .withRules({ criteria: [{ rule: 'distance' }] });
const file = aPublicResult(town);
// Pseudonyms as long as real ones.
file.applicants = file.applicants.map((name, i) => `${i}${name}`.padEnd(12, '0'));

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe('anyone with the page on a disk and no network', () => {
  test.each([phone, desk])(
    'reads the verdict on a published result, and one child’s row ($width px)',
    async (viewport) => {
      const { HashTree } = await import('#engines/publication/hash-tree.ts');
      const { rowText } = await import('#engines/publication/public-result.ts');
      const good = { ...file, root: new HashTree(file.applicants.map((_, at) => rowText(file, at))).root() };
      const visitor = await visit(browser, page, { viewport });
      await visitor.context.setOffline(true);
      await visitor.page.locator('input[type=file]').setInputFiles(write('good.json', good));
      await visitor.page.locator('.check-verdict').waitFor();
      expect(await visitor.page.locator('.check-verdict').textContent()).toContain('Kết quả đúng quy tắc');
      expect(await visitor.page.locator('td.fault').count()).toBe(0);
      const turnedAway = file.applicants[file.wishes.findIndex((wishes) => wishes.length === 2)];
      await visitor.page.locator('input[type=text]').fill(turnedAway);
      await visitor.page.getByText('hết chỗ trước khi tới lượt').waitFor();
      await visitor.page.getByText('2 trên 2').waitFor();
      expect(await findBarriers(visitor.page)).toEqual([]);
      expect(
        await visitor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);

      const forged = { ...good, result: [...good.result].reverse() };
      await visitor.page.locator('input[type=file]').setInputFiles(write('forged.json', forged));
      await visitor.page.locator('.check-verdict.unsound').waitFor();
      expect(await visitor.page.locator('td.fault').count()).toBeGreaterThan(0);

      await visitor.page.locator('input[type=file]').setInputFiles(write('other.json', { format: 'x' }));
      await visitor.page.getByText('không phải tệp kết quả công khai').waitFor();
      expect(visitor.complaints).toEqual([]);
      expect(visitor.outside).toEqual([]);
      await visitor.context.close();
    },
  );
});
