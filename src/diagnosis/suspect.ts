/** Where a fault can sit, in the order in which they are drawn and reported. */
export const SUSPECTS = ['device', 'network', 'path', 'provider'] as const;

export type Suspect = (typeof SUSPECTS)[number];

/** The side a person reads; it follows from the set of suspects. */
export type Side = 'ok' | 'yours' | 'not-yours' | 'theirs' | 'unclear';

/** The sets that rules arrive at, in reporting order. */
export const DEVICE = ['device'] as const;
export const NETWORK = ['network'] as const;
export const USER_SIDE = ['device', 'network'] as const;
export const DEVICE_OR_PROVIDER = ['device', 'provider'] as const;
export const FAR_SIDE = ['path', 'provider'] as const;
export const PROVIDER = ['provider'] as const;
export const NOT_DEVICE = ['network', 'path', 'provider'] as const;

/** The suspects that a set leaves out, in reporting order. */
export function clearedBy(suspects: readonly Suspect[]): readonly Suspect[] {
  return SUSPECTS.filter((suspect) => !suspects.includes(suspect));
}

/** The side that a set of suspects speaks of. */
export function sideOf(suspects: readonly Suspect[]): Exclude<Side, 'ok'> {
  const within = (side: readonly Suspect[]): boolean => suspects.every((s) => side.includes(s));
  if (within(USER_SIDE)) return 'yours';
  if (within(PROVIDER)) return 'theirs';
  return within(FAR_SIDE) ? 'not-yours' : 'unclear';
}
