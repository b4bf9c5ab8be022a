import { describe, expect, test } from 'vitest';
import { edged, fill, spaced, typeset } from '../../../src/wording/fill.ts';
import { joinNames, joinSentences } from '../../../src/wording/join-texts.ts';
import { translator } from './translator.ts';

const en = translator('en');
const zh = translator('zh_CN');

describe('fill', () => {
  test.each([
    ['QQ', 'QQ 出故障了。'],
    ['微信', '微信出故障了。'],
    ['QQ音乐', 'QQ音乐出故障了。'],
    ['12306', '12306 出故障了。'],
  ])('sets %s as Chinese typesetting wants it', (name, text) => {
    expect(fill(zh, 'theirs_broken_headline', name)).toBe(text);
  });

  test('leaves no mark behind and adds no space to English', () => {
    expect(fill(en, 'theirs_broken_headline', '微信')).toBe('微信 is having trouble.');
  });

  test('a page can have all its texts that way', () => {
    expect(typeset(zh)('theirs_broken_headline', 'QQ')).toBe('QQ 出故障了。');
    expect(fill(typeset(zh), 'theirs_broken_headline', 'QQ')).toBe('QQ 出故障了。');
  });

  test('puts one space where marks meet', () => {
    expect(spaced(`连${edged(edged('QQ'))}总是`)).toBe('连 QQ 总是');
  });
});

test.each([
  [['WeChat'], 'WeChat', 'WeChat'],
  [['WeChat', 'QQ'], 'WeChat and QQ', 'WeChat和QQ'],
  [['微信', 'QQ'], '微信 and QQ', '微信和 QQ'],
  [['微信', 'QQ', '支付宝'], '微信, QQ and 支付宝', '微信、QQ和支付宝'],
])('joins %j', (names, inEnglish, inChinese) => {
  expect(joinNames(names, en)).toBe(inEnglish);
  expect(joinNames(names, zh).replaceAll(' ', '')).toBe(inChinese.replaceAll(' ', ''));
});

test('sentences follow each other as the language wants it', () => {
  expect(joinSentences(['One.', undefined, 'Two.', 'Three.'], en)).toBe('One. Two. Three.');
  expect(joinSentences(['一。', '二。'], zh)).toBe('一。二。');
  expect(joinSentences([undefined], en)).toBeUndefined();
});
