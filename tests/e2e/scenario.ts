import type { Cause } from '../../src/diagnosis/cause.ts';
import type { Side, Suspect } from '../../src/diagnosis/suspect.ts';
import type { Break } from '../net/break.ts';

/** What a verdict must be. `ok` may also be told of a service whose answer stays hidden. */
export type Expected =
  | { readonly kind: 'ok' }
  | {
      readonly kind: 'fault';
      readonly suspects: readonly Suspect[];
      readonly causes: readonly Cause[];
    }
  /** No claim beyond the evidence: `unknown`, or a fault whose suspects include the true ones. */
  | { readonly kind: 'modest'; readonly truth: readonly Suspect[]; readonly mayBeOk?: true };

export interface Outcome {
  readonly user: Expected;
  /** By id; services that are not named must be ok. */
  readonly services: Readonly<Record<string, Expected>>;
  readonly sides: readonly Side[];
  readonly headline: RegExp;
}

/** One thing that can go wrong with a world, and what must be said of it. */
export interface Scenario {
  readonly name: string;
  readonly breaks: readonly Break[];
  /** With access to every host. */
  readonly seen: Outcome;
  /** With access to the controls alone, as after an installation. */
  readonly unseen: Outcome;
}

export const OK: Expected = { kind: 'ok' };

/** A fault with just these suspects. */
export function fault(suspects: readonly Suspect[], ...causes: readonly Cause[]): Expected {
  return { kind: 'fault', suspects, causes };
}
