import type { MessageKey, Translate } from './translate.ts';

/** Invisible and without width: marks where a filled-in value begins and ends. */
const EDGE = '\u2060';

const SPACED_EDGE = new RegExp(
  `(?<=\\p{Script=Han})${EDGE}+(?=[\\p{Script=Latin}\\d])|(?<=[\\p{Script=Latin}\\d])${EDGE}+(?=\\p{Script=Han})`,
  'gu',
);
const ANY_EDGE = new RegExp(EDGE, 'g');

/** Marks a value that is about to be put into a text. */
export function edged(value: string): string {
  return `${EDGE}${value}${EDGE}`;
}

/**
 * Puts a space where a marked value in one script meets a text in the other, as Chinese typesetting wants it
 * ("微信和 QQ 没有回应"), and removes the marks. A name's own spelling ("QQ音乐") is left alone.
 */
export function spaced(text: string): string {
  return text.replace(SPACED_EDGE, ' ').replace(ANY_EDGE, '');
}

/** What a formatter of the browser made, with the spaces that it leaves out in Chinese: "40 分钟", not "40分钟". */
export function spacedParts(parts: readonly { readonly value: string }[]): string {
  return spaced(parts.map(({ value }) => edged(value)).join(''));
}

/** The text of that key with its placeholders filled in order. */
export function fill(t: Translate, key: MessageKey, ...values: readonly string[]): string {
  return spaced(t(key, ...values.map(edged)));
}

/** The same texts with every value filled in as `fill` does: what a page is given to look its texts up with. */
export function typeset(t: Translate): Translate {
  return (key, ...values) => fill(t, key, ...values);
}
