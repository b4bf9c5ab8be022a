import { parseWebAddress } from '../formats/web-address.ts';

/** Characters of a title or a name that are kept. */
export const MAX_TEXT = 200;

/** Characters that are looked at for them: what follows could not show anyway. */
const MAX_LOOKED_AT = 4_000;

/**
 * One line of plain text out of anything: at most `MAX_TEXT` characters, without control characters, marks that turn
 * the direction of writing, or halves of surrogate pairs. Undefined where nothing is left, or it is no text.
 */
export function cleanText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const line = value
    .slice(0, MAX_LOOKED_AT)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  if (line === '') return undefined;
  if (line.length <= MAX_TEXT) return line;
  return `${line.slice(0, MAX_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** An http(s) address without credentials, complete, read against `base`; undefined for anything else. */
export function cleanLink(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text === '' || text.length > 2_048 || !URL.canParse(text, base)) return undefined;
  return parseWebAddress(new URL(text, base).href)?.href;
}
