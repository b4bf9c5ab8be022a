/** A table of words; the first column is left-aligned in plain text, and so is whatever is no number. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** In columns, for a terminal. */
export function tableText({ head, rows, title }: Table): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column]))));
  const body = lines.map((line) =>
    line
      .map((cell, column) => pad(cell, { width: widths[column] ?? 0, isFirst: column === 0 }))
      .join('  ')
      .trimEnd(),
  );
  return [title, ...body].join('\n');
}

function widthOf(cell = ''): number {
  return [...cell].length;
}

function pad(
  cell: string,
  { width, isFirst }: { readonly width: number; readonly isFirst: boolean },
) {
  const isNumber = /^[\d.,]+(?: (?:%|s|kB))?$/.test(cell);
  return !isFirst && isNumber ? cell.padStart(width) : cell.padEnd(width);
}

/** As Markdown, under a heading. */
export function tableMarkdown({ head, rows, title }: Table): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [`### ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join(
    '\n',
  );
}
