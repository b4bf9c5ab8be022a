import { describe, expect, test } from 'vitest';
import { describeReport, headlineOf } from '../../../src/wording/describe-report.ts';
import type { ReportedService } from '../../../src/wording/report-parts.ts';
import {
  ALL_FOUR,
  attempt,
  fault,
  GITHUB,
  OK,
  QQ,
  type Reported,
  refusing,
  SILENT,
  service,
  told,
  unknown,
  WIKIPEDIA,
} from './reports.ts';
import { translator } from './translator.ts';

const en = translator('en');
const zh = translator('zh_CN');

describe('what suspects allow to be said', () => {
  const hidden = attempt({
    outcome: { kind: 'failure', layer: 'unknown', code: 'TypeError', opaque: true },
  });

  test('all four: the side stays open, and what hides the reason is offered', () => {
    const verdict = fault({ cause: 'does-not-answer', suspects: [...ALL_FOUR] });
    const row = told({ side: 'unclear', services: [service({ verdict, observations: [hidden] })] });
    expect(describeReport(row, en)).toMatchObject({
      headline: "WeChat does not answer, and I can't tell yet whose side it is on.",
      detail:
        'The browser gives no reason that would say more. It could be this device, your network, the way there or WeChat itself.',
      nonAction: "Don't change anything on the strength of this.",
    });
    expect(describeReport(row, en).action).toContain('Allow access to WeChat');
    const seen = told({ side: 'unclear', services: [service({ verdict })] });
    expect(describeReport(seen, en).action).toContain('Press “check again”');
  });

  test('an old certificate under an unproven clock', () => {
    const verdict = fault({ cause: 'certificate-expired', suspects: ['device', 'provider'] });
    const words = describeReport(told({ side: 'unclear', services: [service({ verdict })] }), en);
    expect(words.headline).toBe(
      "WeChat isn't working from here, and I can't tell yet whose side it is on.",
    );
    expect(words.detail).toContain('It could be this device or WeChat itself.');
  });

  test('a clock that nobody could be compared with', () => {
    const user = fault({ cause: 'clock', suspects: ['device', 'network'] });
    const words = describeReport(told({ side: 'yours', user }), en);
    expect(words.headline).toContain('may be wrong');
    expect(words.nonAction).not.toContain('fine');
  });

  test('the way alone', () => {
    const verdict = fault({ cause: 'no-answer', suspects: ['path'] });
    const words = describeReport(told({ side: 'not-yours', services: [service({ verdict })] }), en);
    expect(words.detail).toContain("It's the way there, not WeChat itself.");
  });

  test('not yet confirmed', () => {
    const verdict = fault({ cause: 'no-answer', certainty: 'suspected' });
    const row = told({ side: 'not-yours', services: [service({ verdict })] });
    expect(headlineOf(row, en)).toBe("WeChat doesn't answer right now. Your connection works.");
  });

  test('a slow line takes "your connection works" away', () => {
    const user = fault({ cause: 'slow-line', suspects: ['device', 'network'], scope: 'slow' });
    const row = told({ side: 'not-yours', user, services: [service({ verdict: SILENT })] });
    expect(headlineOf(row, en)).toBe("WeChat isn't working properly, and it isn't your side.");
  });

  test('a failure whose reason takes permission', () => {
    const verdict = unknown('no-permission');
    const asked = (observations: ReportedService['observations']): string =>
      headlineOf(told({ side: 'unclear', services: [service({ verdict, observations })] }), en);
    expect(asked([hidden])).toBe(
      "WeChat doesn't answer, and without your permission I can't see why.",
    );
    expect(asked([])).toBe('I may not look at WeChat yet.');
  });

  test('an address that was only asked about is not promised to be watched', () => {
    const adhoc = service({ id: 'adhoc', verdict: SILENT });
    const row = told({ side: 'not-yours', services: [adhoc] });
    expect(describeReport(row, en).action).not.toContain('We keep checking');
  });

  test.each([
    ['popup', true],
    ['schedule', true],
    ['recheck', true],
    ['page', true],
    ['message', false],
    [undefined, false],
  ] as const)('asked for by %s, going on watching is promised: %s', (trigger, isPromised) => {
    const { trigger: _, ...row } = told({
      side: 'not-yours',
      services: [service({ verdict: SILENT })],
    });
    const { action } = describeReport({ ...row, ...(trigger && { trigger }) }, en);
    expect(action.includes('We keep checking')).toBe(isPromised);
  });
});

