/** The id that reports give to an address which is checked without being added; no service can have it. */
export const ADHOC_ID = 'adhoc';
