import { Ajv, type ErrorObject } from 'ajv';

/** Most machines that somebody without a token may ask at once. */
const ANONYMOUS_PROBES = 50;

const text = { type: 'string', minLength: 1 } as const;

const LOCATION = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    continent: { enum: ['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA'] },
    region: text,
    country: { type: 'string', pattern: '^[A-Z]{2}$' },
    state: { type: 'string', pattern: '^[A-Z]{2}$' },
    city: { ...text, maxLength: 128 },
    asn: { type: 'integer', minimum: 1 },
    network: { ...text, maxLength: 128 },
    tags: { type: 'array', items: { ...text, maxLength: 128 } },
    magic: text,
    limit: { type: 'integer', minimum: 1, maximum: 200 },
  },
} as const;

const HTTP_OPTIONS = {
  type: 'object',
  additionalProperties: false,
  properties: {
    request: {
      type: 'object',
      additionalProperties: false,
      properties: {
        host: text,
        path: { type: 'string' },
        query: { type: 'string' },
        method: { enum: ['HEAD', 'GET', 'OPTIONS'] },
        headers: { type: 'object', additionalProperties: { type: 'string' } },
      },
    },
    resolver: text,
    protocol: { enum: ['HTTP', 'HTTPS', 'HTTP2'] },
    port: { type: 'integer', minimum: 0, maximum: 65_535 },
    ipVersion: { enum: [4, 6] },
  },
} as const;

/** `MeasurementRequest` of Globalping's API 1.0.0 for the type `http`, the only one that is asked. */
const MEASUREMENT_REQUEST = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'target'],
  properties: {
    type: { const: 'http' },
    target: text,
    inProgressUpdates: { type: 'boolean' },
    locations: { oneOf: [{ type: 'array', items: LOCATION }, { type: 'string' }] },
    limit: { type: 'integer', minimum: 1, maximum: 500 },
    timeout: { type: 'integer', minimum: 5, maximum: 30 },
    measurementOptions: HTTP_OPTIONS,
  },
  // A limit for all and limits by location exclude each other.
  if: { required: ['limit'] },
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  then: {
    properties: {
      locations: { items: { properties: { limit: false } } },
    },
  },
} as const;

export interface MeasurementLocation {
  readonly continent?: string;
  readonly region?: string;
  readonly country?: string;
  readonly state?: string;
  readonly city?: string;
  readonly asn?: number;
  readonly network?: string;
  readonly tags?: readonly string[];
  readonly magic?: string;
  readonly limit?: number;
}

export interface MeasurementRequest {
  readonly type: 'http';
  readonly target: string;
  readonly locations?: readonly MeasurementLocation[] | string;
  readonly limit?: number;
  readonly timeout?: number;
  readonly measurementOptions?: {
    readonly protocol?: string;
    readonly port?: number;
    readonly request?: { readonly method?: string };
  };
}

/** As the API's own check of a target: a name with a dot whose last label has no digits, or a public address. */
const FQDN = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/i;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const PRIVATE_IPV4 = /^(?:10\.|127\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/;

const validate = new Ajv({ allErrors: true, strictTypes: false }).compile<MeasurementRequest>(
  MEASUREMENT_REQUEST,
);

export type ReadRequest =
  | { readonly kind: 'valid'; readonly request: MeasurementRequest }
  /** By field, in words: `error.params` of a 400. */
  | { readonly kind: 'invalid'; readonly params: Readonly<Record<string, string>> };

/** Checks a parsed body as the API does; anonymous callers get fewer machines. */
export function readRequest(body: unknown, caller: { readonly isUser: boolean }): ReadRequest {
  if (!validate(body)) return { kind: 'invalid', params: paramsOf(validate.errors ?? []) };
  const { target, locations, limit } = body;
  const listed = Array.isArray(locations) ? locations.map((each) => each.limit ?? 1) : [];
  const wanted = limit ?? listed.reduce((sum, each) => sum + each, 0);
  if (!caller.isUser && wanted > ANONYMOUS_PROBES) {
    return { kind: 'invalid', params: { limit: `"limit" must be at most ${ANONYMOUS_PROBES}` } };
  }
  if (PRIVATE_IPV4.test(target)) {
    return { kind: 'invalid', params: { target: 'Private hostnames are not allowed.' } };
  }
  if (!FQDN.test(target) && !IPV4.test(target)) {
    return { kind: 'invalid', params: { target: 'Provided target is not a valid domain name' } };
  }
  return { kind: 'valid', request: body };
}

function paramsOf(errors: readonly ErrorObject[]): Record<string, string> {
  return Object.fromEntries(
    errors.map(({ instancePath, message, params }) => [
      instancePath.slice(1).replaceAll('/', '.') || 'measurement',
      `${message ?? 'is not valid'} ${JSON.stringify(params)}`,
    ]),
  );
}
