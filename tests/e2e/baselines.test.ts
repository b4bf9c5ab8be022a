import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserKind } from '../browsers/test-browser.ts';
import { askBaselines } from '../lab/baselines/ask-baselines.ts';
import { BASELINES, type Baseline } from '../lab/baselines/baseline-names.ts';
import { type LabBench, openLabBench } from '../lab/lab-bench.ts';
import type { BaselineSays } from '../lab/result.ts';
import type { Break } from '../net/break.ts';

const ONE = 'bilibili';
const of = [ONE];

/** What each of them must say, in the order of `BASELINES`; the page that a browser shows is its own affair. */
interface Case {
  readonly name: string;
  readonly breaks: readonly Break[];
  /** Whether the one service fails alone. */
  readonly isAlone: boolean;
  readonly says: Readonly<Record<Exclude<Baseline, 'error page'>, BaselineSays>>;
  readonly page: Readonly<Record<BrowserKind, BaselineSays>>;
}

const CASES: readonly Case[] = [
  {
    name: 'nothing is wrong',
    breaks: [],
    isAlone: true,
    says: row('ok', 'ok', ['ok', 'ok', 'ok', 'ok'], 'ok'),
    page: { chromium: 'ok', firefox: 'ok' },
  },
  {
    name: 'the provider is silent',
    breaks: [{ kind: 'packets', of, at: 'server', how: 'drop' }],
    isAlone: true,
    says: row('ok', 'provider', ['provider', 'provider', 'provider', 'provider'], 'provider'),
    page: { chromium: 'user', firefox: 'unclear' },
  },
  {
    name: 'the provider refuses connections',
    breaks: [{ kind: 'packets', of, at: 'server', how: 'reset' }],
    isAlone: true,
    says: row('ok', 'provider', ['provider', 'provider', 'provider', 'provider'], 'provider'),
    page: { chromium: 'user', firefox: 'unclear' },
  },
  {
    name: 'the provider answers 503, and nothing on it',
    breaks: [{ kind: 'host', of, change: { https: { status: 503 } } }],
    isAlone: true,
    says: row('ok', 'ok', ['provider', 'provider', 'provider', 'provider'], 'ok'),
    page: { chromium: 'provider', firefox: 'unclear' },
  },
  {
    name: 'a portal shows a certificate of its own',
    breaks: [{ kind: 'portal', http: 'redirect', https: 'own-certificate' }],
    isAlone: false,
    // The gate gets its connection, from the portal.
    says: row('ok', 'user', ['provider', 'provider', 'provider', 'provider'], 'provider'),
    page: { chromium: 'user', firefox: 'user' },
  },
  // Nothing of the portal before it may live on: only a page about a certificate asks for one.
  {
    name: 'its certificate has expired',
    breaks: [{ kind: 'host', of, change: { certificate: 'expired' } }],
    isAlone: true,
    says: row('ok', 'provider', ['provider', 'provider', 'provider', 'provider'], 'provider'),
    page: { chromium: 'unclear', firefox: 'unclear' },
  },
  {
    name: 'the resolver fails with every name',
    breaks: [{ kind: 'resolver', act: { kind: 'servfail' } }],
    isAlone: false,
    says: row('ok', 'user', ['provider', 'provider', 'provider', 'provider'], 'provider'),
    page: { chromium: 'user', firefox: 'user' },
  },
  {
    name: 'a portal wants a sign-in first',
    breaks: [{ kind: 'portal', http: 'redirect', https: 'reset' }],
    isAlone: false,
    says: row('ok', 'user', ['provider', 'user', 'provider', 'user'], 'provider'),
    page: { chromium: 'user', firefox: 'unclear' },
  },
  {
    name: 'the cable is out',
    breaks: [{ kind: 'link-down' }],
    isAlone: false,
    says: row('user', 'user', ['provider', 'user', 'provider', 'user'], 'provider'),
    page: { chromium: 'user', firefox: 'user' },
  },
];

function row(
  onLine: BaselineSays,
  isOnline: BaselineSays,
  [plain, gated, three, both]: readonly [BaselineSays, BaselineSays, BaselineSays, BaselineSays],
  probe: BaselineSays,
): Case['says'] {
  return {
    'navigator.onLine': onLine,
    'is-online': isOnline,
    monitor: plain,
    'monitor, gated': gated,
    'monitor, 3 of 3': three,
    'monitor, 3 of 3, gated': both,
    'one probe': probe,
  };
}

for (const kind of ['chromium', 'firefox'] as const) {
  describe.concurrent(`what people use instead, beside ${kind}`, () => {
    let bench: LabBench | undefined;
    beforeAll(async () => {
      bench = await openLabBench(kind, 'all');
    });
    afterAll(() => bench?.close());
    for (const { name, breaks, isAlone, says, page } of CASES) {
      test.sequential(name, async () => {
        if (bench === undefined) throw new Error('the browser did not open');
        await bench.reset({ landmarks: true });
        await bench.break(breaks);
        const said = await askBaselines(bench, {
          name: 'asked',
          title: name,
          rows: [],
          story: breaks,
          truth: 'ok',
          affects: isAlone ? of : 'everything',
          causes: [],
        });
        expect(said).toEqual({ ...says, 'error page': page[kind] });
        expect(Object.keys(said)).toEqual(BASELINES);
      });
    }
  });
}
