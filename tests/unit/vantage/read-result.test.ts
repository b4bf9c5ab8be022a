import { describe, expect, test } from 'vitest';
import { readResult } from '../../../src/vantage/read-result.ts';
import { httpResult, SIGHTS, type Sight } from '../../net/outside-view/http-result.ts';
import { fc } from '../seeded.ts';

const seen = { host: 'shop.example', secure: true };
const good = httpResult('answers', seen);

/** An answer of that status, with these headers. */
function answered(statusCode: unknown, headers: Record<string, unknown> = {}) {
  return { ...good, statusCode, headers, rawHeaders: '' };
}

function underCertificate(error: string | undefined, statusCode = 200) {
  return { ...answered(statusCode), tls: { authorized: false, ...(error && { error }) } };
}

function failed(members: Record<string, unknown>) {
  return { ...httpResult('fails', seen), ...members };
}

describe('what a machine elsewhere saw', () => {
  const outcomes: Record<Sight, unknown> = {
    answers: { outcome: 'answers', status: 200, durationMs: 187 },
    fails: { outcome: 'fails', code: 'connect ECONNREFUSED 203.0.113.7:443' },
    silent: { outcome: 'fails', code: 'Request timeout.' },
    nameless: { outcome: 'fails', code: 'queryA ENOTFOUND shop.example' },
    'server-error': { outcome: 'fails', status: 503, durationMs: 187 },
    'turned-away': { outcome: 'turned-away', status: 403, durationMs: 187 },
    challenged: { outcome: 'turned-away', status: 403, durationMs: 187 },
    untrusted: {
      outcome: 'fails',
      status: 200,
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
      durationMs: 187,
    },
    resolver: { outcome: 'void', code: 'queryA ETIMEOUT shop.example' },
    internal: { outcome: 'void', code: 'The probe reported an invalid result.' },
    offline: { outcome: 'void', code: 'offline' },
    pending: { outcome: 'void', code: 'in-progress' },
  };

  test.each(SIGHTS)('%s', (sight) => {
    expect(readResult(httpResult(sight, seen))).toEqual(outcomes[sight]);
  });

  test('without TLS too', () => {
    const plain = { ...seen, secure: false };
    expect(readResult(httpResult('answers', plain))).toMatchObject({ outcome: 'answers' });
    expect(readResult(httpResult('server-error', plain))).toMatchObject({ outcome: 'fails' });
  });
});

describe('an answer by its status', () => {
  test.each([
    [200, 'answers'],
    [204, 'answers'],
    [301, 'answers'],
    [401, 'answers'],
    [404, 'answers'],
    [405, 'answers'], // HEAD may not be allowed: it is up all the same
    [451, 'answers'],
    [403, 'turned-away'],
    [429, 'turned-away'],
    [500, 'fails'],
    [502, 'fails'],
    [503, 'fails'],
    [504, 'fails'],
    [521, 'fails'],
    [530, 'fails'],
    [501, 'void'], // it does not know HEAD
    [511, 'void'], // a portal on the machine's own line
  ])('%d: %s', (status, outcome) => {
    expect(readResult(answered(status))).toMatchObject({ outcome, status });
  });

  test.each([null, undefined, 0, -1, 99, 600, 200.5, Number.NaN, '200', {}])(
    'none that counts: %j',
    (status) => {
      expect(readResult(answered(status))).toEqual({ outcome: 'void' });
    },
  );

  test.each([
    [503, { 'cf-mitigated': 'challenge' }],
    [200, { 'x-amzn-waf-action': 'captcha' }],
    [405, { 'x-datadome': 'protected' }],
    [428, { server: 'AkamaiGHost' }],
    [403, { 'set-cookie': ['a=1', 'b=2'], 'x-px-block': '1' }],
  ])('a challenge with %d is no failure: %o', (status, headers) => {
    expect(readResult(answered(status, headers))).toMatchObject({ outcome: 'turned-away', status });
  });

  test('a challenge shows in raw headers as well', () => {
    const rawHeaders = 'Date: Sun, 22 Nov 2026 20:46:00 GMT\nCF-Mitigated: challenge\nnonsense';
    for (const headers of [{}, null, undefined, 'none']) {
      expect(readResult({ ...good, statusCode: 503, headers, rawHeaders })).toMatchObject({
        outcome: 'turned-away',
      });
    }
  });
});

