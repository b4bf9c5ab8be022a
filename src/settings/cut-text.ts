/** More than a sentence needs; what an input brings is repeated no further. */
const MOST = 200;

/** A text of at most 200 characters: longer ones end in an ellipsis. */
export function cutText(text: string): string {
  if (text.length <= MOST) return text;
  // A pair of surrogates cut in two would be no text any more.
  return `${text.slice(0, MOST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
