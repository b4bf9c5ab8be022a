/** What somebody in the world was asked, in the order in which it was asked. */
export type Asked =
  /** A question for a name: the resolver's, the second line's, or a DoH operator's. */
  | { readonly kind: 'name'; readonly host: string; readonly type: string; readonly by: string }
  /** A TLS greeting: by the name it asks for, else by the address. */
  | AskedGreeting
  | AskedRequest;

export interface AskedGreeting {
  readonly kind: 'greeting';
  /** When it had arrived, in ms since the epoch. */
  readonly atMs: number;
  readonly host: string;
}

/** A request that arrived, whether or not it was answered. */
export interface AskedRequest {
  readonly kind: 'request';
  /** When it arrived, in ms since the epoch. */
  readonly atMs: number;
  readonly host: string;
  readonly secure: boolean;
  readonly method: string;
  readonly path: string;
  /** Headers that say something of whoever asks; absent where they were not sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where nothing was said. */
  readonly status?: number;
}

/** Beyond this the oldest are forgotten: far more than any test asks. */
const MOST = 20_000;

/** Remembers who was asked. */
export interface AskLog {
  /** Keeps the object itself, so that a status can be added to it later. */
  note<T extends Asked>(asked: T): T;
  all(): readonly Asked[];
  forget(): void;
}

/** An empty log; of more than it keeps the oldest go first. */
export function createAskLog(): AskLog {
  let kept: Asked[] = [];
  return {
    note: (asked) => {
      if (kept.length === MOST) kept.shift();
      kept.push(asked);
      return asked;
    },
    all: () => kept,
    forget: () => {
      kept = [];
    },
  };
}

/** One line of the table: a host, and how often it was asked for and asked. */
export interface HostCount {
  readonly host: string;
  /** Questions for its name, to whomever. */
  readonly names: number;
  readonly greetings: number;
  readonly requests: number;
}

/** Counts by host, in the order of the alphabet. */
export function countByHost(asked: readonly Asked[]): readonly HostCount[] {
  const hosts = [...new Set(asked.map(({ host }) => host))].sort();
  return hosts.map((host) => {
    const own = asked.filter((each) => each.host === host);
    const count = (kind: Asked['kind']): number => own.filter((each) => each.kind === kind).length;
    return {
      host,
      names: count('name'),
      greetings: count('greeting'),
      requests: count('request'),
    };
  });
}

/** The requests to one host. */
export function requestsTo(asked: readonly Asked[], host: string): readonly AskedRequest[] {
  return asked.flatMap((each) => (each.kind === 'request' && each.host === host ? [each] : []));
}

/** Something that reached a host by its name: a plain request, or over TLS. */
export interface Arrival {
  /** In ms since the epoch. */
  readonly atMs: number;
  readonly secure: boolean;
}

/**
 * What reached a host by name, oldest first: each request; with `greetings` each TLS greeting too, for a host that lets
 * no request over TLS come to be.
 */
export function arrivalsAt(
  asked: readonly Asked[],
  { host, greetings }: { readonly host: string; readonly greetings: boolean },
): readonly Arrival[] {
  return asked
    .flatMap((each) => {
      if (each.kind === 'name' || each.host !== host) return [];
      if (each.kind === 'request') return { atMs: each.atMs, secure: each.secure };
      return greetings ? { atMs: each.atMs, secure: true } : [];
    })
    .sort((a, b) => a.atMs - b.atMs);
}
