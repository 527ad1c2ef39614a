import { expect, test } from 'vitest';
import { languageOf } from '../../api/platform/http.ts';

test.each([
  ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
  ['en-GB', 'en'],
  ['fr-FR,fr;q=0.9,en;q=0.6,vi;q=0.7', 'vi'],
  ['pt-BR,pt;q=0.9', 'en'],
  ['vi;q=0, en;q=0.1', 'en'],
  ['*', 'vi'],
  [undefined, 'vi'],
] as const)('a browser that asks for %s is answered in %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
