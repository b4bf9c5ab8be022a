/** The id that reports give to an address which is checked without being added; no service can have it. */
export const ADHOC_ID = 'adhoc';

/** The id of one of several such addresses in a round, the first of them 0; no service can have it either. */
export function adhocId(index: number): string {
  return index === 0 ? ADHOC_ID : `${ADHOC_ID}:${index}`;
}

/** Whether a report has that id for an address which is checked without being added. */
export function isAdhocId(id: string): boolean {
  return id === ADHOC_ID || id.startsWith(`${ADHOC_ID}:`);
}
