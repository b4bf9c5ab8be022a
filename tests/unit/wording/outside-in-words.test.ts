import { describe, expect, test } from 'vitest';
import {
  mayAskAgain,
  outsideFailure,
  outsideProbesInWords,
  outsideSummary,
} from '../../../src/wording/outside-in-words.ts';
import { outside, outsideProbe } from './reports.ts';
import { translator } from './translator.ts';

const en = translator('en');
const zh = translator('zh_CN');
const CLOCK = {
  nowMs: Date.parse('2026-11-22T13:46:00.000Z'),
  locale: 'en-GB',
  timeZone: 'UTC',
};

describe('machine by machine', () => {
  test.each([
    [outsideProbe(), 'Germany', 'gets through', '325 ms', '德国', '能连上'],
    [
      outsideProbe({ outcome: 'turned-away', status: 403 }),
      'Germany',
      'turned away',
      '325 ms',
      '德国',
      '被挡回',
    ],
    [outsideProbe({ outcome: 'void' }), 'Germany', "couldn't tell", '325 ms', '德国', '没能看清'],
    [
      outsideProbe({ country: 'CN', outcome: 'fails', status: 503 }),
      'China',
      "told that it can't serve (503)",
      '325 ms',
      '中国',
      '对方说无法提供服务（503）',
    ],
  ])('%j', (probe, country, saw, took, chinese, sawChinese) => {
    const view = outside({ probes: [probe] });
    expect(outsideProbesInWords(view, en)).toMatchObject([{ country, saw, took }]);
    expect(outsideProbesInWords(view, zh)).toMatchObject([{ country: chinese, saw: sawChinese }]);
  });

  test('without an answer it does not get through', () => {
    const { status: _, durationMs: __, ...probe } = outsideProbe({ outcome: 'fails' });
    const [told] = outsideProbesInWords(outside({ probes: [probe] }), en);
    expect(told).toMatchObject({ saw: "doesn't get through", took: undefined });
  });

  test('near ones come first, then by country as it is called', () => {
    const view = outside({
      probes: ['US', 'DE', 'CN', 'CH'].map((country) =>
        outsideProbe({ country, isNear: country === 'CN' }),
      ),
    });
    const order = outsideProbesInWords(view, en).map(({ country }) => country);
    expect(order).toEqual(['China', 'Germany', 'Switzerland', 'United States']);
  });

  test.each(['', 'XYZ', 'e', '中国'])(
    '"%s", which is no code of a country, is shown as it is',
    (country) => {
      expect(
        outsideProbesInWords(outside({ probes: [outsideProbe({ country })] }), en),
      ).toMatchObject([{ country }]);
    },
  );
});

test('in sum, those turned away and those that say nothing count for neither side', () => {
  const of = (...outcomes: ('answers' | 'fails' | 'turned-away' | 'void')[]): string =>
    outsideSummary(outside({ probes: outcomes.map((outcome) => outsideProbe({ outcome })) }), en);
  expect(of('answers', 'fails', 'fails', 'turned-away', 'void')).toBe(
    'Of the machines asked elsewhere, 1 of 3 get through.',
  );
  expect(of('turned-away', 'void')).toBe('None of the machines asked elsewhere could tell.');
  expect(of()).toBe('None of the machines asked elsewhere could tell.');
});

describe('nobody could tell', () => {
  const limited = outside({ state: 'failed', problem: 'rate-limited', probes: [] });

  test('why, and from when on others can be asked', () => {
    const view = { ...limited, retryAt: '2026-11-22T14:05:00.000Z' };
    expect(outsideFailure(view, en, CLOCK)).toBe(
      "Machines elsewhere were asked too often from here. Others can't be asked until 14:05.",
    );
    expect(outsideFailure(view, zh, CLOCK)).toBe('从这里问得太频繁了。要到 14:05 才能再问。');
    expect(mayAskAgain(view, CLOCK)).toBe(false);
  });

  test.each([undefined, '2026-11-22T13:45:59.000Z', 'soon'])(
    'by %s nothing stands in the way',
    (retryAt) => {
      const view = { ...limited, ...(retryAt !== undefined && { retryAt }) };
      expect(mayAskAgain(view, CLOCK)).toBe(true);
      expect(outsideFailure(view, en, CLOCK)).not.toContain('until');
    },
  );
});
