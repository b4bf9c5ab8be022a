import { describe, expect, test } from 'vitest';
import type { FailedPage } from '../../../../src/background/pages/failed-pages.ts';
import {
  failedPage,
  isDue,
  standsAfter,
  withPage,
  withReport,
} from '../../../../src/background/pages/page-change.ts';
import { fault, keyAsText, sampleReport } from '../sample-report.ts';

const NOW = 1_000_000;

function page(over: Partial<FailedPage> = {}): FailedPage {
  const told = { code: 'net::ERR_CONNECTION_REFUSED', only: 'passing', note: 'n' } as const;
  return { tab: 1, origin: 'https://a.example', ...told, atMs: NOW, ...over };
}

const ownSide = page({ report: sampleReport({ user: fault() }), checkedAtMs: NOW });
const checked = page({ report: sampleReport(), checkedAtMs: NOW });

test('of an address its origin alone is kept', () => {
  const url = 'https://a.example:8443/secret?token=1#there';
  const failed = { kind: 'failed', tab: 7, url, word: 'net::ERR_TOO_MANY_REDIRECTS' } as const;
  expect(failedPage(failed, { nowMs: NOW, t: keyAsText })).toEqual({
    tab: 7,
    origin: 'https://a.example:8443',
    code: 'net::ERR_TOO_MANY_REDIRECTS',
    only: 'cookies',
    note: 'page_cookies',
    atMs: NOW,
  });
});

test('what is nobody’s fault is not kept', () => {
  const failed = {
    kind: 'failed',
    tab: 7,
    url: 'https://a.example/',
    word: 'net::ERR_ABORTED',
  } as const;
  expect(failedPage(failed, { nowMs: NOW, t: keyAsText })).toBeUndefined();
});

describe('whether a failed page still stands after', () => {
  const here = 'https://a.example/other';
  const elsewhere = 'https://b.example/';
  const server = { code: 'HTTP 503', only: 'server-error' } as const;
  test.each([
    ['a load of another tab', page(), { kind: 'loaded', tab: 2, url: here }, NOW, true],
    ['a document from elsewhere', page(), { kind: 'begun', tab: 1, url: elsewhere }, NOW, false],
    ['its own error page', page(), { kind: 'begun', tab: 1, url: here }, NOW + 70, true],
    ['a later document', page(), { kind: 'begun', tab: 1, url: here }, NOW + 1_500, false],
    ['a reload that succeeds', page(), { kind: 'loaded', tab: 1, url: here }, NOW + 70, false],
    [
      'the end of the server’s own page',
      page(server),
      { kind: 'loaded', tab: 1, url: here },
      NOW + 900,
      true,
    ],
    [
      'a document after the server’s own page',
      page(server),
      { kind: 'begun', tab: 1, url: here },
      NOW + 1_500,
      false,
    ],
  ] as const)('%s', (_what, failed, event, nowMs, stands) => {
    expect(standsAfter(failed, event, nowMs)).toBe(stands);
  });
});

describe('a page that fails again', () => {
  test('in the same way keeps what is known, and when it was asked', () => {
    const again = page({ atMs: NOW + 30_000 });
    expect(withPage([checked], again)).toEqual([{ ...checked, atMs: NOW + 30_000 }]);
  });

  test('in another way keeps what is known, and is due', () => {
    const other = page({ code: 'net::ERR_NAME_NOT_RESOLVED' });
    const [kept] = withPage([checked], other);
    expect(kept).toMatchObject({ report: checked.report, code: other.code });
    expect(kept?.checkedAtMs).toBeUndefined();
  });

  test('in another tab shares what is known', () => {
    expect(withPage([checked], page({ tab: 2 }))).toEqual([checked, { ...checked, tab: 2 }]);
  });

  test('at another origin knows nothing', () => {
    expect(withPage([checked], page({ origin: 'https://b.example' }))).toEqual([
      page({ origin: 'https://b.example' }),
    ]);
  });

  test('without a body after its status stays what the status said', () => {
    const server = page({ code: 'HTTP 503', only: 'server-error' });
    const empty = page({
      code: 'net::ERR_HTTP_RESPONSE_CODE_FAILURE',
      only: 'page',
      atMs: NOW + 20,
    });
    expect(withPage([server], empty)).toEqual([{ ...server, atMs: NOW + 20 }]);
  });
});

test.each([
  ['never asked', page(), NOW, true],
  ['asked a moment ago', checked, NOW + 59_000, false],
  ['asked a minute ago', checked, NOW + 60_000, true],
  ['asked while the own side was at fault', ownSide, NOW + 9_000, false],
  ['asked while it was, a while ago', ownSide, NOW + 10_000, true],
  ['asked before the clock went back', checked, NOW - 3_600_000, true],
  ['stopped by a blocker', page({ only: 'blocked-by-extension' }), NOW, false],
  ['stopped by a rule', page({ only: 'blocked-by-policy' }), NOW, false],
] as const)('%s: due is %s', (_what, failed, nowMs, due) => {
  expect(isDue(failed, nowMs)).toBe(due);
});

test('an answer goes to every tab of its origin that waits for one', () => {
  const pages = [page(), page({ tab: 2 }), page({ tab: 3, origin: 'https://b.example' })];
  const report = sampleReport();
  const told = withReport(pages, 'https://a.example', { report, atMs: NOW });
  expect(told.map((each) => each.report)).toEqual([report, report, undefined]);
});
