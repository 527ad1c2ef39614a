import { readSchoolName } from './school-name.ts';
import type { CleaningReason } from './types.ts';

/** An entry that is no school of the network, why, and how sure that is. */
export interface SetAside {
  reason: CleaningReason;
  confidence: number;
}

interface SetAsideRule {
  reason: CleaningReason;
  confidence: number;
  /** Over the folded, mended name. */
  pattern: RegExp;
}

/** First match decides. A name that also names a level of schooling is looked at by `strong` rules only. */
const rules: (SetAsideRule & { strong?: boolean })[] = [
  {
    reason: 'not-a-school',
    confidence: 0.9,
    pattern: /\b(cao oc|toa nha|building|sports center|ktx|ky tuc xa|nha dieu hanh|nha h\d|vien nghien cuu|virus)\b/,
    strong: true,
  },
  { reason: 'religious', confidence: 0.95, pattern: /\b(phat hoc|tu vien|chung vien|chua|seminary)\b/, strong: true },
  {
    reason: 'university',
    confidence: 0.97,
    pattern: /\b(dai hoc|dh|hoc vien|university|hutech|huflit|rmit|puf|nhac vien|dai hoc su pham)\b/,
    strong: true,
  },
  {
    reason: 'college',
    confidence: 0.95,
    pattern: /\b(cao dang|cd|college|saigon tech|sai gon tech|arena multimedia)\b/,
    strong: true,
  },
  {
    reason: 'vocational',
    confidence: 0.93,
    pattern: /\b(trung cap|day nghe|cao dang nghe|tcn|truong nghe|nghiep vu|trung hoc (ky thuat|thuy san))\b/,
    strong: true,
  },
  {
    reason: 'continuing-education',
    confidence: 0.95,
    pattern: /\b(gdtx|ttgdtx|giao duc thuong xuyen|huong nghiep)\b/,
    strong: true,
  },
  {
    reason: 'special-education',
    confidence: 0.8,
    pattern: /\b(khiem thi|khuyet tat|khiem thinh|chuyen biet)\b/,
    strong: true,
  },
  {
    reason: 'language-centre',
    confidence: 0.92,
    pattern: /\b(ngoai ngu|nhat ngu|anh ngu|language|english school|japanese language|ila|vus|esuhai)\b/,
    strong: true,
  },
  {
    reason: 'training-centre',
    confidence: 0.85,
    pattern:
      /\b(trung tam|tt|training center|school center|boi duong|quan su|si quan|huan luyen|tutoring|lop hoc tinh thuong|lang tre em|cong nghe bach khoa|truong doan|thay \w+)\b/,
  },
];

/** Names that hold nothing a reviewer could look up: one short word, a street address, letters of no Latin script. */
const saysNothing = /^(\p{Ll}{1,4}|\d+ .*(phuong|quan|duong).*|truong hoc|hana|tho trang|euro pean|ua schools)$/u;

/**
 * Whether a map entry is set aside, by amenity and names. Unnamed entries are set aside too: nobody can confirm what they are, a child cannot be
 * sent to a place without a name, and they may repeat a named one. All stay listed and one override brings any back.
 */
export function findSetAside(entry: {
  names: readonly string[];
  amenity: string | null;
  hasLevel: boolean;
}): SetAside | null {
  if (entry.names.length === 0) return tertiary(entry.amenity, 0.8) ?? { reason: 'no-name', confidence: 0.6 };
  const folded = entry.names.map((name) => readSchoolName(name).folded);
  for (const rule of rules) {
    if (entry.hasLevel && !rule.strong) continue;
    if (folded.some((name) => rule.pattern.test(name))) return downgrade(rule, entry.hasLevel);
  }
  const office = officeTaggedKindergarten(entry.amenity, entry.names, entry.hasLevel);
  if (office) return office;
  const tagged = tertiary(entry.amenity, entry.hasLevel ? 0.5 : 0.85);
  if (tagged) return tagged;
  if (!entry.hasLevel && folded.every((name) => saysNothing.test(name) || !/[a-z]/.test(name))) {
    return { reason: 'name-says-nothing', confidence: 0.6 };
  }
  return null;
}

function tertiary(amenity: string | null, confidence: number): SetAside | null {
  if (amenity === 'university') return { reason: 'university', confidence };
  return amenity === 'college' ? { reason: 'college', confidence } : null;
}

/** A name with both ("Khoa Sư phạm Mầm non, Đại học Sài Gòn") is less sure. */
function downgrade(rule: SetAsideRule, hasLevel: boolean): SetAside {
  return {
    reason: rule.reason,
    confidence: hasLevel ? Math.round((rule.confidence - 0.15) * 100) / 100 : rule.confidence,
  };
}

/** In one survey office blocks were tagged as kindergartens; known agencies and brands give them away where no word does. */
function officeTaggedKindergarten(
  amenity: string | null,
  names: readonly string[],
  hasLevel: boolean,
): SetAside | null {
  if (amenity !== 'kindergarten') return null;
  const office = /\b(fosco|fideco|central point|green house|green star|city ?view)\b/;
  const folded = names.map((name) => readSchoolName(name).folded);
  return !hasLevel && folded.some((name) => office.test(name)) ? { reason: 'not-a-school', confidence: 0.75 } : null;
}
