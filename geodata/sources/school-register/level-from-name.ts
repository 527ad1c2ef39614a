import { foldText } from '../fold-text.ts';
import { readSchoolName } from './school-name.ts';
import type { CleaningReason, Level } from './types.ts';

/** Levels read from words, with how sure and why. */
export interface LevelGuess {
  levels: Level[];
  confidence: number;
  reason: CleaningReason;
}

interface LevelRule {
  /** Over the folded, mended name. */
  pattern: RegExp;
  levels: Level[];
  confidence: number;
  reason: CleaningReason;
}

/** Every rule that matches adds its levels; the least sure one sets the confidence. */
const rules: LevelRule[] = [
  { pattern: /\btieu hoc\b/, levels: ['primary'], confidence: 0.98, reason: 'level-in-name' },
  { pattern: /\b(mam non|mau giao|nha tre)\b/, levels: ['nursery'], confidence: 0.98, reason: 'level-in-name' },
  { pattern: /\bthcs\b/, levels: ['lower-secondary'], confidence: 0.97, reason: 'level-in-name' },
  { pattern: /\bthpt\b/, levels: ['upper-secondary'], confidence: 0.97, reason: 'level-in-name' },
  { pattern: /\bthcs (va )?(pt|tp)\b/, levels: ['upper-secondary'], confidence: 0.85, reason: 'level-abbreviated' },
  { pattern: /^(truong )?th\b(?! thuy)/, levels: ['primary'], confidence: 0.85, reason: 'level-abbreviated' },
  { pattern: /^(truong )?(mn|mg)\b/, levels: ['nursery'], confidence: 0.85, reason: 'level-abbreviated' },
  { pattern: /\bcap 1\b/, levels: ['primary'], confidence: 0.9, reason: 'level-old-word' },
  { pattern: /\bcap (1 )?2\b/, levels: ['lower-secondary'], confidence: 0.9, reason: 'level-old-word' },
  { pattern: /\bcap (1 )?(2 )?3\b/, levels: ['upper-secondary'], confidence: 0.9, reason: 'level-old-word' },
  { pattern: /\bptcs\b/, levels: ['lower-secondary'], confidence: 0.7, reason: 'level-old-word' },
  { pattern: /\btieu hoc trung hoc\b/, levels: ['lower-secondary'], confidence: 0.6, reason: 'level-old-word' },
  { pattern: /\b(primary|elementary)\b/, levels: ['primary'], confidence: 0.9, reason: 'level-in-english' },
  { pattern: /\b(kindergarten|preschool|nursery)\b/, levels: ['nursery'], confidence: 0.9, reason: 'level-in-english' },
  {
    pattern: /\b(junior high|middle school)\b/,
    levels: ['lower-secondary'],
    confidence: 0.85,
    reason: 'level-in-english',
  },
  { pattern: /(?<!junior )\bhigh school\b/, levels: ['upper-secondary'], confidence: 0.85, reason: 'level-in-english' },
  { pattern: /\bpt nang khieu\b/, levels: ['upper-secondary'], confidence: 0.8, reason: 'level-abbreviated' },
];

/** "Trung học" alone (and "secondary school") does not say which half: both, weakly. */
const eitherSecondary = /(?<!tieu hoc )\btrung hoc\b|\bsecondary school\b/;

const tagLevels: Record<string, Level[]> = {
  mn: ['nursery'],
  th: ['primary'],
  thcs: ['lower-secondary'],
  thpt: ['upper-secondary'],
};

const order: Level[] = ['nursery', 'primary', 'lower-secondary', 'upper-secondary'];

/** Levels from the words of a name, Vietnamese, abbreviated or English; null when it has none. */
export function levelsFromName(name: string): LevelGuess | null {
  const { folded } = readSchoolName(name);
  const hits = rules.filter((rule) => rule.pattern.test(folded));
  if (hits.length === 0) {
    if (!eitherSecondary.test(folded)) return null;
    return { levels: ['lower-secondary', 'upper-secondary'], confidence: 0.5, reason: 'level-old-word' };
  }
  const weakest = hits.reduce((a, b) => (b.confidence < a.confidence ? b : a));
  return {
    levels: sortLevels(hits.flatMap((rule) => rule.levels)),
    confidence: weakest.confidence,
    reason: weakest.reason,
  };
}

/**
 * Levels of one map entry: its names first (Vietnamese, then English), then the publisher's guess, then amenity=kindergarten.
 * A site under 150 m² (nursery: 50) halves nothing but lowers the confidence by a fifth: it may be an office or a wrong outline. The area
 * alone never gives a level: primary and lower-secondary sites of one city overlap almost wholly.
 */
export function guessLevels(entry: {
  names: readonly string[];
  levelGuess: string | null;
  amenity: string | null;
  areaSquareMetres: number | null;
}): LevelGuess | null {
  const found =
    entry.names.map(levelsFromName).find((guess) => guess !== null) ??
    fromTag(entry.levelGuess) ??
    fromAmenity(entry.amenity);
  if (!found) return null;
  const smallest = found.levels.includes('nursery') ? 50 : 150;
  const tiny = entry.areaSquareMetres !== null && entry.areaSquareMetres < smallest;
  return { ...found, confidence: round(found.confidence * (tiny ? 0.8 : 1)) };
}

/** Levels a register states: words, codes and lists ("primary;lower-secondary", "TH-THCS", "Tiểu học", "1,2"); null when unreadable. */
export function statedLevels(text: string): Level[] | null {
  const parts = text
    .split(/[;,/+&]|\s[-–]\s|\s+và\s+/i)
    .map((part) => part.trim())
    .filter(Boolean);
  const levels: Level[] = [];
  for (const part of parts) {
    const found = statedLevel(part);
    if (!found) return null;
    levels.push(...found);
  }
  return levels.length > 0 ? sortLevels(levels) : null;
}

function statedLevel(part: string): Level[] | null {
  const folded = foldText(part);
  const exact: Record<string, Level> = {
    nursery: 'nursery',
    primary: 'primary',
    'lower secondary': 'lower-secondary',
    'upper secondary': 'upper-secondary',
    '0': 'nursery',
    '1': 'primary',
    '2': 'lower-secondary',
    '3': 'upper-secondary',
  };
  if (exact[folded]) return [exact[folded]];
  const codes = folded.split(' ').map((word) => tagLevels[word === 'mg' ? 'mn' : word]);
  if (codes.length > 0 && codes.every(Boolean)) return codes.flat();
  return levelsFromName(part)?.levels ?? null;
}

function fromTag(tag: string | null): LevelGuess | null {
  const parts = foldText(tag ?? '')
    .split(' ')
    .map((part) => tagLevels[part]);
  if (parts.length === 0 || parts.some((levels) => !levels)) return null;
  return { levels: sortLevels(parts.flat()), confidence: 0.7, reason: 'level-from-tag' };
}

function fromAmenity(amenity: string | null): LevelGuess | null {
  return amenity === 'kindergarten' ? { levels: ['nursery'], confidence: 0.7, reason: 'level-from-tag' } : null;
}

function sortLevels(levels: readonly Level[]): Level[] {
  return order.filter((level) => levels.includes(level));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
