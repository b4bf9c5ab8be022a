import { describe, expect, test } from 'vitest';
import { lastDays } from '../../../src/history/calendar.ts';
import { dayInWords } from '../../../src/history/day-in-words.ts';
import { dayLooks } from '../../../src/history/day-look.ts';
import { unobservedInWords, uptimeInWords } from '../../../src/history/uptime-in-words.ts';
import { uptimeOf } from '../../../src/records/uptime.ts';
import { typeset } from '../../../src/wording/fill.ts';
import { translator } from '../wording/translator.ts';
import { dayOf, HOUR_MS, NOW } from './open-history.tsx';

const en = typeset(translator('en'));
const zh = typeset(translator('zh_CN'));
const DAYS = lastDays(3, NOW);

function looks(...days: ReturnType<typeof dayOf>[]): ReturnType<typeof dayLooks> {
  return dayLooks(new Map(days.map((day) => [String(day.span), day])), {
    days: DAYS,
    nowMs: NOW,
    gapMs: HOUR_MS / 2,
  });
}

test('days end with today, and follow each other without a gap', () => {
  expect(DAYS.map(({ name }) => name)).toEqual(['2026-11-21', '2026-11-22', '2026-11-23']);
  expect(DAYS[0]?.toMs).toBe(DAYS[1]?.fromMs);
});

describe('what nobody observed', () => {
  test('is nothing before the first day that anything is known of', () => {
    const [before, first] = looks(dayOf('2026-11-22'));
    expect(before).toMatchObject({ upMs: 0, unobservedMs: 0 });
    expect(first).toMatchObject({ upMs: 10 * HOUR_MS, unobservedMs: 14 * HOUR_MS });
  });

  test('is a day that is missing between others', () => {
    const [, missing] = looks(dayOf('2026-11-21'), dayOf('2026-11-23', { up: 2 }));
    expect(missing).toMatchObject({ upMs: 0, unobservedMs: 24 * HOUR_MS });
  });

  test('is no more of today than has passed', () => {
    const [, , today] = looks(dayOf('2026-11-21'), dayOf('2026-11-23', { up: 2, unobserved: 22 }));
    expect(today).toMatchObject({ upMs: 2 * HOUR_MS, unobservedMs: 10 * HOUR_MS });
  });
});

describe('today', () => {
  const today = (up: number, unobserved: number): unknown =>
    looks(dayOf('2026-11-21'), dayOf('2026-11-23', { up, unobserved }))[2]?.unobservedMs;

  test('ends with the last look while the next one may still come', () => {
    expect(today(11.5, 0)).toBe(0);
    expect(today(10.5, 1)).toBe(HOUR_MS);
  });

  test('is unobserved since then once it is overdue', () => {
    expect(today(11.49, 0)).toBeCloseTo(0.51 * HOUR_MS);
  });

  test('is not unobserved from midnight to the first look that is still to come', () => {
    const nowMs = (DAYS[2]?.fromMs ?? 0) + HOUR_MS / 4;
    const known = new Map([['2026-11-21', dayOf('2026-11-21')]]);
    const told = dayLooks(known, { days: DAYS, nowMs, gapMs: HOUR_MS / 2 });
    expect(told[2]?.unobservedMs).toBe(0);
  });
});

describe('uptime', () => {
  test('leaves out what nobody observed, and says how much there was', () => {
    const uptime = uptimeOf(
      looks(
        dayOf('2026-11-21', { up: 19, down: 1, unobserved: 4 }),
        dayOf('2026-11-22', { up: 0, unobserved: 24 }),
      ),
    );
    expect(uptimeInWords(uptime, en)).toBe('Answered 95% of the 20 hours that were observed');
    expect(uptimeInWords(uptime, zh)).toBe('已观测的 20 小时里，95% 的时间有回应');
    expect(unobservedInWords(uptime, en)).toBe('Not observed, and left out: 40 hours.');
  });

  test('is never 100% of what was down for a second', () => {
    const uptime = uptimeOf(looks(dayOf('2026-11-21', { up: 24, down: 1 / 3_600, unobserved: 0 })));
    expect(uptimeInWords(uptime, en)).toMatch(/^Answered 99\.99% /);
  });

  test('counts slow and partial as answered', () => {
    const uptime = uptimeOf(looks(dayOf('2026-11-21', { up: 12, degraded: 12, unobserved: 0 })));
    expect(uptimeInWords(uptime, en)).toMatch(/^Answered 100% /);
  });

  test('is nothing where nobody observed', () => {
    const uptime = uptimeOf(looks(dayOf('2026-11-21', { up: 0, unobserved: 24 })));
    expect(uptimeInWords(uptime, en)).toBe('Not observed yet');
  });
});

describe('a day in words', () => {
  const words = (day: ReturnType<typeof dayOf>, t = en): string => {
    const [first] = looks(day);
    return first ? dayInWords(first, t) : '';
  };

  test('tells what was worst first', () => {
    expect(
      words(dayOf('2026-11-21', { up: 9, degraded: 0.5, down: 0.25, unobserved: 14.25 })),
    ).toBe(
      'Saturday 21 November: Down for 15 minutes. Slow or partly failing for 30 minutes. Up for 9 hours. Not observed for 14 hours.',
    );
  });

  test('is short where there was only one thing', () => {
    expect(words(dayOf('2026-11-21', { up: 0, unobserved: 24 }))).toBe(
      'Saturday 21 November: Not observed: no check could tell.',
    );
  });

  test('speaks Chinese with its own spaces', () => {
    expect(words(dayOf('2026-11-21', { up: 9, down: 0.25, unobserved: 0 }), zh)).toBe(
      '11月21日星期六：不可用 15 分钟。正常 9 小时。',
    );
  });

  test('says that nothing is known of a day before', () => {
    const [before] = looks(dayOf('2026-11-22'));
    expect(before && dayInWords(before, en)).toContain('Nothing is known of this day.');
  });
});
