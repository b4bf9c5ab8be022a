import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/formats/report.ts';
import { reportAsText } from '../../../src/wording/report-as-text.ts';
import {
  attempt,
  fault,
  incident,
  official,
  outside,
  outsideProbe,
  report,
  service,
} from './reports.ts';
import { translator } from './translator.ts';

const SECRET = 'private/42';

const silent = attempt({
  endpoint: `https://weixin.example/${SECRET}`,
  durationMs: 4_000,
  outcome: { kind: 'failure', layer: 'timeout', code: 'timeout', deadlineMs: 4_000 },
});
const control = attempt({
  n: 2,
  role: 'portal',
  endpoint: 'http://portal.example/generate_204',
  host: 'portal.example',
  secure: false,
  operator: 'Example Operator',
  outcome: { kind: 'response', status: 204, verified: false, address: '192.0.2.7' },
});
const REPORT: Report = report({
  user: {
    kind: 'ok',
    evidence: [{ id: 'C', text: '5 of 5 answer.', clears: ['device', 'network'], charges: [] }],
  },
  overall: { side: 'not-yours', headline: '', service: 'wechat' },
  services: [
    service({
      verdict: fault({
        cause: 'no-answer',
        evidence: [
          {
            id: 'P5',
            text: 'It stayed silent.',
            clears: [],
            charges: ['path', 'provider'],
            observations: [1],
          },
        ],
      }),
      observations: [silent],
    }),
  ],
  controls: [control],
});
const OPTIONS = { locale: 'en-GB', timeZone: 'UTC' };

test('a help desk finds when, which side, the path, the evidence and the codes', () => {
  const lines = reportAsText(REPORT, translator('en'), OPTIONS).split('\n');
  expect(lines[0]).toBe('Whichside report');
  expect(lines).toContain('Checked: 22 Nov 2026, 20:46:00 UTC (took 412 ms)');
  expect(lines).toContain('Made by: Whichside 0.1.0 in Chromium 156');
  expect(lines).toContain("WeChat doesn't answer. Your connection works.");
  expect(lines).toContain('Side: not your side');
  expect(lines).toContain('- your network: cleared');
  expect(lines).toContain('- the provider: in doubt');
  expect(lines).toContain('- 5 of 5 answer. [C; clears: this device and your network]');
  expect(lines).toContain("WeChat (Tencent): Doesn't answer");
  expect(lines).toContain('- It stayed silent. [P5; points to: the way there and the provider]');
  expect(lines).toContain('- weixin.example (endpoint, https): timeout after 4 seconds');
  expect(lines).toContain(
    '- portal.example (Example Operator, portal, http): 204 @ 192.0.2.7 after 34 ms',
  );
});

test('no path of an address leaves with it', () => {
  const text = reportAsText(REPORT, translator('en'), OPTIONS);
  expect(text).not.toContain(SECRET);
  expect(text).not.toContain('generate_204');
});

test('Chinese is set as Chinese', () => {
  const text = reportAsText(REPORT, translator('zh_CN'), { locale: 'zh-CN', timeZone: 'UTC' });
  expect(text).toContain('检查时间：2026年11月22日');
  expect(text).toContain('WeChat 没有回应，你的网络是正常的。');
  expect(text).toContain('- 服务方：有疑点');
  expect(text).toContain('weixin.example (endpoint, https)：timeout，用时 4 秒钟');
});

test('what the browser hides is called hidden', () => {
  const opaque = attempt({
    outcome: { kind: 'response', status: 0, verified: false, opaque: true },
  });
  const hidden = attempt({
    outcome: { kind: 'failure', layer: 'unknown', code: 'TypeError', opaque: true },
  });
  const text = reportAsText(report({ controls: [opaque, hidden] }), translator('en'), OPTIONS);
  expect(text).toContain('answered, hidden after 34 ms');
  expect(text).toContain('failed, reason hidden TypeError after 34 ms');
});

describe('what was learned elsewhere', () => {
  const viewed = report({
    services: [
      service({
        verdict: fault({ cause: 'no-answer' }),
        official: official({
          page: `https://status.example/${SECRET}`,
          incidents: [
            incident({ title: 'Messages\n- are late', link: `https://status.example/${SECRET}` }),
          ],
        }),
        account: 'https://social.example/wechat/?session=secret#secret',
        outside: outside({
          probes: [
            outsideProbe(),
            outsideProbe({
              country: 'CN',
              isNear: true,
              network: 'Example Telecom',
              outcome: 'fails',
              status: 503,
            }),
          ],
        }),
        suppliers: ['Example CDN', '203.0.113.0/24'],
        failedElsewhere: true,
      }),
    ],
  });

  test('stands line by line', () => {
    const lines = reportAsText(viewed, translator('en'), OPTIONS).split('\n');
    expect(lines).toContain(
      '- Status page status.example, read at 20:44: They know: investigating since 09:26.',
    );
    expect(lines).toContain('- In their words: “Messages - are late”');
    expect(lines).toContain('- Their official account: social.example/wechat');
    const asked = lines.indexOf(
      '- Machines elsewhere, about weixin.example: Of the machines asked elsewhere, 1 of 2 get through.',
    );
    expect(lines.slice(asked + 1, asked + 3)).toEqual([
      "- China (in your country), Example Telecom: told that it can't serve (503) after 325 ms",
      '- Germany, Example Net: gets through after 325 ms',
    ]);
    expect(lines).toContain('- It failed on the network before this one too.');
    expect(lines).toContain('- It shares with failing services: Example CDN and 203.0.113.0/24');
  });

  test('in Chinese too', () => {
    const options = { locale: 'zh-CN', timeZone: 'UTC' };
    const lines = reportAsText(viewed, translator('zh_CN'), options).split('\n');
    expect(lines).toContain(
      '- 状态页 status.example（20:44 读取）：官方已经知道：09:26 起正在调查。',
    );
    expect(lines).toContain(
      '- 中国（你所在的国家或地区），Example Telecom：对方说无法提供服务（503），用时 325 毫秒',
    );
    expect(lines).toContain('- 与其他出故障的服务共用：Example CDN 和 203.0.113.0/24');
  });

  test('and gives away no more than hosts, and the account itself', () => {
    const text = reportAsText(viewed, translator('en'), OPTIONS);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('secret');
  });

  test.each(['offered', 'waiting'] as const)('%s: nobody told anything yet', (state) => {
    const services = [service({ outside: outside({ state, probes: [] }) })];
    expect(reportAsText(report({ services }), translator('en'), OPTIONS)).not.toContain(
      'elsewhere',
    );
  });

  test('an account that is no web address is left out', () => {
    const services = [service({ account: 'javascript:alert(1)' })];
    expect(reportAsText(report({ services }), translator('en'), OPTIONS)).not.toContain('alert');
  });
});
