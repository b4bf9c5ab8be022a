import type { Side } from '../diagnosis/suspect.ts';

/** What a person reads of one report: first the side, then one thing to do and one not to bother with. */
export interface Description {
  readonly side: Side | 'checking';
  readonly headline: string;
  readonly detail?: string;
  readonly action: string;
  readonly nonAction: string;
}

/** A description whose side is told elsewhere. */
export interface Words {
  readonly headline: string;
  readonly detail: string | undefined;
  readonly action: string;
  readonly nonAction: string;
}
