import type { Cause, Refusal } from './cause.ts';
import type { Finding } from './finding.ts';
import type { Suspect } from './suspect.ts';

export type NonEmpty<T> = readonly [T, ...T[]];

export type Scope = 'down' | 'partial' | 'slow';
export type Certainty = 'suspected' | 'confirmed';
export type UnknownReason = 'insufficient' | 'ambiguous' | 'just-woke' | 'no-permission';

/** `E` is how evidence is told: a `Finding` inside the core, a sentence in a report. */
export type Verdict<E = Finding> =
  | { readonly kind: 'ok'; readonly evidence: readonly E[] }
  | { readonly kind: 'refusing'; readonly cause: Refusal; readonly evidence: readonly E[] }
  | {
      readonly kind: 'fault';
      readonly suspects: NonEmpty<Suspect>;
      readonly cause: Cause;
      readonly scope: Scope;
      readonly certainty: Certainty;
      readonly evidence: readonly E[];
    }
  | { readonly kind: 'unknown'; readonly why: UnknownReason; readonly evidence: readonly E[] };

export type Fault<E = Finding> = Extract<Verdict<E>, { kind: 'fault' }>;
