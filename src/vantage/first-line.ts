/** The first line of somebody else's words, without control characters, cut where it would run on. */
export function firstLine(words: string, maxLength: number): string {
  const [line = ''] = words.trim().split(/[\r\n]/, 1);
  return line
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, maxLength);
}
