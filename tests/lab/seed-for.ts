/** A seed of its own for everything that words tell apart. FNV-1a. */
export function seedFor(seed: number, ...words: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const sign of [seed, ...words].join(' ')) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}
