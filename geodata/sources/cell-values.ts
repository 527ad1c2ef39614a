/** A value read from a cell: the value, nothing (blank cell), or the code of what is wrong with it. */
export type CellValue<T> = { value: T } | { value: null } | { problem: string };

/** Words people write for "nothing known". */
const blankWords = new Set([
  '',
  '-',
  '–',
  '—',
  'n/a',
  'na',
  'null',
  'không rõ',
  'chưa có',
  'chưa có số liệu',
  'unknown',
]);

const plainNumber = /^\d{1,3}\.\d+$/;

/** True for a cell that says nothing; unknown stays unknown, never zero. */
export function isBlank(text: string): boolean {
  if (text === '') return true;
  // Figures and codes, nearly every cell of a long file, begin with a digit; no blank word does.
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) return false;
  return blankWords.has(text.trim().toLowerCase());
}

/**
 * A whole number of things, never negative: "35", "1.234" and "1,234" (thousands), "35,0".
 * Problems: `count-negative`, `count-fractional`, `count-not-a-number`.
 */
export function readCount(text: string): CellValue<number> {
  if (isBlank(text)) return { value: null };
  const tidy = text.trim().replace(/[\s\u00a0]/g, '');
  const sign = tidy.startsWith('-') || tidy.startsWith('−');
  const digits = sign ? tidy.slice(1) : tidy;
  const grouped = /^[1-9]\d{0,2}([.,]\d{3})+$/.test(digits);
  const number = grouped ? Number(digits.replace(/[.,]/g, '')) : parseDecimal(digits);
  if (number === null) return { problem: 'count-not-a-number' };
  if (sign && number > 0) return { problem: 'count-negative' };
  if (!Number.isInteger(number)) return { problem: 'count-fractional' };
  if (!Number.isSafeInteger(number)) return { problem: 'count-not-a-number' };
  return { value: number };
}

/** A number written "106.698", "106,698", "1.191.454,611", "1,191,454.611" or 10°46'21"N. Problem: `number-unreadable`. */
export function readDecimal(text: string): CellValue<number> {
  if (plainNumber.test(text)) return { value: Number(text) };
  if (isBlank(text)) return { value: null };
  const tidy = text
    .trim()
    .replace(/[\s\u00a0]/g, '')
    .replace('−', '-');
  const degrees = /^(\d{1,3})°(\d{1,2})['′](?:(\d{1,2}(?:[.,]\d+)?)["″])?([NSEWBDT])?$/i.exec(tidy);
  if (degrees) {
    const value = Number(degrees[1]) + Number(degrees[2]) / 60 + Number((degrees[3] ?? '0').replace(',', '.')) / 3600;
    return { value: /[SW]/i.test(degrees[4] ?? '') ? -value : value };
  }
  const negative = tidy.startsWith('-');
  const number = parseDecimal(negative ? tidy.slice(1) : tidy);
  return number === null ? { problem: 'number-unreadable' } : { value: negative ? -number : number };
}

/**
 * A calendar day as ISO text, with no time and no zone: "31/12/2019", "31-12-2019", "31.12.2019", "2019-12-31".
 * Problems: `date-not-in-calendar` (31/02), `date-unreadable`.
 */
export function readDay(text: string): CellValue<string> {
  if (isBlank(text)) return { value: null };
  const tidy = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+Z?)?$/.exec(tidy);
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ][\d:.]+)?$/.exec(tidy);
  const parts = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : null;
  if (!parts) return { problem: 'date-unreadable' };
  const [year, month, day] = parts.map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return { problem: 'date-not-in-calendar' };
  return {
    value: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  };
}

function parseDecimal(digits: string): number | null {
  const lastDot = digits.lastIndexOf('.');
  const lastComma = digits.lastIndexOf(',');
  const commas = digits.split(',').length - 1;
  const dots = digits.split('.').length - 1;
  let plain = digits;
  if (lastDot >= 0 && lastComma >= 0) {
    plain = lastComma > lastDot ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  } else if (commas === 1) plain = digits.replace(',', '.');
  else if (commas > 1) plain = digits.replaceAll(',', '');
  else if (dots > 1) plain = digits.replaceAll('.', '');
  return /^\d+(\.\d*)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
