import { describe, expect, test } from 'vitest';
import { SERVICE_CAUSES, USER_CAUSES } from '../../../src/diagnosis/cause.ts';
import { SUSPECTS, sideOf } from '../../../src/diagnosis/suspect.ts';
import type { Alert, AlertMember } from '../../../src/formats/alerts.ts';
import { alertText, sampleText } from '../../../src/wording/alert-text.ts';
import { type Language, translator } from './translator.ts';

const NOW = Date.parse('2026-11-23T09:26:00Z');
const MINUTE = 60_000;

function member(name: string, over: Partial<AlertMember> = {}): AlertMember {
  const known = { provider: 'Tencent', cause: 'no-answer', scope: 'down' } as const;
  return { name, suspects: ['path', 'provider'], ...known, ...over };
}

const SPEAKERS = { en: translator('en'), zh_CN: translator('zh_CN') };

function text(language: Language, over: Partial<Alert>): string {
  const alert: Alert = {
    kind: 'fault',
    id: 'a@1',
    isOwn: false,
    members: [member('WeChat'), member('QQ')],
    connectionWorks: true,
    ...over,
  };
  const clock = { nowMs: NOW, timeZone: 'UTC' };
  const { title, message } = alertText(alert, SPEAKERS[language], clock);
  return message === '' ? title : `${title} / ${message}`;
}

const OWN = (cause: AlertMember['cause'], over: Partial<Alert> = {}): Partial<Alert> => ({
  isOwn: true,
  members: [member('', { provider: '', suspects: ['device', 'network'], cause })],
  ...over,
});

const NAMES = ['微信', 'QQ', '企业微信', '腾讯文档', '腾讯会议'];

test.each([
  [
    {},
    'WeChat and QQ do not answer / Your connection works. It is Tencent, or the way to it. No need to restart or reinstall.',
  ],
  [
    { connectionWorks: false },
    'WeChat and QQ do not answer / It is Tencent, or the way to it. No need to restart or reinstall.',
  ],
  [
    { members: [member('WeChat', { suspects: ['provider'], cause: 'server-error' })] },
    'WeChat is having trouble / Your connection works. The trouble is at Tencent. No need to restart or reinstall.',
  ],
  [
    { members: [member('WeChat', { suspects: ['device', 'network', 'path', 'provider'] })] },
    "WeChat does not answer / I can't tell yet whose side it is on.",
  ],
  [
    { members: [member('WeChat', { suspects: ['network'], cause: 'name-filtered' })] },
    'WeChat does not work here / Something on your network is in the way.',
  ],
  [
    { members: [member('WeChat', { scope: 'partial' })], sinceMs: NOW - 90 * MINUTE },
    'Part of WeChat does not work / Your connection works. It is Tencent, or the way to it. No need to restart or reinstall. Since 07:56.',
  ],
  [
    { kind: 'unstable', members: [member('WeChat')] },
    'WeChat comes and goes / Your connection works. It is Tencent, or the way to it. No need to restart or reinstall.',
  ],
  [{ kind: 'back', downMs: 40 * MINUTE }, 'WeChat and QQ answer again / It lasted 40 minutes.'],
  [
    { kind: 'back', members: [member('WeChat', { scope: 'slow', cause: 'slow' })], downMs: 0 },
    'WeChat works again',
  ],
  [
    { members: ['A', 'B', 'C', 'D', 'E'].map((name) => member(name)) },
    'A, B and 3 more do not answer / Your connection works. It is Tencent, or the way to it. No need to restart or reinstall.',
  ],
  [
    OWN('no-internet'),
    "It's on your side / This device can't reach the internet. See whether another device on the same Wi-Fi works: if it does, it's this device; if not, it's the Wi-Fi or your internet provider.",
  ],
  [
    OWN('no-internet', { kind: 'back', downMs: 12 * MINUTE }),
    'You are online again / It lasted 12 minutes.',
  ],
  [
    { kind: 'back', downMs: 10 * MINUTE, isSeenInPart: true },
    'WeChat and QQ answer again / Seen failing for 10 minutes.',
  ],
  ...(
    [
      ['WeChat is still very slow', { scope: 'slow', cause: 'slow' }],
      ['Part of WeChat still does not work', { scope: 'partial' }],
      ['WeChat is still having trouble', { cause: 'server-error' }],
      ['WeChat still does not work', {}],
    ] satisfies [string, Partial<AlertMember>][]
  ).map(([title, over]): [Partial<Alert>, string] => [
    { kind: 'reminder', connectionWorks: false, members: [member('WeChat', over)] },
    `${title} / It is Tencent, or the way to it. No need to restart or reinstall.`,
  ]),
  [
    { kind: 'reminder', isUnsteady: true, connectionWorks: false, members: [member('WeChat')] },
    'WeChat still comes and goes / It is Tencent, or the way to it. No need to restart or reinstall.',
  ],
  [
    OWN('no-internet', { kind: 'reminder', isUnsteady: true }),
    'Your connection still comes and goes / The services themselves may well be fine.',
  ],
  [
    {
      members: ['WeChat', 'GitHub', 'C', 'D', 'E', 'F', 'G'].map((name) =>
        member(name, { provider: name }),
      ),
    },
    'WeChat, GitHub and 5 more do not answer / Your connection works. It is on their side, or on the way to them. No need to restart or reinstall.',
  ],
  [
    {
      kind: 'back',
      downMs: 20 * MINUTE,
      members: ['WeChat', 'GitHub', 'C', 'D'].map((name) => member(name, { provider: name })),
    },
    'WeChat, GitHub and 2 more answer again / It lasted 20 minutes.',
  ],
  [
    OWN('slow-line', { kind: 'back', downMs: 12 * MINUTE }),
    'Your side is fine again / It lasted 12 minutes.',
  ],
] satisfies [Partial<Alert>, string][])('en: %j', (over, expected) => {
  expect(text('en', over)).toBe(expected);
});

