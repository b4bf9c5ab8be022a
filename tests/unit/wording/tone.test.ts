import { describe, expect, test } from 'vitest';
import { describeReport, headlineOf } from '../../../src/wording/describe-report.ts';
import { attempt, fault, GITHUB, QQ, refusing, SILENT, service, told, unknown } from './reports.ts';
import { translator } from './translator.ts';

const en = translator('en');
const zh = translator('zh_CN');

const YEAR_AND_MONTH_MS = 396 * 86_400_000;
const clockControl = attempt({
  role: 'portal',
  outcome: { kind: 'response', status: 204, verified: false, clockSkewMs: -YEAR_AND_MONTH_MS },
});

describe('the tone that everything else follows', () => {
  test('the provider answers 503', () => {
    const row = told({
      side: 'theirs',
      services: [
        service({
          verdict: fault({ cause: 'server-error', suspects: ['provider'] }),
          account: 'https://social.example/wechat',
        }),
      ],
    });
    expect(describeReport(row, en)).toEqual({
      side: 'theirs',
      headline: 'WeChat is having trouble.',
      detail: "It answers, but says it can't serve you now. Nothing to fix on your side.",
      action:
        'Wait, or look at their official account. We keep checking, and the button in the toolbar changes when it is back.',
      nonAction: 'No need to restart, reinstall or change your password.',
    });
  });

  test('several of one provider are silent', () => {
    const row = told({
      side: 'not-yours',
      services: [service({ verdict: SILENT }), service({ ...QQ, verdict: SILENT })],
    });
    const words = describeReport(row, en);
    expect(words.headline).toBe("WeChat and QQ don't answer. Your connection works.");
    expect(words.detail).toBe("It's Tencent, or the way to it.");
    expect(words.nonAction).toBe('No need to restart, reinstall or change your password.');
    const chinese = told({
      side: 'not-yours',
      services: [
        service({ name: '微信', provider: '腾讯', verdict: SILENT }),
        service({ ...QQ, provider: '腾讯', verdict: SILENT }),
      ],
    });
    expect(describeReport(chinese, zh)).toMatchObject({
      headline: '微信和 QQ 没有回应，你的网络是正常的。',
      detail: '问题在腾讯，或在通往它的路上。',
      nonAction: '不用重启、不用重装，也不用改密码。',
    });
  });

  test('nothing answers', () => {
    const user = fault({ cause: 'no-internet', suspects: ['device', 'network'] });
    const row = told({ side: 'yours', user, services: [service({ verdict: user })] });
    expect(describeReport(row, en)).toMatchObject({
      side: 'yours',
      headline: "This device can't reach the internet.",
      action:
        "See whether another device on the same Wi-Fi works: if it does, it's this device; if not, it's the Wi-Fi or your internet provider.",
      nonAction: 'WeChat and your account are not the problem.',
    });
  });

  test('a portal', () => {
    const user = fault({ cause: 'captive-portal', suspects: ['network'] });
    expect(describeReport(told({ side: 'yours', user }), en)).toMatchObject({
      headline: 'This Wi-Fi wants you to sign in first.',
      nonAction: 'Nothing is wrong with the services or with your device.',
    });
  });

  test('a wrong clock, by how much', () => {
    const user = fault({ cause: 'clock', suspects: ['device'] });
    const row = told({ side: 'yours', user, controls: [clockControl, clockControl] });
    expect(headlineOf(row, en)).toBe(
      "Your device's clock is wrong (by 13 months), so secure sites refuse to open.",
    );
    expect(headlineOf(row, zh)).toBe('设备的时间不对（差了 13 个月），所以安全网站打不开。');
    expect(headlineOf({ ...row, controls: [] }, en)).toBe(
      "Your device's clock is wrong, so secure sites refuse to open.",
    );
  });

  test('a resolver that differs for one name', () => {
    const verdict = fault({ cause: 'name-filtered', suspects: ['network'] });
    const knock = attempt({
      role: 'knock',
      outcome: { kind: 'failure', layer: 'tls', code: 'ERR_CERT_COMMON_NAME_INVALID', tls: 'name' },
    });
    const bilibili = service({ name: '哔哩哔哩', verdict, observations: [knock] });
    expect(describeReport(told({ side: 'yours', services: [bilibili] }), zh)).toEqual({
      side: 'yours',
      headline: '你的网络查不到哔哩哔哩的地址，别处查得到。',
      detail: '可能被过滤，或记录过期了。',
      action: '换个网络试试，或问问网络管理员。',
      nonAction: '哔哩哔哩本身是正常的。',
    });
    const unproven = told({ side: 'yours', services: [{ ...bilibili, observations: [] }] });
    expect(describeReport(unproven, zh).nonAction).toBe('不用重启、不用重装，也不用改密码。');
  });

  test('too many requests', () => {
    const github = service({
      ...GITHUB,
      verdict: refusing('rate-limited'),
    });
    expect(describeReport(told({ side: 'ok', services: [github] }), en)).toEqual({
      side: 'ok',
      headline: 'GitHub is up, but asks you to slow down.',
      action: 'Wait a few minutes.',
      nonAction: 'Your connection and GitHub are both fine.',
    });
  });

  test('too little to compare with', () => {
    const verdict = unknown('insufficient');
    const row = told({ side: 'unclear', user: verdict, services: [service({ verdict })] });
    expect(describeReport(row, en)).toEqual({
      side: 'unclear',
      headline: "I can't tell yet.",
      detail: 'Too few of the comparison sites could be checked.',
      action: 'Press “check again” in a moment.',
      nonAction: "Don't change anything on the strength of this.",
    });
  });
});
