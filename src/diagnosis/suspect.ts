/** Where a fault can sit, in the order in which they are drawn and reported. */
export const SUSPECTS = ['device', 'network', 'path', 'provider'] as const;

export type Suspect = (typeof SUSPECTS)[number];

/** The side a person reads; it follows from the set of suspects. */
export type Side = 'ok' | 'yours' | 'not-yours' | 'theirs' | 'unclear';
