import { expect, test } from 'vitest';
import { statusLine } from '../../../src/wording/status-line.ts';
import { fault, OK, refusing, unknown } from './reports.ts';
import { translator } from './translator.ts';

const names = { service: 'WeChat', provider: 'Tencent' };

test.each([
  [undefined, 'Checking…', '正在检查…'],
  [OK, 'Answers', '有回应'],
  [refusing('rate-limited'), 'Up, but asks you to slow down', '正常，只是请求太频繁'],
  [fault({ cause: 'no-answer' }), "Doesn't answer", '没有回应'],
  [
    fault({ cause: 'no-answer', scope: 'partial' }),
    "Part of it isn't working: Doesn't answer",
    '有一部分用不了：没有回应',
  ],
  [
    fault({ cause: 'no-internet', suspects: ['device', 'network'] }),
    'Out of reach: no internet here',
    '连不到：这里上不了网',
  ],
  [
    fault({ cause: 'lossy-line', suspects: ['device', 'network'], scope: 'partial' }),
    'Gets lost on your own connection',
    '丢在了你自己的网络上',
  ],
  [
    unknown('just-woke'),
    "Can't tell yet: just woken up or reconnected",
    '暂时无法判断：刚醒来或刚恢复连接',
  ],
])('%j', (verdict, inEnglish, inChinese) => {
  expect(statusLine(verdict, names, translator('en'))).toBe(inEnglish);
  expect(statusLine(verdict, names, translator('zh_CN'))).toBe(inChinese);
});
