/** How a provider says it does, worst last; `unknown`: nothing that could be relied on. */
export const LEVELS = [
  'unknown',
  'operational',
  'maintenance',
  'degraded',
  'partial',
  'major',
] as const;

export type Level = (typeof LEVELS)[number];

/** What the provider's own status page says of one service, as far as rules read it. */
export interface OfficialFacts {
  readonly level: Level;
  /** `component`: of the parts that the service is made of; `page`: of everything on that page. */
  readonly scope: 'component' | 'page';
  /** Open incidents that concern the service. */
  readonly incidents: readonly {
    readonly title: string;
    readonly level: Level;
    /** It names a part that the service is made of. */
    readonly isNamed: boolean;
    /** The page's own word for how far it has come. */
    readonly raw?: string | undefined;
    /** ISO 8601. */
    readonly since?: string | undefined;
  }[];
  /** ISO 8601. */
  readonly fetchedAt: string;
}

/**
 * What one machine elsewhere saw of the host. `answers`: below 500 · `turned-away`: 403, 429 or a challenge, which a
 * data centre gets where people do not · `fails`: the target itself did not serve, or 5xx · `void`: says nothing.
 */
export const OUTSIDE_OUTCOMES = ['answers', 'turned-away', 'fails', 'void'] as const;

export type OutsideOutcome = (typeof OUTSIDE_OUTCOMES)[number];

/** What other people's machines elsewhere saw of a service's host, as far as rules read it. */
export interface OutsideFacts {
  /** That was asked about; absent: the one that failed. */
  readonly host?: string;
  readonly probes: readonly {
    /** ISO 3166-1 alpha-2. */
    readonly country: string;
    /** Number of the network (AS) it sits in. */
    readonly asn: number;
    /** In the country that this browser is in; false where that is not known. */
    readonly isNear: boolean;
    readonly outcome: OutsideOutcome;
    /** HTTP status of an answer. */
    readonly status?: number;
  }[];
}

/** The same service, as it failed before the person said that they changed the network. */
export interface EarlierNetwork {
  readonly cause: string;
  readonly agoMs: number;
}

/** An answer 5xx over validated TLS from another endpoint of the same provider, lately. */
export interface ServerErrorElsewhere {
  readonly host: string;
  readonly status: number;
  readonly agoMs: number;
}

/** Where a service is known to answer: `china` is the mainland. */
export type Region = 'china' | 'world';
