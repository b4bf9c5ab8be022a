import ipaddr from 'ipaddr.js';

/** One stretch of a line, in one direction. */
export interface Stretch {
  /** Whose packets travel it: those to and from these addresses; absent: everybody's. */
  readonly addresses?: readonly string[];
  readonly holdMs: number;
  /** Each packet is held for up to so much longer; those behind it wait for it, unless it reorders. */
  readonly jitterMs?: number;
  readonly reorders?: boolean;
  /** What does not fit into the queue in front of it is lost. */
  readonly kbitPerSecond?: number;
}

/** Stretches one behind the other, as a relay keeps them. */
export interface Stretches {
  /** Takes what is to be handed on, and the IP packet in it, which says how long it is and whose. */
  take(message: Buffer, packet: Buffer): void;
  /** Forgets what is under way. */
  end(): void;
}

/** A queue holds that many full packets, or as much as the line carries in a second. */
const QUEUED_PACKETS = 16;
const FULL_PACKET = 1_500;
const QUEUED_MS = 1_000;

interface Passing {
  readonly message: Buffer;
  readonly packet: Buffer;
}

type Pass = (passing: Passing) => void;

/** Lays stretches in this order; `deliver` gets what comes out at their end. */
export function layStretches(
  stretches: readonly Stretch[],
  deliver: (message: Buffer) => void,
): Stretches {
  const ends: (() => void)[] = [];
  const take = stretches.reduceRight<Pass>(
    (next, stretch) => {
      const stage = layStage(stretch, next);
      ends.push(stage.end);
      const isOn = travellers(stretch.addresses);
      return (passing) => (isOn(passing.packet) ? stage.take(passing) : next(passing));
    },
    ({ message }) => deliver(message),
  );
  return {
    take: (message, packet) => take({ message, packet }),
    end: () => {
      for (const end of ends) end();
    },
  };
}

interface Stage {
  take(passing: Passing): void;
  end(): void;
}

function layStage(stretch: Stretch, next: Pass): Stage {
  const { holdMs, jitterMs = 0, reorders = false, kbitPerSecond } = stretch;
  const enter = kbitPerSecond === undefined ? () => 0 : bottleneck(kbitPerSecond);
  const waiting = waitingRoom(next);
  let latest = 0;
  return {
    take: (passing) => {
      const now = performance.now();
      const queuedMs = enter(now, passing.packet.length);
      if (queuedMs === undefined) return;
      const due = now + queuedMs + holdMs + Math.random() * jitterMs;
      latest = reorders ? due : Math.max(latest, due);
      waiting.add(passing, latest);
    },
    end: waiting.end,
  };
}

/** Tells how long a packet is queued and sent; undefined where it finds no room. */
function bottleneck(kbitPerSecond: number): (now: number, bytes: number) => number | undefined {
  const bytesPerMs = kbitPerSecond / 8;
  const room = Math.max(QUEUED_PACKETS * FULL_PACKET, QUEUED_MS * bytesPerMs);
  let freeAt = 0;
  return (now, bytes) => {
    const from = Math.max(freeAt, now);
    if ((from - now) * bytesPerMs + bytes > room) return undefined;
    freeAt = from + bytes / bytesPerMs;
    return freeAt - now;
  };
}

interface Waiting {
  readonly passing: Passing;
  readonly due: number;
}

/** Keeps packets until they are due. One timer serves all of them, however many they are. */
function waitingRoom(next: Pass): { add(passing: Passing, due: number): void; end(): void } {
  let kept: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  const release = (): void => {
    const now = performance.now();
    const behind = kept.findIndex(({ due }) => due > now);
    const ready = kept.splice(0, behind === -1 ? kept.length : behind);
    for (const { passing } of ready) next(passing);
    timer = undefined;
    arm();
  };
  const arm = (): void => {
    const [first] = kept;
    if (first === undefined || timer !== undefined) return;
    timer = setTimeout(release, Math.ceil(first.due - performance.now()));
  };
  return {
    add: (passing, due) => {
      const last = kept.at(-1);
      const at = last === undefined || last.due <= due ? -1 : kept.findIndex((k) => k.due > due);
      kept.splice(at === -1 ? kept.length : at, 0, { passing, due });
      if (at === 0) {
        clearTimeout(timer);
        timer = undefined;
      }
      arm();
    },
    end: () => {
      clearTimeout(timer);
      timer = undefined;
      kept = [];
    },
  };
}

/** Tells whether an IP packet comes from or goes to one of these addresses. */
function travellers(addresses: readonly string[] | undefined): (packet: Buffer) => boolean {
  if (addresses === undefined) return () => true;
  const known = new Set(addresses.map((each) => keyOf(ipaddr.parse(each).toByteArray())));
  return (packet) => {
    const version = (packet[0] ?? 0) >> 4;
    const [from, size] = version === 6 ? [8, 16] : [12, 4];
    const ends = [
      packet.subarray(from, from + size),
      packet.subarray(from + size, from + 2 * size),
    ];
    return ends.some((each) => known.has(keyOf(each)));
  };
}

function keyOf(bytes: Iterable<number>): string {
  return Buffer.from([...bytes]).toString('latin1');
}
