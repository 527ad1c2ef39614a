import { expect, test } from 'vitest';
import { z } from 'zod';
import { inputFailure } from '../../api/platform/input-failure.ts';

const form = z.object({
  rooms: z.number().int().min(1).max(200),
  share: z.number().gt(0).lt(1),
  name: z.string().trim().min(2).max(5),
  level: z.enum(['primary', 'nursery']),
  id: z.uuid(),
  year: z.string().regex(/^\d{4}-\d{4}$/),
  file: z.string().regex(/^\w+\.csv$/, 'NAME.csv is expected'),
  cells: z.array(z.string()).min(1).max(2),
});
const good = {
  ...{ rooms: 5, share: 0.5, name: 'Bắc', level: 'primary', id: '00000000-0000-4000-8000-000000000000' },
  ...{ year: '2026-2027', file: 'a.csv', cells: ['a'] },
};

function sentence(part: object, language: 'vi' | 'en'): string {
  const sent = { ...good, ...part };
  const read = form.safeParse(sent);
  if (read.success) throw new Error('This can be read.');
  return inputFailure(read.error.issues, sent).sentence(language);
}

test.each([
  [
    { rooms: 0 },
    'Giá trị 0 ở "rooms" nhỏ quá: ít nhất phải là 1.',
    'The value 0 at "rooms" is too small: 1 is the least.',
  ],
  [{ rooms: 900 }, 'Giá trị 900 ở "rooms" lớn quá: nhiều nhất là 200.', 'too large: 200 is the most.'],
  [{ rooms: 1.5 }, 'Giá trị "1.5" ở "rooms" không phải là số nguyên.', '"1.5" at "rooms" is not a whole number.'],
  [{ rooms: undefined }, 'Thiếu giá trị ở "rooms".', 'A value is missing at "rooms".'],
  [{ rooms: '5' }, 'không phải là số.', 'is not a number.'],
  [{ share: 0 }, 'phải lớn hơn 0.', 'it must be above 0.'],
  [{ share: 1 }, 'phải nhỏ hơn 1.', 'it must be below 1.'],
  [{ name: 'A' }, 'cần ít nhất 2 ký tự.', 'needs at least 2 characters.'],
  [{ name: 'Trường' }, 'Chữ ở "name" dài quá ("Trường"): nhiều nhất 5 ký tự.', '5 characters are the most.'],
  [{ level: 'zzz' }, 'Chỉ nhận: primary, nursery.', 'There is no choice "zzz" at "level".'],
  [{ id: 'x' }, 'không đúng dạng', 'does not have the form'],
  [{ year: '2031' }, 'Giá trị "2031" ở "year" không đúng dạng', 'The value "2031" at "year" does not have the form'],
  [{ file: 'a.doc' }, 'NAME.csv is expected', 'NAME.csv is expected'],
  [{ cells: [] }, 'cần ít nhất 1 mục.', 'needs at least 1 entries.'],
  [{ cells: ['a', 'b', 'c'] }, 'nhiều nhất 2 mục.', '2 entries are the most.'],
  [{ cells: ['a', 3] }, 'Giá trị "3" ở "cells.1" không phải là chữ.', 'The value "3" at "cells.1" is not text.'],
])('%j is refused by its place, its value and what would do', (part, vi, en) => {
  expect(sentence(part, 'vi')).toContain(vi);
  expect(sentence(part, 'en')).toContain(en);
  expect(`${sentence(part, 'vi')}${sentence(part, 'en')}`).not.toMatch(/undefined|\{[a-z]\w*\}|expected \w+ to/);
});
