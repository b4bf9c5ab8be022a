import type { Observation } from '../diagnosis/observation.ts';
import { attemptAndRecord, type RoundContext } from './round-context.ts';

/** What is being asked about one host after a failure there. */
export interface Inquiry {
  readonly round: RoundContext;
  readonly host: string;
  /** Providers of the services concerned: none of them is asked about itself. */
  readonly providers: readonly string[];
  /** Aborts when the host has recovered. */
  readonly signal: AbortSignal;
}

/** Runs one question about a host and records what came of it. */
export function inquire(
  inquiry: Inquiry,
  work: (n: number, signal: AbortSignal) => Promise<Observation>,
): Promise<Observation | undefined> {
  const { round, host, signal } = inquiry;
  return attemptAndRecord(round, work, {
    urgency: 'follow-up',
    signal,
    owner: { kind: 'host', host },
  });
}
