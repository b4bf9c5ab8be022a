/** What people use instead, in the order of tables. */
export const BASELINES = [
  'navigator.onLine',
  'is-online',
  'error page',
  'monitor',
  'monitor, gated',
  'monitor, 3 of 3',
  'monitor, 3 of 3, gated',
  'one probe',
] as const;

export type Baseline = (typeof BASELINES)[number];
