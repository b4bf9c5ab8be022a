import { describe, expect, test } from 'vitest';
import type { OfficialWord } from '../../../src/formats/official-word.ts';
import { officialInWords } from '../../../src/wording/official-in-words.ts';
import { incident, official } from './reports.ts';
import { translator } from './translator.ts';

const en = translator('en');
const zh = translator('zh_CN');
const CLOCK = { nowMs: Date.parse('2026-11-22T20:46:00.000Z'), timeZone: 'UTC' };

function tell(parts: Partial<OfficialWord>, isFailing = true): string {
  return officialInWords(official(parts), en, { ...CLOCK, locale: 'en-GB', isFailing }).sentence;
}

function tellInChinese(parts: Partial<OfficialWord>): string {
  return officialInWords(official(parts), zh, { ...CLOCK, locale: 'zh-CN', isFailing: true })
    .sentence;
}

describe('one sentence', () => {
  const known = { incidents: [incident()] };
  const { since: _, ...timeless } = incident();

  test.each<[string, Partial<OfficialWord>, string, string]>([
    ['known', known, 'They know: investigating since 09:26.', '官方已经知道：09:26 起正在调查。'],
    [
      'since when is not told',
      { incidents: [timeless] },
      'They know: investigating.',
      '官方已经知道：正在调查。',
    ],
    [
      'since another day',
      { incidents: [incident({ since: '2026-11-20T09:26:00.000Z', raw: 'Monitoring' })] },
      'They know: recovering, began at 20 Nov 2026, 09:26.',
      '官方已经知道：正在恢复，2026年11月20日 09:26 开始的。',
    ],
    ['no incident', {}, 'They report trouble: partly down.', '官方说有故障：部分不可用。'],
    [
      'of somebody else, most likely',
      {
        scope: 'page',
        level: 'degraded',
        incidents: [incident({ level: 'degraded', isNamed: false })],
      },
      'Their status page reports trouble, though not by this name: investigating since 09:26.',
      '官方状态页提到了故障，但没有点名这项服务：09:26 起正在调查。',
    ],
    ['nothing', { level: 'operational' }, 'They have not said anything yet.', '官方还没有说什么。'],
    [
      'planned',
      {
        level: 'maintenance',
        incidents: [
          incident({ level: 'maintenance', raw: 'in_progress', until: '2026-11-22T23:00:00.000Z' }),
        ],
      },
      'Planned work on their side until 23:00.',
      '他们正在做计划内的维护，预计到 23:00。',
    ],
    [
      'planned, without an end',
      { level: 'maintenance' },
      'Planned work on their side.',
      '他们正在做计划内的维护。',
    ],
    [
      'a note',
      { level: 'operational', incidents: [incident({ level: 'operational' })] },
      'They report no trouble, but left a note.',
      '官方没有提到故障，但有一条说明。',
    ],
    [
      'unreadable',
      { level: 'unknown', problem: 'not-a-feed' },
      "Their status page can't be read right now.",
      '官方状态页现在读不到。',
    ],
    [
      'not allowed',
      { level: 'unknown', problem: 'no-permission' },
      'Whichside may not read their status page yet: allow it in the settings.',
      '还没有权限读取官方状态页：可以在设置里允许。',
    ],
    [
      'a word that nobody knows',
      { level: 'unknown', raw: 'wobbly' },
      "Their status page can't be made sense of right now.",
      '官方状态页现在看不明白。',
    ],
  ])('%s', (_name, parts, inEnglish, inChinese) => {
    expect(tell(parts)).toBe(inEnglish);
    expect(tellInChinese(parts)).toBe(inChinese);
  });

  test('while it answers from here, nobody is said to know what does not show', () => {
    expect(tell(known, false)).toBe('They report trouble: investigating since 09:26.');
    expect(tell({ level: 'operational' }, false)).toBe('They report no trouble.');
  });

  test('a time that is none is left out', () => {
    expect(tell({ incidents: [incident({ since: 'yesterday' })] })).toBe(
      'They know: investigating.',
    );
  });
});

describe('their own words', () => {
  const words = (parts: Partial<OfficialWord>) =>
    officialInWords(official(parts), en, { ...CLOCK, locale: 'en-GB', isFailing: true });

  test('the incident that names the service comes before a worse one that does not', () => {
    const worse = incident({ title: 'All else', level: 'major', isNamed: false });
    const { incident: told, others } = words({ incidents: [worse, incident()] });
    expect(told?.title).toBe('Messages are late');
    expect(others).toBe(1);
  });

  test('a word that the sentence could not tell is kept as it is', () => {
    expect(words({ incidents: [incident({ raw: 'triaging' })] }).raw).toBe('triaging');
    expect(words({ incidents: [incident({ raw: 'INVESTIGATING' })] }).raw).toBeUndefined();
    expect(words({ level: 'unknown', raw: 'wobbly' }).raw).toBe('wobbly');
    expect(words({ level: 'operational', raw: 'none' }).raw).toBeUndefined();
  });
});
