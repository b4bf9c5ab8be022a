import { describe, expect, test } from 'vitest';
import { FINDINGS, type Finding, type FindingKey } from '../../../src/diagnosis/finding.ts';
import { LEVELS } from '../../../src/diagnosis/other-views.ts';
import { tellEvidence } from '../../../src/wording/tell-evidence.ts';
import { translator } from './translator.ts';

const en = translator('en');
const zh = translator('zh_CN');

function finding(key: FindingKey, values: Finding['values']): Finding {
  return { id: key, key, values, clears: [], charges: [] };
}

function isFindingKey(key: string): key is FindingKey {
  return key in FINDINGS;
}

test.each([
  [
    finding('controls-answer', { answered: 5, total: 5, operators: 3 }),
    '5 of 5 comparison sites answer (independent operators: 3).',
    '5 个对比网站中有 5 个回应（来自 3 家互不相干的机构）。',
  ],
  [
    finding('name-gone', { host: 'gone.example', operators: 'Google, Cloudflare' }),
    "Independent address books (Google, Cloudflare) say that the name gone.example doesn't exist.",
    '向别处独立查询（Google, Cloudflare），都说 gone.example 这个名字不存在。',
  ],
  [
    finding('clock-skew', { minutes: -570_240 }),
    "Compared with the clocks of independent sites, this device's clock is off by 13 months.",
    '和几个独立网站的时间对比，这台设备的时间差了 13 个月。',
  ],
  [
    finding('endpoint-silent', { host: 'weixin.example', seconds: 4 }),
    'weixin.example stayed silent for 4 seconds.',
    '等了 4 秒钟，weixin.example 没有任何回应。',
  ],
  [
    finding('official-level', { level: 'partial' }),
    'Their own status page says: partly down.',
    '他们自己的状态页显示：部分不可用。',
  ],
  [
    finding('others-mixed', { answered: 0, failed: 2, total: 2 }),
    "Machines elsewhere don't settle it: 0 of 2 get through, 2 don't.",
    '别处的结果还说明不了什么：2 台机器中有 0 台能连上，2 台连不上。',
  ],
  [
    finding('provider-errors', { host: 'qq.example', status: 503 }),
    "Another address of the same provider, qq.example, answered in the last minutes that it can't serve (status 503).",
    '同一家的另一个地址 qq.example 这几分钟里回应过，说暂时无法提供服务（状态码 503）。',
  ],
])('%j', (told, inEnglish, inChinese) => {
  expect(tellEvidence(told, en)).toBe(inEnglish);
  expect(tellEvidence(told, zh)).toBe(inChinese);
});

test.each(LEVELS)('a level is told in words: %s', (level) => {
  expect(tellEvidence(finding('official-level', { level }), en)).not.toContain(`: ${level}.`);
  expect(tellEvidence(finding('official-level', { level }), zh)).not.toMatch(/[a-z]/);
});

describe.each([
  ['en', en],
  ['zh_CN', zh],
] as const)('%s', (_, t) => {
  test.each(Object.keys(FINDINGS).filter(isFindingKey))('%s shows each of its values', (key) => {
    const names: readonly string[] = FINDINGS[key];
    const values = Object.fromEntries(names.map((name, index) => [name, 41_001 + index]));
    const text = tellEvidence(finding(key, values), t);
    const isLength = (name: string): boolean => name === 'seconds' || name === 'minutes';
    for (const name of names.filter((one) => !isLength(one))) {
      expect(text).toContain(String(values[name]));
    }
    if (names.some(isLength)) expect(text).toMatch(/11 hours|28 days|11 小时|28 天/);
    expect(text).not.toMatch(/[$\u2060]/);
  });
});
