/** What fits under a station at its drawn size: full-width characters count double. */
const MOST_UNITS = 12;
const MOST_LINES = 2;

function unitsOf(text: string): number {
  let units = 0;
  for (const character of text) units += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return units;
}

function shorten(text: string): string {
  if (unitsOf(text) <= MOST_UNITS) return text;
  let kept = '';
  for (const character of text) {
    if (unitsOf(kept + character) > MOST_UNITS - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Breaks a label into at most two lines at its spaces; what still does not fit ends in an ellipsis. */
export function labelLines(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && (unitsOf(joined) <= MOST_UNITS || lines.length === MOST_LINES)) {
      lines[lines.length - 1] = joined;
    } else {
      lines.push(word);
    }
  }
  return lines.map(shorten);
}
