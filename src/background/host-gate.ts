import type { Observation } from '../diagnosis/observation.ts';
import type { HostGate } from '../probe/host-gate.ts';
import type { ProbePorts } from '../probe/ports.ts';
import type { AskNote, HostMemory } from './host-memory.ts';

/** A request that goes out later than this finds no time for an answer before the round's hard end, 20 s after its start. */
const LATEST_START_MS = 15_000;

interface GateTools {
  readonly hosts: HostMemory;
  readonly ports: Pick<ProbePorts, 'now' | 'sleep'>;
  readonly signal: AbortSignal;
  /** Rounds that are not kept leave nothing on disk. */
  readonly isKept: boolean;
}

/** A person's check: everything is noted, and nobody is kept waiting. */
export function openGate({ hosts, isKept }: Pick<GateTools, 'hosts' | 'isKept'>): HostGate {
  return { ask: (host, _kind, work) => makeRequest(hosts, hosts.begin(host, isKept), work) };
}

/**
 * A round that nobody waits for: whoever fails is asked at the pace of `host-pace.ts`, and one endpoint after the other.
 * A host that gave no answer at all in this round has given it for all its endpoints.
 */
export function slowGate(tools: GateTools): HostGate {
  const latestMs = tools.ports.now() + LATEST_START_MS;
  const silent = new Set<string>();
  const turns = new Map<string, Promise<unknown>>();
  return {
    async ask(host, kind, work) {
      const request = async (): Promise<Observation | undefined> => {
        if (kind === 'endpoint' && silent.has(host)) return undefined;
        const note = await turnAt(host, { ...tools, latestMs });
        if (note === undefined) return undefined;
        const seen = await makeRequest(tools.hosts, note, work);
        if (seen?.outcome.kind === 'failure' && !seen.outcome.discard) silent.add(host);
        return seen;
      };
      if (kind !== 'endpoint' || !tools.hosts.isFailing(host)) return request();
      const turn = (turns.get(host) ?? Promise.resolve()).then(request, request);
      turns.set(host, turn);
      return turn;
    },
  };
}

/** A request's note as soon as the host may be asked, undefined where that is too late for this round. */
async function turnAt(
  host: string,
  { hosts, ports, signal, isKept, latestMs }: GateTools & { latestMs: number },
): Promise<AskNote | undefined> {
  for (;;) {
    const nowMs = ports.now();
    const freeMs = hosts.freeAt(host);
    if (signal.aborted || freeMs > latestMs) return undefined;
    // Noted in the same turn: two that waited for the same moment must not both have it.
    if (freeMs <= nowMs) return hosts.begin(host, isKept);
    await ports.sleep(freeMs - nowMs, signal);
  }
}

async function makeRequest(
  hosts: HostMemory,
  note: AskNote,
  work: Parameters<HostGate['ask']>[2],
): Promise<Observation | undefined> {
  // Stored before it leaves: a background that dies now must not ask once too often in its next life.
  if (hosts.isFailing(note.host)) await hosts.saved();
  let seen: Observation | undefined;
  try {
    seen = await work(() => hosts.sent(note));
  } finally {
    hosts.end(note, seen);
  }
  return seen;
}

/** The gate of one batch. */
export function gateOf(
  tools: Omit<GateTools, 'isKept'>,
  { isAwaited, isKept }: { isAwaited: boolean; isKept: boolean },
): HostGate {
  const given = { ...tools, isKept };
  return isAwaited ? openGate(given) : slowGate(given);
}