describe('an answer under a certificate that the machine does not trust', () => {
  test.each([
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'CERT_REVOKED',
    undefined,
  ])('no browser takes it: %s', (error) => {
    expect(readResult(underCertificate(error))).toMatchObject({ outcome: 'fails', status: 200 });
    // Turned away or not: people there never get to see it.
    expect(readResult(underCertificate(error, 403))).toMatchObject({ outcome: 'fails' });
  });

  test.each([
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'SELF_SIGNED_CERT_IN_CHAIN',
  ])('browsers may well take it: %s', (error) => {
    expect(readResult(underCertificate(error))).toMatchObject({ outcome: 'void', code: error });
    expect(readResult(underCertificate(error, 503))).toMatchObject({ outcome: 'fails' });
  });

  test('an answer whose certificate is not told is an answer', () => {
    for (const tls of [null, undefined, {}, { authorized: null }, 'none']) {
      expect(readResult({ ...good, tls })).toMatchObject({ outcome: 'answers' });
    }
  });
});

describe('a test that failed', () => {
  test.each([
    [{ failureSource: 'target' }, 'fails'],
    [{ failureSource: 'target', rawOutput: 'Private IP ranges are not allowed.' }, 'fails'],
    [{ failureSource: 'resolver' }, 'void'],
    [{ failureSource: 'internal' }, 'void'],
    [{ failureSource: 'network' }, 'void'], // a word that is not in the API yet
    [{ failureSource: 'internal', statusCode: 503 }, 'void'],
    [{ failureSource: undefined }, 'void'],
    [{ failureSource: null }, 'void'],
    [{ failureSource: undefined, statusCode: 503 }, 'fails'],
    [{ failureSource: null, statusCode: 503 }, 'fails'],
    [{ failureSource: undefined, statusCode: 403 }, 'void'],
    [{ failureSource: undefined, statusCode: 200 }, 'void'],
    [{ failureSource: undefined, statusCode: '503' }, 'void'],
    [{ failureSource: undefined, statusCode: 5_030 }, 'void'],
  ])('%o: %s', (members, outcome) => {
    expect(readResult(failed(members)).outcome).toBe(outcome);
  });

  test('by the time being up is nobody’s fault', () => {
    const late = { status: 'failed', rawOutput: '\n\nThe measurement timed out' };
    expect(readResult(late)).toEqual({ outcome: 'void', code: 'The measurement timed out' });
  });

  test('keeps the first line of its words, cut', () => {
    const rawOutput = `\n  ${'x'.repeat(300)}\nsecond`;
    expect(readResult(failed({ rawOutput })).code).toBe('x'.repeat(200));
    expect(readResult(failed({ rawOutput: 'one\u0007two\r\nthree' })).code).toBe('one two');
    for (const empty of ['', '\n\n', null, undefined, 7]) {
      expect(readResult(failed({ rawOutput: empty }))).not.toHaveProperty('code');
    }
  });
});

describe('what cannot be read', () => {
  test.each([null, undefined, 'finished', 7, [], {}, { status: null }, { status: 1 }])(
    'says nothing: %j',
    (value) => {
      expect(readResult(value)).toEqual({ outcome: 'void' });
    },
  );

  test.each(['in-progress', 'offline', 'queued', 'FINISHED', ''])('status %j', (status) => {
    expect(readResult({ ...good, status })).toEqual({ outcome: 'void', code: status });
  });

  test('results of other kinds have no status that counts', () => {
    const stats = { min: null, avg: null, max: null, total: 3, rcv: 0, drop: 3, loss: 100 };
    expect(readResult({ status: 'finished', timings: [], stats }).outcome).toBe('void');
    const nameless = { status: 'finished', statusCode: 3, statusCodeName: 'NXDOMAIN', answers: [] };
    expect(readResult(nameless).outcome).toBe('void');
  });

  test.each([
    [{ total: null }, undefined],
    [{ total: -1 }, undefined],
    [{ total: '187' }, undefined],
    [{ total: Number.POSITIVE_INFINITY }, undefined],
    [null, undefined],
    [undefined, undefined],
    [{ total: 0 }, 0],
    [{ total: 12.6 }, 13],
  ])('a time that is missing is not a short one: %j', (timings, durationMs) => {
    const reading = readResult({ ...good, timings });
    expect(reading).toMatchObject({ outcome: 'answers' });
    expect(reading.durationMs).toBe(durationMs);
    expect('durationMs' in reading).toBe(durationMs !== undefined);
  });

  test('never throws, and never says more than it may', () => {
    const keys = Object.keys(good);
    const mutated = fc
      .tuple(fc.constantFrom(...SIGHTS), fc.constantFrom(...keys), fc.jsonValue())
      .map(([sight, key, value]) => ({ ...httpResult(sight, seen), [key]: value }));
    fc.assert(
      fc.property(fc.oneof(mutated, fc.jsonValue()), (value) => {
        const reading = readResult(value);
        if (reading.outcome === 'answers') expect(reading.status).toBeLessThan(500);
        expect(reading.code?.length ?? 0).toBeLessThanOrEqual(200);
      }),
      { numRuns: 300 },
    );
  });
});
