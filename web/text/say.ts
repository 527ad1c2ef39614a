/** The languages people read. A country profile names those its screens offer. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** One phrase in every language, side by side, so that a correction is one line and none can be missing. */
export type Phrase = Readonly<Record<Language, string>>;
export type Topic = Readonly<Record<string, Phrase>>;

const topics = new Map<string, Topic>();
const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/** Makes topics sayable. The server registers all of them (text.ts); the browser each screen's own, so that a phone loads few. */
export function registerWords(more: Readonly<Record<string, Topic>>): void {
  for (const [name, topic] of Object.entries(more)) topics.set(name, topic);
}

/**
 * The phrase of `key` (`topic.phrase`) in `language`, `{name}` replaced by `params.name`; numbers are written in the
 * language's own way, and a value may name phrases by their keys behind an "@" ("@common.level.primary"). An unknown key (a
 * code from newer data) is returned as it is, so that nothing is hidden.
 */
export function say(language: Language, key: string, params: Record<string, unknown> = {}): string {
  const dot = key.indexOf('.');
  const phrase = topics.get(key.slice(0, dot))?.[key.slice(dot + 1)];
  if (!phrase) return key;
  return phrase[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined || value === null) return whole;
    return typeof value === 'number' ? sayNumber(language, value) : sayNamed(language, String(value));
  });
}

function sayNamed(language: Language, value: string): string {
  return value.replace(
    /@([a-z]+)\.([a-z_.-]+)/g,
    (whole, topic: string, name: string) => topics.get(topic)?.[name]?.[language] ?? whole,
  );
}

/** Below this a number is the rounding of a sum. */
const leastSaid = 1e-6;

/** 1234.5 → "1.234,5" (vi) or "1,234.5" (en); below zero with a true minus sign. */
export function sayNumber(language: Language, value: number, fractionDigits?: number): string {
  if (fractionDigits === undefined && Math.abs(value) > leastSaid && Math.abs(value) < 0.005)
    return saySmall(language, value);
  const key = `${language} ${fractionDigits}`;
  let format = formats.get(key);
  if (!format) {
    const digits = { maximumFractionDigits: fractionDigits ?? 2, minimumFractionDigits: fractionDigits ?? 0 };
    format = new Intl.NumberFormat(locales[language], digits);
    formats.set(key, format);
  }
  return format.format(value).replace('-', '−');
}

/** What two decimals would show as 0, though it is something. */
function saySmall(language: Language, value: number): string {
  return new Intl.NumberFormat(locales[language], { maximumSignificantDigits: 2 }).format(value);
}

/** What became more or less: "+12" or "−12" with a true minus sign; what rounds to nothing is a bare 0. */
export function sayChange(language: Language, change: number, fractionDigits = 0): string {
  const size = sayNumber(language, Math.abs(change), fractionDigits);
  if (size === sayNumber(language, 0, fractionDigits)) return size;
  return `${change > 0 ? '+' : '−'}${size}`;
}

/** Making a format is dear, using one is not: a table of a thousand numbers needs one. */
const formats = new Map<string, Intl.NumberFormat>();

/** Metres for families: "350 m" under a kilometre (to 10 m), "1,2 km" above. Councils use whole metres. */
export function sayDistance(language: Language, metres: number): string {
  if (metres < 995) return `${sayNumber(language, Math.round(metres / 10) * 10)} m`;
  return `${sayNumber(language, metres / 1000, 1)} km`;
}

/** The hour and minute of an instant, 14:05, in the profile's time zone. */
export function sayTime(iso: string, timeZone = 'Asia/Ho_Chi_Minh'): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** ISO date or instant → dd/mm/yyyy in the profile's time zone. */
export function sayDate(iso: string, timeZone = 'Asia/Ho_Chi_Minh'): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (day) return `${day[3]}/${day[2]}/${day[1]}`;
  return new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    new Date(iso),
  );
}
