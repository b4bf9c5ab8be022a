const HOUR_S = 3_600;

/** What a caller pays with. */
export interface Account {
  readonly limit: number;
  used: number;
  /** Only with a token. */
  credits?: number;
}

export type Payment =
  | { readonly kind: 'paid'; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly kind: 'rate_limit_exceeded' | 'insufficient_credits';
      readonly headers: Readonly<Record<string, string>>;
    };

/** Takes the cost of a measurement from the hour's tests, then from credits: all of it or nothing. */
export function pay(account: Account, cost: number): Payment {
  const free = Math.min(cost, account.limit - account.used);
  const owed = cost - free;
  if (owed > (account.credits ?? 0)) {
    const kind = account.credits === undefined ? 'rate_limit_exceeded' : 'insufficient_credits';
    return { kind, headers: headersOf(account, { cost, consumed: 0, credits: 0 }) };
  }
  account.used += free;
  if (account.credits !== undefined) account.credits -= owed;
  return { kind: 'paid', headers: headersOf(account, { cost, consumed: free, credits: owed }) };
}

interface Bill {
  readonly cost: number;
  readonly consumed: number;
  readonly credits: number;
}

function headersOf(account: Account, { cost, consumed, credits }: Bill): Record<string, string> {
  const isOverdrawn = account.credits !== undefined && (credits > 0 || consumed === 0);
  return {
    'x-ratelimit-limit': String(account.limit),
    'x-ratelimit-consumed': String(consumed),
    'x-ratelimit-remaining': String(account.limit - account.used),
    'x-ratelimit-reset': String(HOUR_S),
    'x-request-cost': String(cost),
    ...(isOverdrawn && {
      'x-credits-consumed': String(credits),
      'x-credits-remaining': String(account.credits),
    }),
  };
}

/** Body of `GET /v1/limits`. */
export function limitsOf(account: Account): object {
  const { limit, used, credits } = account;
  const type = credits === undefined ? 'ip' : 'user';
  return {
    rateLimit: {
      measurements: { create: { type, limit, remaining: limit - used, reset: HOUR_S } },
    },
    ...(credits !== undefined && { credits: { remaining: credits } }),
  };
}
