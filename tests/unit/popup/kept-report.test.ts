import { describe, expect, test } from 'vitest';
import { afterCheck, afterStoring } from '../../../src/popup/kept-report.ts';
import { startPopup } from '../../../src/popup/start-popup.ts';
import { report, service } from '../wording/reports.ts';
import { fakePopup } from './fake-ports.ts';

const NOW = Date.parse('2026-11-22T20:46:30.000Z');
const EARLY = report({ startedAt: '2026-11-22T20:46:00.000Z' });
const LATE = report({ startedAt: '2026-11-22T20:46:10.000Z' });
const FROM_TOMORROW = report({ startedAt: '2026-11-23T20:46:00.000Z' });
const AD_HOC = report({ services: [service({ id: 'adhoc' })] });
const popup = startPopup(fakePopup().ports);
popup.stop();
const IDLE = { ...popup.store.get(), now: NOW };

describe('the report of a check', () => {
  test.each([
    ['is the first', undefined, EARLY],
    ['is later than the last', EARLY, LATE],
    ['follows one from a wrong clock', FROM_TOMORROW, LATE],
  ])('is shown where it %s', (_, last, news) => {
    expect(afterCheck(news, { ...IDLE, last })).toEqual({ now: NOW, last: news });
  });

  test('is not shown over one that began later', () => {
    expect(afterCheck(EARLY, { ...IDLE, last: LATE })).toEqual({ now: NOW });
  });

  test('about one service is not taken for all of them', () => {
    expect(afterCheck(LATE, { ...IDLE, last: EARLY, only: ['wechat'] })).toEqual({ now: NOW });
  });

  test('about an address stands with it', () => {
    const adHoc = { url: 'https://shop.example/' };
    expect(afterCheck(AD_HOC, { ...IDLE, last: LATE, adHoc })).toEqual({
      now: NOW,
      adHoc: { ...adHoc, report: AD_HOC },
    });
  });
});

test('what is stored is shown, unless there is none or it is about an address', () => {
  expect(afterStoring(EARLY)).toEqual({ last: EARLY });
  expect(afterStoring(AD_HOC)).toEqual({});
  expect(afterStoring(undefined)).toEqual({});
});