test.each([
  [
    { members: [member('微信', { provider: '腾讯' }), member('QQ', { provider: '腾讯' })] },
    '微信和 QQ 没有回应 / 你的网络是正常的。问题在腾讯，或在通往它的路上。不用重启，也不用重装。',
  ],
  [
    { kind: 'back', members: [member('微信'), member('QQ')], downMs: 40 * MINUTE },
    '微信和 QQ 又有回应了 / 持续了 40 分钟。',
  ],
  [
    { members: NAMES.map((name) => member(name, { provider: 'Tencent' })) },
    '微信、QQ 和另外 3 项服务没有回应 / 你的网络是正常的。问题在 Tencent，或在通往它的路上。不用重启，也不用重装。',
  ],
  [
    OWN('captive-portal'),
    '问题在你这边 / 这个 Wi-Fi 需要先登录。随便打开一个网站，就会出现登录页面。',
  ],
  [
    { kind: 'back', members: [member('微信')], downMs: 10 * MINUTE, isSeenInPart: true },
    '微信又有回应了 / 观测到故障 10 分钟。',
  ],
  [
    { kind: 'reminder', members: [member('微信', { scope: 'slow', cause: 'slow' })] },
    '微信还是非常慢 / 你的网络是正常的。问题在 Tencent，或在通往它的路上。不用重启，也不用重装。',
  ],
  [
    {
      members: NAMES.map((name) => member(name, { provider: name, suspects: ['provider'] })),
    },
    '微信、QQ 和另外 3 项服务没有回应 / 你的网络是正常的。问题在它们那边，或在通往它们的路上。不用重启，也不用重装。',
  ],
  [OWN('no-internet', { kind: 'back', downMs: 12 * MINUTE }), '你又能上网了 / 持续了 12 分钟。'],
] satisfies [Partial<Alert>, string][])('zh_CN: %j', (over, expected) => {
  expect(text('zh_CN', over)).toBe(expected);
});

describe.each(['en', 'zh_CN'] as const)('%s: whatever fails', (language) => {
  const sets = Array.from({ length: 15 }, (_, bits) =>
    SUSPECTS.filter((_suspect, index) => ((bits + 1) >> index) & 1),
  );
  const works = language === 'en' ? 'Your connection works' : '网络是正常的';
  const alerts = (['fault', 'joined', 'unstable', 'reminder', 'back'] as const).flatMap((kind) =>
    (['down', 'partial', 'slow'] as const).flatMap((scope) =>
      sets.flatMap((suspects) =>
        [...SERVICE_CAUSES, 'no-internet' as const].map((cause) => ({
          kind,
          scope,
          suspects,
          cause,
        })),
      ),
    ),
  );

  test('it is named, without codes, in a short title that claims no more than is known', () => {
    for (const { kind, scope, suspects, cause } of alerts) {
      const said = text(language, { kind, members: [member('Wexi', { suspects, scope, cause })] });
      const [title = ''] = said.split(' / ');
      expect(title).toContain('Wexi');
      expect(title.length).toBeLessThan(40);
      expect(said).not.toMatch(/undefined|\b[45]\d\d\b|DNS|TLS|HTTP|error|错误|\$/);
      const isFar = ['theirs', 'not-yours'].includes(sideOf(suspects));
      expect(said.includes(works)).toBe(isFar && kind !== 'back');
    }
  });

  test('of the own side each cause is told by its own words', () => {
    const said = USER_CAUSES.map((cause) => text(language, OWN(cause)));
    expect(new Set(said).size).toBe(USER_CAUSES.length);
    // A notification has no buttons.
    for (const one of said)
      expect(one).not.toMatch(/press|button|check again|[“”]|重新检查|点击|按钮/i);
    expect(text(language, OWN('clock', { kind: 'reminder', sinceMs: NOW }))).not.toBe('');
    expect(text(language, OWN('clock', { kind: 'unstable' }))).not.toBe('');
  });

  test('the sample says that nothing is wrong', () => {
    const { title, message, side } = sampleText(SPEAKERS[language]);
    expect(side).toBe('ok');
    expect([title, message].every((one) => one.length > 5)).toBe(true);
  });
});
