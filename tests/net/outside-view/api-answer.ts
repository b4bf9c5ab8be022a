/** A request as it arrived, header names in lower case. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Headers that a page of any origin may read. */
const EXPOSED = [
  'ETag',
  'Link',
  'Location',
  'Retry-After',
  'X-RateLimit-Limit',
  'X-RateLimit-Consumed',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'X-Credits-Consumed',
  'X-Credits-Remaining',
  'X-Request-Cost',
];

/** On every answer. What a preflight allows is these two headers and the methods that need none. */
const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'Authorization, Content-Type',
  'access-control-expose-headers': EXPOSED.join(', '),
  'access-control-max-age': '600',
};

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

type OwnHeaders = Readonly<Record<string, string>>;

/** An answer of the API without a body. */
export function emptyAnswer(status: number, own: OwnHeaders = {}): ApiAnswer {
  return { status, headers: { ...CROSS_ORIGIN, ...own }, body: '' };
}

/** An answer of the API with this as JSON. */
export function jsonAnswer(status: number, body: unknown, own: OwnHeaders = {}): ApiAnswer {
  return {
    status,
    headers: { ...CROSS_ORIGIN, ...JSON_TYPE, ...own },
    body: JSON.stringify(body),
  };
}

const MESSAGES = {
  validation_error: [400, 'Parameter validation failed.'],
  not_found: [404, "Couldn't find the requested item."],
  no_probes_found: [422, 'No matching IPv4 probes available.'],
  rate_limit_exceeded: [
    429,
    'This measurement exceeds the remaining hourly rate limit for your IP address.',
  ],
  insufficient_credits: [429, 'Not enough credits to run this measurement.'],
  too_many_requests: [429, 'Too many requests. Please retry in 5 seconds.'],
  api_error: [500, 'Internal Server Error'],
} as const;

export type ErrorType = keyof typeof MESSAGES;

export interface ErrorDetails {
  /** By field. */
  readonly params?: Readonly<Record<string, string>>;
  readonly headers?: OwnHeaders;
}

/** An error of the API, with its own words. */
export function errorAnswer(type: ErrorType, details: ErrorDetails = {}): ApiAnswer {
  const [status, message] = MESSAGES[type];
  const { params, headers } = details;
  const error = { type, message, ...(params !== undefined && { params }) };
  const links = { documentation: 'https://globalping.io/docs/api.globalping.io' };
  return jsonAnswer(status, { error, links }, headers);
}
