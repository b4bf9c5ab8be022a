import { describe, expect, it } from 'vitest';
import { ageInWords } from '../../../src/ui/age.ts';
import { labelLines } from '../../../src/ui/label-lines.ts';
import { parseAddress } from '../../../src/ui/parse-address.ts';
import { groupServices } from '../../../src/ui/service-groups.ts';
import { fault, service } from '../wording/reports.ts';

describe('parseAddress', () => {
  it.each([
    ['example.com', 'https://example.com/'],
    ['  example.com/path?q=1 ', 'https://example.com/path?q=1'],
    ['http://example.com', 'http://example.com/'],
    ['example.com:8080', 'https://example.com:8080/'],
    ['localhost:3000/status', 'https://localhost:3000/status'],
    ['192.0.2.1', 'https://192.0.2.1/'],
    ['[2001:db8::1]', 'https://[2001:db8::1]/'],
    ['例子.example', 'https://xn--fsqu00a.example/'],
  ])('reads %s', (text, href) => {
    const parsed = parseAddress(text);
    expect(parsed.kind === 'address' && parsed.url.href).toBe(href);
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['two words', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['ftp://example.com', 'not-web'],
    ['javascript:alert(1)', 'not-web'],
    ['https://me:secret@example.com', 'credentials'],
    ['me@example.com', 'credentials'],
  ])('refuses "%s": %s', (text, problem) => {
    expect(parseAddress(text)).toEqual({ kind: 'problem', problem });
  });
});

describe('ageInWords', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  it.each([
    ['2026-11-22T11:59:30Z', 'en', undefined],
    ['2026-11-22T12:05:00Z', 'en', undefined],
    ['2026-11-22T11:59:10Z', 'en', '1 minute ago'],
    ['2026-11-22T11:20:00Z', 'en', '40 minutes ago'],
    ['2026-11-22T08:50:00Z', 'en', '3 hours ago'],
    ['2026-11-21T11:00:00Z', 'en', 'yesterday'],
    ['2026-11-22T11:58:00Z', 'zh-CN', '2 分钟前'],
    ['garbage', 'en', undefined],
  ])('%s in %s: %s', (since, language, words) => {
    expect(ageInWords(since, { now, language })).toBe(words);
  });
});

describe('labelLines', () => {
  it.each([
    ['This device', ['This device']],
    ['The way there', ['The way', 'there']],
    ['你的网络', ['你的网络']],
    ['Wikimedia Foundation', ['Wikimedia', 'Foundation']],
    ['One two three four five six', ['One two', 'three four…']],
    ['Donaudampfschifffahrt', ['Donaudampfs…']],
  ])('%s', (label, lines) => {
    expect(labelLines(label)).toEqual(lines);
  });
});

describe('groupServices', () => {
  it('puts the worst first, confirmed before suspected, providers together, equals in list order', () => {
    const silent = fault({ cause: 'no-answer' });
    const groups = groupServices([
      service({ id: 'fine', provider: 'A' }),
      service({ id: 'slow', provider: 'B', verdict: fault({ cause: 'slow', scope: 'slow' }) }),
      service({ id: 'suspected', provider: 'C', verdict: { ...silent, certainty: 'suspected' } }),
      service({ id: 'down', provider: 'D', verdict: silent }),
      service({ id: 'sibling', provider: 'D' }),
      service({ id: 'fine-too', provider: 'E' }),
    ]);
    const ids = groups.map(({ services }) => services.map(({ id }) => id));
    expect(ids).toEqual([['down', 'sibling'], ['suspected'], ['slow'], ['fine'], ['fine-too']]);
  });
});
