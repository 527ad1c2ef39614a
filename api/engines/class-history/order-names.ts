const collator = new Intl.Collator('vi', { sensitivity: 'variant' });

/** Vietnamese lists go by given name (the last word), then family name, then what stands between; ICU order of `vi`. */
export function compareNames(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  return (
    collator.compare(a.given, b.given) || collator.compare(a.family, b.family) || collator.compare(a.middle, b.middle)
  );
}

function partsOf(name: string): { given: string; family: string; middle: string } {
  const words = name.normalize('NFC').trim().split(/\s+/);
  const given = words.at(-1) ?? '';
  return { given, family: words.length > 1 ? words[0] : '', middle: words.slice(1, -1).join(' ') };
}
