import { expect, test } from 'vitest';
import { durationInWords } from '../../../src/wording/duration-in-words.ts';
import { translator } from './translator.ts';

const en = translator('en');
const zh = translator('zh_CN');
const DAY_MS = 86_400_000;

test.each([
  [0, '0 ms', '0 毫秒'],
  [412, '412 ms', '412 毫秒'],
  [1_000, '1 second', '1 秒钟'],
  [1_500, '1.5 seconds', '1.5 秒钟'],
  [9_940, '9.9 seconds', '9.9 秒钟'],
  [10_400, '10 seconds', '10 秒钟'],
  [71_300, '71 seconds', '71 秒钟'],
  [90_000, '90 seconds', '90 秒钟'],
  [600_000, '10 minutes', '10 分钟'],
  [3 * 3_600_000, '3 hours', '3 小时'],
  [2 * DAY_MS, '2 days', '2 天'],
  [396 * DAY_MS, '13 months', '13 个月'],
  [3 * 365.25 * DAY_MS, '3 years', '3 年'],
])('%i ms', (durationMs, inEnglish, inChinese) => {
  expect(durationInWords(durationMs, en)).toBe(inEnglish);
  expect(durationInWords(durationMs, zh)).toBe(inChinese);
});
