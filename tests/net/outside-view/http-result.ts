/**
 * What a machine sees of a host. `fails`: refused · `silent`: no answer in time · `nameless`: no such name ·
 * `server-error`: 503 · `turned-away`: 403 · `challenged`: 403 with a bot challenge · `untrusted`: an answer under a
 * certificate for another name · `resolver`, `internal`: trouble of the machine's own · `offline`: it left ·
 * `pending`: it never comes to an end.
 */
export const SIGHTS = [
  'answers',
  'fails',
  'silent',
  'nameless',
  'server-error',
  'turned-away',
  'challenged',
  'untrusted',
  'resolver',
  'internal',
  'offline',
  'pending',
] as const;

export type Sight = (typeof SIGHTS)[number];

/** A test result as the API words it. */
export type TestResult = Readonly<Record<string, unknown>>;

export interface Seen {
  readonly host: string;
  readonly secure: boolean;
}

const ADDRESS = '203.0.113.7';

export const IN_PROGRESS: TestResult = { status: 'in-progress', rawOutput: '' };

/** What the API writes itself when the time is up. */
export const TIMED_OUT: TestResult = {
  status: 'failed',
  rawOutput: '\n\nThe measurement timed out',
};

/** The result of one `http` test, with the members that each state really has. */
export function httpResult(sight: Sight, seen: Seen): TestResult {
  const results: Record<Sight, () => TestResult> = {
    answers: () => finished(seen, [200, 'OK'], { 'content-type': 'text/html' }),
    'server-error': () => finished(seen, [503, 'Service Unavailable'], { 'retry-after': '30' }),
    'turned-away': () => finished(seen, [403, 'Forbidden'], { 'content-type': 'text/html' }),
    challenged: () => finished(seen, [403, 'Forbidden'], { 'cf-mitigated': 'challenge' }),
    untrusted: () => untrusted(seen),
    fails: () => failed('target', `connect ECONNREFUSED ${ADDRESS}:${seen.secure ? 443 : 80}`),
    silent: () => failed('target', 'Request timeout.'),
    nameless: () => failed('target', `queryA ENOTFOUND ${seen.host}`),
    resolver: () => failed('resolver', `queryA ETIMEOUT ${seen.host}`),
    internal: () => failed('internal', 'The probe reported an invalid result.'),
    offline: () => ({ status: 'offline', rawOutput: 'This probe is currently offline.' }),
    pending: () => IN_PROGRESS,
  };
  return results[sight]();
}

function finished(
  { host, secure }: Seen,
  [statusCode, statusCodeName]: readonly [number, string],
  own: Readonly<Record<string, string>>,
): TestResult {
  const headers = { date: 'Sun, 22 Nov 2026 20:46:00 GMT', connection: 'close', ...own };
  const rawHeaders = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  return {
    status: 'finished',
    resolvedAddress: ADDRESS,
    headers,
    rawHeaders,
    rawBody: null,
    rawOutput: `HTTP/1.1 ${statusCode}\n${rawHeaders}`,
    truncated: false,
    statusCode,
    statusCodeName,
    timings: { total: 187, dns: 12, tcp: 41, tls: secure ? 43 : null, firstByte: 90, download: 1 },
    tls: secure ? certificate(host) : null,
  };
}

function untrusted(seen: Seen): TestResult {
  const tls = { ...certificate('other.example'), authorized: false };
  return {
    ...finished({ ...seen, secure: true }, [200, 'OK'], {}),
    tls: { ...tls, error: 'ERR_TLS_CERT_ALTNAME_INVALID' },
  };
}

function certificate(host: string): TestResult {
  return {
    authorized: true,
    protocol: 'TLSv1.3',
    cipherName: 'TLS_AES_256_GCM_SHA384',
    createdAt: '2026-09-01T00:00:00.000Z',
    expiresAt: '2026-12-01T00:00:00.000Z',
    issuer: { C: 'XX', O: 'Lab', CN: 'Lab authority' },
    subject: { CN: host, alt: `DNS:${host}` },
    keyType: 'EC',
    keyBits: 256,
    serialNumber: '0A:0B',
    fingerprint256: '0C:0D',
    publicKey: '04:0E',
  };
}

/** Everything else is null, as a probe sends it. */
function failed(failureSource: string, rawOutput: string): TestResult {
  return {
    status: 'failed',
    failureSource,
    resolvedAddress: null,
    headers: {},
    rawHeaders: null,
    rawBody: null,
    rawOutput,
    truncated: false,
    statusCode: null,
    statusCodeName: null,
    timings: { total: null, dns: null, tcp: null, tls: null, firstByte: null, download: null },
    tls: null,
  };
}
