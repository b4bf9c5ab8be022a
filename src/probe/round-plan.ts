import type { RoundFacts } from '../diagnosis/facts.ts';
import type { Control, Service } from '../formats/config.ts';
import type { HostGate } from './host-gate.ts';

/** Most services that one round takes; splitting longer lists is the caller's work. */
export const MAX_ROUND_SERVICES = 32;

export interface RoundPlan {
  /** `scheduled`: one endpoint of each service and no control until something fails. */
  readonly shape: 'scheduled' | 'full';
  readonly services: readonly Service[];
  /** The whole list to draw from, DoH operators included. */
  readonly controls: readonly Control[];
  /** Ids of controls that have ever answered from this profile. */
  readonly answeredControls: ReadonlySet<string>;
  /** Keeps the pace at which hosts are asked; absent: as fast as the line takes it. */
  readonly gate?: HostGate;
  /** Looks at failures once more, and is their retry: none of its own. */
  readonly isRecheck?: true;
  /** Endpoints that failed when they were looked at last, as `endpointKey` names them: asked before others there. */
  readonly failedBefore?: ReadonlySet<string>;
}

/** Names one endpoint of one service. */
export function endpointKey(id: string, index: number): string {
  return `${index} ${id}`;
}

export interface RoundOptions {
  /** Ends the round early; what is known by then is returned. */
  readonly signal: AbortSignal;
  /** Called at every change, and at least every 5 s, with `running: true`. */
  readonly onFacts: (facts: RoundFacts) => void;
}

/** Local services need no witness. With no service chosen yet, a round still answers whether the connection works. */
export function needsControls({ services }: RoundPlan): boolean {
  return services.length === 0 || services.some(({ where }) => where === 'internet');
}