describe('several at once', () => {
  const silent = (parts: Partial<ReportedService>): Reported =>
    service({ ...parts, verdict: SILENT });
  const tencent = ['Pay', 'Music', 'Docs'].map((name) => silent({ id: name, name }));

  test.each([
    [1, 'WeChat, QQ and Pay'],
    [2, 'WeChat, QQ and 2 other Tencent services'],
    [3, 'WeChat, QQ and 3 other Tencent services'],
  ])('two and %i more of one provider', (more, names) => {
    const services = [silent({}), silent(QQ), ...tencent.slice(0, more)];
    expect(headlineOf(told({ side: 'not-yours', services }), en)).toBe(
      `${names} don't answer. Your connection works.`,
    );
  });

  test('two providers are named', () => {
    const row = told({ side: 'not-yours', services: [silent({}), silent(GITHUB)] });
    expect(describeReport(row, en)).toMatchObject({
      headline: "WeChat and GitHub don't answer. Your connection works.",
      detail: 'It may be something they share, or a stretch of the way there.',
    });
  });

  test('three unrelated providers share something', () => {
    const row = told({
      side: 'not-yours',
      services: [silent({}), silent(GITHUB), silent(WIKIPEDIA)],
    });
    expect(describeReport(row, en)).toMatchObject({
      headline: 'Part of the internet does not answer from here. Your connection works.',
      detail:
        'Among them: WeChat, GitHub and Wikipedia. It may be something they share, or a stretch of the way there.',
    });
  });

  test('another kind of fault is another matter', () => {
    const broken = service({
      ...QQ,
      verdict: fault({ cause: 'server-error', suspects: ['provider'] }),
    });
    const row = told({ side: 'not-yours', services: [silent({}), broken] });
    expect(headlineOf(row, en)).toBe("WeChat doesn't answer. Your connection works.");
  });

  test('unclear for several: who they are is still said', () => {
    const verdict = fault({ cause: 'refused', suspects: [...ALL_FOUR] });
    const row = told({
      side: 'unclear',
      services: [service({ verdict }), service({ ...GITHUB, verdict })],
    });
    expect(describeReport(row, en)).toMatchObject({
      headline: "WeChat and GitHub do not answer, and I can't tell yet whose side it is on.",
      detail: 'It could be this device, your network, the way there or the services themselves.',
    });
  });
});

describe('part of a service', () => {
  const login = 'https://login.weixin.example/';
  const failing = attempt({
    endpoint: login,
    index: 1,
    host: 'login.weixin.example',
    outcome: { kind: 'failure', layer: 'timeout', code: 'timeout' },
  });
  const verdict = fault({ cause: 'no-answer', scope: 'partial' });
  const partial = service({ verdict, observations: [attempt(), failing] });

  test('is named by what it is for', () => {
    const endpoints = [
      { url: 'https://weixin.example/', function: 'web' },
      { url: login, function: 'login' },
    ] as const;
    const row = told({
      side: 'not-yours',
      services: [{ ...partial, endpoints: [...endpoints] }],
    });
    expect(headlineOf(row, en)).toBe(
      'Part of WeChat is not working: signing in. Your connection works.',
    );
    expect(headlineOf(row, zh)).toBe('WeChat 有一部分用不了：登录。你的网络是正常的。');
  });

  test('is named by its host where that is all we know', () => {
    expect(headlineOf(told({ side: 'not-yours', services: [partial] }), en)).toContain(
      'not working: login.weixin.example.',
    );
  });

  test('a retry that went well is no failing part', () => {
    const mended = attempt({
      endpoint: login,
      index: 1,
      host: 'login.weixin.example',
      attempt: 2,
    });
    const row = told({
      side: 'not-yours',
      services: [{ ...partial, observations: [failing, mended] }],
    });
    expect(headlineOf(row, en)).toContain('not working: another part.');
  });
});

describe('all is well', () => {
  test.each([
    ['none', [], 'Your connection works.'],
    ['one', [service()], 'WeChat answers from here.'],
    ['two', [service(), service(QQ)], 'Both services answer from here.'],
    ['three', [service(), service(QQ), service(GITHUB)], 'All 3 services answer from here.'],
    [
      'one unknown',
      [service(), service(QQ), service({ ...GITHUB, verdict: unknown('ambiguous') })],
      "2 of 3 services answer from here; I can't tell about the rest yet.",
    ],
  ])('%s', (_, services, headline) => {
    expect(headlineOf(told({ side: 'ok', services }), en)).toBe(headline);
  });

  test('what was checked is said, and what was not', () => {
    const { detail } = describeReport(told({ side: 'ok', services: [service()] }), en);
    expect(detail).toContain('What was checked: their servers answer.');
  });

  test('one that turns the check down is up all the same', () => {
    const services = [service(), service({ ...GITHUB, verdict: refusing('forbidden') })];
    expect(describeReport(told({ side: 'ok', services }), en)).toMatchObject({
      headline: 'Both services answer from here.',
      detail: expect.stringContaining("GitHub is up, but doesn't let this check in."),
    });
  });

  test('an answer that we may not see', () => {
    const opaque = attempt({
      outcome: { kind: 'response', status: 0, verified: false, opaque: true },
    });
    const row = told({ side: 'ok', services: [service({ observations: [opaque] })] });
    expect(describeReport(row, en).detail).toContain(
      "without your permission I can't see what it says",
    );
  });

  test('a slow line with all services answering', () => {
    const user = fault({ cause: 'slow-line', suspects: ['device', 'network'], scope: 'slow' });
    const row = told({ side: 'yours', user, services: [service()] });
    expect(describeReport(row, en)).toMatchObject({
      side: 'yours',
      headline: 'Your connection is slow right now.',
    });
  });
});

describe('while the round runs', () => {
  test.each([
    ['nothing known', {}, 'Checking…'],
    ['the connection known', { user: OK }, 'Your connection works. Checking your services…'],
  ])('%s', (_, known, headline) => {
    const { verdict: __, ...waiting } = service();
    expect(describeReport({ services: [waiting], controls: [], ...known }, en)).toMatchObject({
      side: 'checking',
      headline,
      action: 'This takes a few seconds.',
    });
  });
});
