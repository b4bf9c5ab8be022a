import type { Cause, Refusal } from '../../src/diagnosis/cause.ts';
import type { Suspect } from '../../src/diagnosis/suspect.ts';
import type { Break } from '../net/break.ts';
import type { WorldOptions } from '../net/world.ts';

/**
 * Whose fault it is, as the builder of the world knows: one suspect, or nobody's. What the person can do nothing about
 * and nothing is wrong with (a bot challenge, a sign-in) is `ok`.
 */
export type Truth = Suspect | 'ok';

/** What happens, in this order. What breaks stays broken until a later step says what is wrong then. */
export type Step =
  /** From here on just these things are wrong. */
  | { readonly kind: 'break'; readonly breaks: readonly Break[] }
  /** A full round, as somebody who opens the popup gets it; the last one is judged. */
  | {
      readonly kind: 'check';
      readonly request?: { readonly switchedNetwork?: true; readonly askOutside?: true };
    }
  | { readonly kind: 'switch-network' }
  /** The browser is held still; what breaks meanwhile is found on waking. */
  | { readonly kind: 'sleep'; readonly seconds: number; readonly meanwhile?: readonly Break[] }
  /** The background ends, as the browser ends it. */
  | { readonly kind: 'end-background' }
  | { readonly kind: 'wait'; readonly seconds: number };

/** One thing that can be wrong with a world, and what is true of it. */
export interface LabScenario {
  /** Kebab-case, of its own; what `npm run lab -- PATTERN` matches. */
  readonly name: string;
  /** What happens, in one sentence for people. */
  readonly title: string;
  /** Rows of the catalogue of faults that it builds, such as `O46`. */
  readonly rows: readonly string[];
  /** Services, controls, outside view; absent: four services of three providers, and eleven controls. */
  readonly world?: WorldOptions;
  /** A list of breaks is: break, then check. */
  readonly story: readonly Break[] | readonly Step[];
  readonly truth: Truth;
  /**
   * Whose verdict is judged against the truth: ids of services, or `everything` for a fault of the user's own side, which
   * all services carry. Everybody else must be ok. With truth `ok`: whom a careless tool would call down.
   */
  readonly affects: 'everything' | readonly string[];
  /** Words that name it rightly; a refusal for what is up and turns down. Empty: nothing is to be named. */
  readonly causes: readonly (Cause | Refusal)[];
  /** What else is wrong at the same time, with services of its own. */
  readonly also?: {
    readonly truth: Suspect;
    readonly affects: readonly string[];
    readonly causes: readonly Cause[];
  };
  /** A scenario of another truth that looks the same from here, where one can be built. */
  readonly twin?: string;
}
