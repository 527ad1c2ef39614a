import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPath, writePath } from '../../web/state/paths.ts';
import { readShareLink, writeShareLink } from '../../web/state/share-link.ts';

const home = { level: 'primary', lonLat: [106.63012, 10.72034], label: 'Hẻm 123/45/6, Phường Cầu Mây' } as const;
const shared = { ...home, lonLat: [...home.lonLat] as [number, number] };

describe('a home in a link', () => {
  it('stands behind the # only, whatever the page address was', () => {
    const url = new URL(writeShareLink('https://truong.example/demo/school/s1?from=list', shared));
    expect(url.search).toBe('');
    expect(url.pathname).toBe('/demo/school/s1');
    expect(`${url.origin}${url.pathname}${url.search}`).not.toContain('106.63');
    expect(url.hash).toContain('106.63012');
  });

  it('comes back as it went', () => {
    expect(readShareLink(new URL(writeShareLink('https://truong.example/demo', shared)).hash)).toEqual(shared);
  });

  it('is no home when level or place cannot be read', () => {
    for (const hash of [
      '',
      '#level=primary',
      '#level=college&at=106.6,10.7',
      '#level=primary&at=206.6,10.7',
      '#at=a,b',
    ]) {
      expect(readShareLink(hash)).toBeNull();
    }
  });
});

describe('addresses of the application', () => {
  it('reads back every place it writes', () => {
    const places = [
      { room: 'look', organisationId: 'demo', schoolId: null },
      { room: 'look', organisationId: 'demo', schoolId: 'TH Lê Lợi/2' },
      { room: 'look', organisationId: 'demo', schoolId: 'TH Lê Lợi/2', results: true },
      { room: 'look', organisationId: 'demo', schoolId: null, receipt: true },
      { room: 'plan', organisationId: 'hcmc' },
      { room: 'council', organisationId: 'hcmc', periodId: null, runId: null },
      { room: 'council', organisationId: 'hcmc', periodId: 'p1', runId: 'r1' },
      { room: 'classes', organisationId: 'hcmc', planId: null },
      { room: 'classes', organisationId: 'hcmc', planId: 'k1' },
    ] as const;
    for (const place of places) expect(readPath(writePath(place))).toEqual(place);
  });

  it('opens the parents’ room at the front door and for rooms it does not know', () => {
    expect(readPath('/')).toEqual({ room: 'look', organisationId: null, schoolId: null });
    expect(readPath('/demo/cellar')).toEqual({ room: 'look', organisationId: 'demo', schoolId: null });
  });
});

describe('the web’s own files', () => {
  const web = join(import.meta.dirname, '../../web');
  const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(web, name), 'utf8') }));

  it('let only the token’s keeper and the one caller of the server know the operator’s token', () => {
    const readers = sources.filter(({ text }) => /getOperatorToken\(/.test(text)).map(({ name }) => name);
    expect(readers.sort()).toEqual(['api.ts', 'state/operator-token.ts']);
  });

  it('put the token in a header and never in an address', () => {
    const api = sources.find(({ name }) => name === 'api.ts')?.text ?? '';
    expect(api.match(/token/g)?.length).toBeGreaterThan(0);
    expect(api).toContain(`headers.set('authorization', \`Bearer \${token}\`)`);
    expect(api).not.toMatch(/[?&]token=/);
  });

  it('send a home by POST: no query string is built from one', () => {
    const leaks = sources.filter(({ text }) => /\?[^`'"\n]*\$\{[^}]*(home|lonLat)/.test(text)).map(({ name }) => name);
    expect(leaks).toEqual([]);
  });
});
