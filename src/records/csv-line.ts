/** What a spreadsheet takes for a formula, or for white space before one. */
const FORMULA = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;
const SPECIAL = /[",\r\n]/;

/**
 * One line of CSV (RFC 4180), with its line end. Texts that a spreadsheet would run as formulas get an apostrophe in
 * front; numbers are left as they are, and what is absent is empty.
 */
export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
