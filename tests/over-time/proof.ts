import type { BrowserKind } from '../browsers/test-browser.ts';
import type { Chance } from './chance.ts';
import type { Ledger } from './ledger.ts';
import type { Stage } from './stage.ts';

const ASK_EVERY_MS = 1_500;

/** What a proof is given. */
export interface ProofTools {
  readonly stage: Stage;
  readonly ledger: Ledger;
  /** Draws of this proof in this browser. */
  readonly chance: Chance;
  /** How often, or how long: what `--times` and `--minutes` say, or the proof's own measure. */
  readonly times: number;
  readonly minutes: number;
  /** A person asks again and again, so that nothing waits for the next alarm; absent: the schedule alone. */
  readonly asks?: true;
}

/** Something that must hold over time, shown in a real browser. */
export interface Proof {
  readonly name: string;
  readonly title: string;
  readonly times: number;
  readonly minutes: number;
  /** No longer than this with its own measures, in minutes, opening the browser included. */
  readonly mostMinutes: number;
  readonly run: (tools: ProofTools) => Promise<void>;
}

export interface ProofRun {
  readonly kind: BrowserKind;
  readonly seed: number;
  readonly times?: number;
  readonly minutes?: number;
}

/** Lets time pass, with somebody asking meanwhile or nobody. */
export async function pass({ stage, asks }: ProofTools, ms: number): Promise<void> {
  const endAt = Date.now() + ms;
  if (!asks) return pause(ms);
  while (Date.now() < endAt) {
    await stage.check();
    await pause(Math.max(0, Math.min(ASK_EVERY_MS, endAt - Date.now())));
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
