/** Characters of a title, a name or a page's own word that are kept. */
const MAX_LENGTH = 200;

/** Characters that are looked at for them: what follows could not show anyway. */
const MAX_LOOKED_AT = 4_000;

/** Text from outside as one short line, without marks that nobody sees or that turn the reading direction. */
export function oneLine(text: string): string {
  const line = text
    .slice(0, MAX_LOOKED_AT)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  if (line.length <= MAX_LENGTH) return line;
  return `${line.slice(0, MAX_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
