import { describe, expect, test } from 'vitest';
import { SERVICE_CAUSES } from '../../../src/diagnosis/cause.ts';
import { describeReport } from '../../../src/wording/describe-report.ts';
import { readableAccount } from '../../../src/wording/where-they-speak.ts';
import { attempt, fault, official, QQ, refusing, service, told } from './reports.ts';
import { translator } from './translator.ts';

const en = translator('en');
const zh = translator('zh_CN');
const SILENT = { kind: 'failure', layer: 'timeout', code: 'timeout' } as const;
const FAILS = { kind: 'response', status: 503, verified: true } as const;
const ACCOUNT = 'https://social.example/wechat';

describe('an account on a host that fails is not offered', () => {
  const failing = [attempt({ host: 'social.example', outcome: SILENT })];

  test.each([
    ['on that host', ACCOUNT, failing],
    ['on it under www', 'https://www.social.example/x', failing],
    ['where it answers 503', ACCOUNT, [attempt({ host: 'www.social.example', outcome: FAILS })]],
    [
      'where one of two parts fails',
      ACCOUNT,
      [attempt(), attempt({ host: 'social.example', index: 1, outcome: SILENT })],
    ],
  ])('%s', (_, account, observations) => {
    expect(readableAccount(service({ account, observations }))).toBeUndefined();
  });

  test.each([
    ['on another host', 'https://other.example/wechat', failing],
    ['on the host of a part that answers', ACCOUNT, [attempt({ host: 'social.example' })]],
    [
      'where a second attempt got through',
      ACCOUNT,
      [...failing, attempt({ host: 'social.example', attempt: 2 })],
    ],
    [
      'where only what was asked beside it failed',
      ACCOUNT,
      [attempt({ host: 'social.example', role: 'knock', outcome: SILENT })],
    ],
  ])('but it is %s', (_, account, observations) => {
    expect(readableAccount(service({ account, observations }))).toBe(account);
  });

  test.each([undefined, 'javascript:alert(1)', 'not an address'])('none: %s', (account) => {
    expect(readableAccount(service(account === undefined ? {} : { account }))).toBeUndefined();
  });
});

describe('what to do names a place only where there is one', () => {
  const green = official({ level: 'operational' });
  const places = [
    ['an account', { account: ACCOUNT, official: green }, 'their official account', '官方账号'],
    ['a status page', { official: green }, 'their status page', '官方状态页'],
  ] as const;
  const actionOf = (cause: (typeof SERVICE_CAUSES)[number], parts: object, t = en): string => {
    const verdict = fault({ cause, suspects: ['provider'] });
    return describeReport(told({ side: 'theirs', services: [service({ verdict, ...parts })] }), t)
      .action;
  };

  test.each(places)('%s', (_, parts, place, chinese) => {
    expect(actionOf('server-error', parts)).toContain(`Wait, or look at ${place}. `);
    expect(actionOf('server-error', parts, zh)).toContain(`稍等片刻，或看看${chinese}。`);
    expect(actionOf('certificate-expired', parts)).toContain(`renew it, or look at ${place}.`);
    expect(actionOf('name-gone', parts)).toContain(`Otherwise wait, or look at ${place}.`);
  });

  test.each([
    ['nothing', {}],
    ['a status page that cannot be read', { official: official({ problem: 'unreachable' }) }],
    [
      'an account that fails with it',
      { account: ACCOUNT, observations: [attempt({ host: 'social.example', outcome: FAILS })] },
    ],
  ])('with %s nobody is sent looking', (_, parts) => {
    expect(actionOf('server-error', parts)).toMatch(/^Wait\. We keep checking/);
    expect(actionOf('server-error', parts, zh)).toMatch(/^稍等片刻。/);
    expect(actionOf('name-gone', parts)).toBe(
      'If you typed this address yourself, check its spelling. Otherwise wait.',
    );
    for (const cause of SERVICE_CAUSES) {
      expect(actionOf(cause, parts), cause).not.toMatch(/look at (their|\.)/);
      expect(actionOf(cause, parts, zh), cause).not.toMatch(/官方|或看看。/);
    }
  });

  test('a name that may be mistyped is to be looked at, whoever speaks where', () => {
    const verdict = fault({ cause: 'name-gone', suspects: ['device', 'provider'] });
    const actionWith = (parts: object): string =>
      describeReport(told({ side: 'unclear', services: [service({ verdict, ...parts })] }), en)
        .action;
    expect(actionWith({})).toBe(
      'If you typed this address yourself, check its spelling. Otherwise wait.',
    );
    expect(actionWith({ account: ACCOUNT })).toContain('look at their official account.');
  });

  test('what was found to be wrong may still be looked at itself', () => {
    expect(actionOf('wrong-content', {})).toBe(actionOf('wrong-content', { account: ACCOUNT }));
    expect(actionOf('wrong-content', {})).not.toMatch(/^Wait/);
  });

  test('several: by the one that is told of first', () => {
    const verdict = fault({ cause: 'server-error', suspects: ['provider'] });
    const of = (account: object): string =>
      describeReport(
        told({
          side: 'theirs',
          services: [service({ verdict, ...account }), service({ ...QQ, verdict })],
        }),
        en,
      ).action;
    expect(of({ account: ACCOUNT })).toContain('look at their official account');
    expect(of({})).toMatch(/^Wait\. /);
  });

  test('not open here for legal reasons', () => {
    const of = (parts: object): string =>
      describeReport(
        told({ side: 'ok', services: [service({ verdict: refusing('legal-block'), ...parts })] }),
        en,
      ).action;
    expect(of({ account: ACCOUNT })).toBe(
      'Look at their official account for where it can be used.',
    );
    expect(of({})).toBe('Wait: only they can open it to you here.');
  });
});
