/** One unit of a printed zone plan, the commune by its printed name. */
interface PrintedUnit {
  commune: string;
  neighbourhood: string | null;
  groups: [from: number, to: number] | null;
}

/** What a printed line says, and the pieces that could not be read. */
export interface PrintedZone {
  units: PrintedUnit[];
  unread: string[];
}

/** Where the name of a commune ends and its parts begin. */
const partStart =
  /(?:^|\s)(?:(?:khu phố|khu pho|kp|tổ dân phố|tổ|to|tdp|ấp|ap|thôn|thon|bản|buôn|khóm)(?=[\s\d.])|\d{1,4}\s*[-–]\s*\d)/iu;
const quarterWord = /^(khu phố|khu pho|kp|ấp|ap|thôn|thon|khóm|bản|buôn)\s*\.?\s*(.+)$/iu;
const longestRange = 200;

/**
 * Reads lines as newspapers and decisions print them: communes parted by ";", within one "KP1+KP2", "KP1-KP4", "tổ 13-17 KP4",
 * "tổ 1-12 và 18-25 KP4", "15-22 KP3". Ranges of quarters become one unit each, ranges of groups stay ranges.
 */
export function parseZoneText(text: string): PrintedZone {
  const zone: PrintedZone = { units: [], unread: [] };
  for (const segment of text
    .normalize('NFC')
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const start = partStart.exec(segment);
    const commune = (start ? segment.slice(0, start.index) : segment).replace(/[:,]\s*$/, '').trim();
    if (commune === '') {
      zone.unread.push(segment);
      continue;
    }
    if (!start) zone.units.push({ commune, neighbourhood: null, groups: null });
    else parseParts(segment.slice(start.index), commune, zone);
  }
  return zone;
}

/** "KP 4A", "khu phố 4a", "KP4A" → "KP4A"; "Ấp 3", "ấp 3" → "Ấp 3"; other names keep their words. */
export function normaliseNeighbourhood(text: string): string {
  const tidy = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  const quarter = /^(?:khu phố|khu pho|kp)\s*\.?\s*(\d+\s*\p{L}?)$/iu.exec(tidy);
  if (quarter) return `KP${quarter[1].replace(/\s/g, '').toUpperCase()}`;
  const other = /^(ấp|thôn|khóm|bản|buôn)\s*\.?\s*(.+)$/iu.exec(tidy);
  return other ? `${other[1][0].toUpperCase()}${other[1].slice(1).toLowerCase()} ${other[2]}` : tidy;
}

/**
 * The name of one place as a map layer writes it: "Tổ 13 KP4", "KP4 - tổ 13", "tổ dân phố 13, khu phố 4" → KP4 and 13; "Khu phố 4" → KP4
 * alone; "Tổ 13" → 13 alone, counted within the commune. A name of any other kind is a neighbourhood of that name.
 */
export function parsePlaceName(text: string): { quarter: string | null; group: number | null } {
  const tidy = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  const named = /(?:^|[\s,(–-])(?:tổ dân phố|tổ|tdp)\s*(?:số\s*)?(\d{1,4})(?!\d)/iu.exec(tidy);
  if (!named) return { quarter: normaliseNeighbourhood(tidy), group: null };
  const rest = `${tidy.slice(0, named.index)} ${tidy.slice(named.index + named[0].length)}`;
  const quarter = rest.replace(/^[\s,;()–-]+|[\s,;()–-]+$/gu, '').replace(/\s+/g, ' ');
  return { quarter: quarter === '' ? null : normaliseNeighbourhood(quarter), group: Number(named[1]) };
}

/** "tổ 13-17", "13-17", "tổ 28" → [13, 17]; null when it is no list of groups. */
export function parseGroups(text: string): [from: number, to: number][] | null {
  const tidy = text.trim().replace(/^(tổ dân phố|tổ|to|tdp)\s*/iu, '');
  const ranges: [number, number][] = [];
  for (const part of tidy.split(/\s*(?:và|va|\+|&|,)\s*/u)) {
    const range = /^(?:tổ\s*)?(\d{1,4})(?:\s*[-–]\s*(?:tổ\s*)?(\d{1,4}))?$/iu.exec(part.trim());
    if (!range) return null;
    const from = Number(range[1]);
    const to = Number(range[2] ?? range[1]);
    if (to < from || to - from > longestRange) return null;
    ranges.push([from, to]);
  }
  return ranges;
}

function parseParts(text: string, commune: string, zone: PrintedZone): void {
  for (const part of text
    .split(',')
    .map((piece) => piece.trim())
    .filter(Boolean)) {
    const units = parsePart(part, commune);
    if (units) zone.units.push(...units);
    else zone.unread.push(`${commune} ${part}`);
  }
}

function parsePart(part: string, commune: string): PrintedUnit[] | null {
  const quarterAt = /(?:khu phố|khu pho|kp|ấp|ap|thôn|thon|khóm|bản|buôn)(?=[\s\d.])/iu.exec(part);
  const before = (quarterAt ? part.slice(0, quarterAt.index) : part).trim();
  const groups = before === '' ? null : parseGroups(before);
  if (before !== '' && !groups) return null;
  if (!quarterAt) return (groups ?? []).map((range) => ({ commune, neighbourhood: null, groups: range }));
  const names = expandQuarters(part.slice(quarterAt.index));
  if (!names || (groups && names.length > 1)) return null;
  return names.flatMap((neighbourhood): PrintedUnit[] =>
    groups
      ? groups.map((range) => ({ commune, neighbourhood, groups: range }))
      : [{ commune, neighbourhood, groups: null }],
  );
}

/** "KP1+KP2" and "KP1-KP4" (numbers only) as single quarters. */
function expandQuarters(text: string): string[] | null {
  const names: string[] = [];
  for (const piece of text.split(/\s*(?:\+|&|và)\s*/u)) {
    const range = /^(?:khu phố|kp)\s*(\d+)\s*[-–]\s*(?:(?:khu phố|kp)\s*)?(\d+)$/iu.exec(piece);
    if (range) {
      const [from, to] = [Number(range[1]), Number(range[2])];
      if (to < from || to - from > longestRange) return null;
      for (let n = from; n <= to; n++) names.push(`KP${n}`);
      continue;
    }
    const whole = /^\d/.test(piece) ? `KP${piece}` : piece;
    if (!quarterWord.test(whole)) return null;
    names.push(normaliseNeighbourhood(whole));
  }
  return names;
}
