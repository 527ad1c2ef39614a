import { foldText } from '../fold-text.ts';

/** A school's name taken apart for comparison; never shown. */
export interface SchoolName {
  /** Folded, misspellings mended: "truong tieu hoc hanh thong". */
  folded: string;
  /** Without the words for school, level and campus: "hanh thong". */
  core: string;
  /** Campus mark: "2" for "cơ sở 2", "CS2"; null when none. */
  campus: string | null;
}

/** Misspellings met in published files, folded: mended for comparison only. */
const misspellings: [RegExp, string][] = [
  [/^tr?u+o+u?ng\b/, 'truong'],
  [/\bthpr\b/g, 'thpt'],
  [/\bptth\b|\bpho thong trung hoc\b/g, 'thpt'],
  [/\bshool\b/g, 'school'],
  [/\bttrung\b/g, 'trung'],
  [/\bhoc vienn\b/g, 'hoc vien'],
  [/\btrung hoc pho thong\b/g, 'thpt'],
  [/\btrung hoc co so\b/g, 'thcs'],
  [/\bki\b/g, 'ky'],
];

const levelWords =
  /^truong\b|\b(he thong|tieu hoc co so|tieu hoc|thcs|thpt|ptcs|pt|trung hoc|mam non|mau giao|nha tre|th|mn|mg|tp|cap \d( \d)*|pho thong|tu thuc|dan lap|ban cong|bc|dl|school|primary|elementary|secondary|junior|senior|high|kindergarten|preschool|nursery|chuyen)\b/g;
const campusWords = /\b(?:co so|cs|phan hieu|diem truong|campus)\s*(\d+\w?|[a-d])\b|\bcs(\d+\w?)\b/;

/** Takes a name apart. An empty core means the name holds nothing but its kind ("Trường mầm non"). */
export function readSchoolName(name: string): SchoolName {
  let folded = foldText(name);
  for (const [wrong, right] of misspellings) folded = folded.replace(wrong, right);
  const mark = campusWords.exec(folded);
  const core = folded.replace(campusWords, ' ').replace(levelWords, ' ').replace(/\s+/g, ' ').trim();
  return { folded, core, campus: mark ? (mark[1] ?? mark[2]) : null };
}

/** 0-1: 1 for the same core, less for a letter or two of difference in a longer one, 0 beyond. */
export function coreSimilarity(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  // Numbers tell schools apart ("An Lạc 1", "An Lạc 2"): one digit is never a misspelling.
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return 0;
  const lastA = a.split(' ').at(-1) ?? '';
  const lastB = b.split(' ').at(-1) ?? '';
  if (lastA.length === 1 || lastB.length === 1) return 0;
  const longest = Math.max(a.length, b.length);
  const similarity = 1 - editDistance(a, b) / longest;
  return longest >= 7 && similarity >= 0.88 ? similarity : 0;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, previous[j] + 1, current[j - 1] + 1));
    }
    previous = current;
  }
  return previous[b.length];
}
