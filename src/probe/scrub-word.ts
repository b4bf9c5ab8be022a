const PLAIN_CODE = /^(?:net::)?[A-Z0-9_]+$/;
const LONGEST_WORD = 200;

/** A browser's word as it may be kept and shown: without addresses, cut where it would run on. */
export function scrubWord(word: string): string {
  if (PLAIN_CODE.test(word)) return word.slice(0, LONGEST_WORD);
  return word
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '<address>')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<address>')
    .replace(/\[?(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])\]?/gi, '<address>')
    .replace(/\b(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?\b/gi, '<host>')
    .trim()
    .slice(0, LONGEST_WORD);
}
