const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
};

/**
 * The text that HTML shows, for reading and not for showing as HTML: tags are taken out, the commonest references
 * resolved once, after the tags. Runs in linear time: a tag ends at the next angle bracket of either kind.
 */
export function plainText(html: string): string {
  return html
    .replace(/<\/?[a-z!][^<>]*>/gi, ' ')
    .replace(/&(amp|lt|gt|quot|apos|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '');
}
