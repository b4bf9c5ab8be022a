import { describe, expect, test } from 'vitest';
import { chromiumAdvice } from '../../lab/baselines/chromium-advice.ts';
import type { MonitorProbe } from '../../lab/baselines/client-answers.ts';
import { sayPage } from '../../lab/baselines/error-page.ts';
import { firefoxAdvice } from '../../lab/baselines/firefox-advice.ts';
import {
  type MonitorRules,
  sayIsOnline,
  sayMonitor,
  sayOneProbe,
  sayOnLine,
} from '../../lab/baselines/rules.ts';
import type { BaselineSays } from '../../lab/result.ts';

const UP: MonitorProbe = { kind: 'answer', status: 200 };
const ERROR: MonitorProbe = { kind: 'answer', status: 503 };
const REFUSED: MonitorProbe = { kind: 'answer', status: 403 };
const FAILED: MonitorProbe = { kind: 'failed' };

describe('the rules of the tools', () => {
  test('navigator.onLine blames the user or nobody', () => {
    expect([true, false].map(sayOnLine)).toEqual(['ok', 'user']);
  });

  test.each<[boolean, boolean, BaselineSays]>([
    [true, true, 'ok'],
    [true, false, 'provider'],
    [false, false, 'user'],
    // It is asked first, and then nobody asks on.
    [false, true, 'user'],
  ])('is-online %s with is-reachable %s says %s', (isOnline, isReachable, says) => {
    expect(sayIsOnline({ isOnline, isReachable })).toBe(says);
  });

  test.each<[string, MonitorProbe[], Record<'one' | 'three', BaselineSays>]>([
    ['up', [UP], { one: 'ok', three: 'ok' }],
    ['down', [FAILED, FAILED, FAILED], { one: 'provider', three: 'provider' }],
    ['down for a moment', [FAILED, UP], { one: 'provider', three: 'ok' }],
    ['down, then an error, then up', [FAILED, ERROR, UP], { one: 'provider', three: 'ok' }],
    ['an error', [ERROR, ERROR, ERROR], { one: 'provider', three: 'provider' }],
    ['turned down', [REFUSED, REFUSED, REFUSED], { one: 'provider', three: 'provider' }],
  ])('a monitor of one address that is %s', (_what, probes, says) => {
    const say = (isConnected: boolean, rules: MonitorRules): BaselineSays =>
      sayMonitor({ probes, isConnected }, rules);
    for (const isConnected of [true, false]) {
      expect(say(isConnected, { failures: 1, isGated: false })).toBe(says.one);
      expect(say(isConnected, { failures: 3, isGated: false })).toBe(says.three);
    }
    expect(say(true, { failures: 1, isGated: true })).toBe(says.one);
    expect(say(false, { failures: 3, isGated: true })).toBe('user');
  });

  test('one probe blames the provider or nobody', () => {
    expect([true, false].map(sayOneProbe)).toEqual(['ok', 'provider']);
  });
});

describe('the advice of an error page', () => {
  test.each<[string, BaselineSays | undefined]>([
    ['ERR_CONNECTION_TIMED_OUT', 'user'],
    ['ERR_CONNECTION_REFUSED', 'user'],
    ['DNS_PROBE_FINISHED_NO_INTERNET', 'user'],
    ['DNS_PROBE_FINISHED_NXDOMAIN', 'unclear'],
    ['ERR_EMPTY_RESPONSE', 'provider'],
    ['HTTP ERROR 503', 'provider'],
    ['HTTP ERROR 418', 'provider'],
    ['HTTP ERROR 403', 'unclear'],
    ['net::ERR_CERT_DATE_INVALID', 'unclear'],
    ['NET::ERR_CERT_AUTHORITY_INVALID', 'unclear'],
    ['captive-portal', 'user'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'provider'],
    ['of another browser', undefined],
  ])('of Chromium, %s: %s', (code, says) => {
    expect(chromiumAdvice(code)).toBe(says);
  });

  test.each<[string, BaselineSays | undefined]>([
    ['netTimeout', 'unclear'],
    ['dnsNotFound', 'user'],
    ['proxyConnectFailure', 'user'],
    ['serverError', 'provider'],
    ['SEC_ERROR_UNKNOWN_ISSUER', 'provider'],
    ['MOZILLA_PKIX_ERROR_MITM_DETECTED', 'user'],
    ['SEC_ERROR_EXPIRED_CERTIFICATE', 'unclear'],
    ['nobodyKnows', undefined],
  ])('of Firefox, %s: %s', (code, says) => {
    expect(firefoxAdvice(code)).toBe(says);
  });

  test('is nothing while the page is still coming, and nobody is blamed by one that loads', () => {
    expect(sayPage('chromium', { kind: 'loading' })).toBe('unclear');
    expect(sayPage('firefox', { kind: 'page', text: '' })).toBe('unclear');
    expect(sayPage('firefox', { kind: 'page', text: 'Hello' })).toBe('ok');
    const unknown = { kind: 'error', code: 'nobodyKnows' } as const;
    expect(() => sayPage('firefox', unknown)).toThrow('nobodyKnows');
  });
});
