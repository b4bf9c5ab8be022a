import type { Problem } from '../formats/problem.ts';

/**
 * Largest configuration, in bytes of its exported text: 4,000 for each of 1,000 services. One limit for files, messages
 * and storage, so that what is accepted can be exported and imported again. Browsers store 10 MB for an extension, and
 * reports need room beside it.
 */
export const MAX_CONFIG_BYTES = 4_000_000;

/** What is wrong with the size of a configuration's text; undefined when nothing is. */
export function excessOf(text: string): Problem | undefined {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= MAX_CONFIG_BYTES) return undefined;
  return { path: '', message: `is too large: ${bytes} bytes, at most ${MAX_CONFIG_BYTES}` };
}
