import type { Observation } from '../diagnosis/observation.ts';

/** What a request is for: the first attempt at an endpoint, or whatever a failure there makes necessary. */
export type AskKind = 'endpoint' | 'after-failure';

/** Keeps the pace at which hosts are asked by name; whoever fails is left in peace. */
export interface HostGate {
  /**
   * Makes a request once its host may be asked, and takes note of what comes of it. `work` is told how to say that the
   * request goes out. Undefined where the host may not be asked in time for this round.
   */
  readonly ask: (
    host: string,
    kind: AskKind,
    work: (sent: () => void) => Promise<Observation | undefined>,
  ) => Promise<Observation | undefined>;
}

/** A gate that lets everything through and remembers nothing. */
export const OPEN_GATE: HostGate = {
  ask: (_host, _kind, work) => work(() => undefined),
};
