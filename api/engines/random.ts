/**
 * A generator of numbers in [0, 1) that is the same on every machine for the same text: sfc32 (C. Doty-Humphrey,
 * PractRand), its state filled by FNV-1a over the text's UTF-16 units and stirred. For drawing towns and synthetic
 * figures; never for a lottery, which people must be able to check with common tools.
 */
export function seededRandom(seedText: string): () => number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seedText.length; i++) hash = Math.imul(hash ^ seedText.charCodeAt(i), 0x01000193);
  let [a, b, c, counter] = [hash, Math.imul(hash, 0x9e3779b1), hash ^ 0x5bd1e995, 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}
