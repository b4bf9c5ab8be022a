import { describe, expect, test } from 'vitest';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import { fault, OK, UNKNOWN } from '../background/sample-report.ts';
import { type Desk, inWords, openAlertDesk, SERVICES, START_MS } from './play-alerts.ts';

const DOWN = fault();
const THEIRS = fault({ suspects: ['provider'], cause: 'server-error' });
const OFFLINE = fault({ suspects: ['device', 'network'], cause: 'no-internet' });
const BUSY = fault({ suspects: ['provider'], cause: 'maintenance' });
const FILTERED = fault({ suspects: ['network'], cause: 'name-filtered' });
const ANYBODYS = fault({ suspects: ['device', 'network', 'path', 'provider'] });
const SLOW = fault({ scope: 'slow', cause: 'slow' });
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

type Says = Readonly<Record<string, ReportVerdict>>;

const ALL_WELL: Says = { wechat: OK, qq: OK, github: OK };

/** Two rounds 20 s apart that say the same. */
function twice(desk: Desk, says: Says, over: Parameters<Desk['round']>[1] = {}): void {
  desk.round(says, over);
  desk.wait(20 * SECOND);
  desk.round(says, over);
}

/** The same every 5 minutes for so long. */
function goOn(
  desk: Desk,
  says: Says,
  forMs: number,
  over: Parameters<Desk['round']>[1] = {},
): void {
  for (let passed = 0; passed < forMs; passed += 5 * MINUTE) {
    desk.wait(5 * MINUTE);
    desk.round(says, over);
  }
}

function endQuiet(desk: Desk): void {
  const { quietUntilMs: _over, ...rest } = desk.policy.current;
  desk.policy.current = rest;
}

describe('an outage', () => {
  test('of two services of one provider is one alert, and its end one', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN });
    goOn(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN }, 40 * MINUTE);
    twice(desk, ALL_WELL);
    expect(inWords(desk.told)).toEqual(['fault WeChat QQ', 'back WeChat QQ']);
    expect(desk.told[0]?.connectionWorks).toBe(true);
    expect(desk.told[1]?.downMs).toBe(40 * MINUTE + 20 * SECOND);
    expect(desk.told[1]?.id).toBe(desk.told[0]?.id);
    expect(desk.groups()).toBe(0);
  });

  test.each([
    ['wechat qq', 'WeChat QQ'],
    ['qq wechat', 'QQ WeChat'],
  ])('of a list %s names them in that order, whichever failed first', (list, names) => {
    const ids = list.split(' ');
    const order = [...SERVICES].sort(([a], [b]) => ids.indexOf(a) - ids.indexOf(b));
    const desk = openAlertDesk({ services: new Map(order) });
    twice(desk, { ...ALL_WELL, qq: DOWN });
    goOn(desk, { ...ALL_WELL, qq: DOWN, wechat: DOWN }, 10 * MINUTE);
    twice(desk, ALL_WELL);
    expect(inWords(desk.joined)).toEqual([`joined ${names}`]);
    expect(inWords(desk.told)).toEqual(['fault QQ', `back ${names}`]);
  });

  test('of two services whose provider is written in two ways is one alert', () => {
    const services = new Map([
      ['wechat', { name: 'WeChat', provider: 'Tencent' }],
      ['qq', { name: 'QQ', provider: ' tencent ' }],
    ]);
    const desk = openAlertDesk({ services });
    twice(desk, { wechat: DOWN, qq: DOWN });
    expect(inWords(desk.told)).toEqual(['fault WeChat QQ']);
  });

  test('that was not seen all the time is not said to have lasted so long', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, 5 * MINUTE);
    desk.wait(10 * HOUR);
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, 5 * MINUTE);
    twice(desk, ALL_WELL);
    const { downMs, isSeenInPart } = desk.told.at(-1) ?? {};
    expect({ downMs, isSeenInPart }).toEqual({
      downMs: 5 * MINUTE + 20 * SECOND,
      isSeenInPart: true,
    });
  });

  test('that was seen from its beginning to its end lasted so long', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN });
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, 40 * MINUTE);
    twice(desk, ALL_WELL);
    expect(desk.told.at(-1)).not.toHaveProperty('isSeenInPart');
  });

  test('of two providers is two alerts', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN, github: DOWN });
    expect(inWords(desk.told)).toEqual(['fault GitHub', 'fault WeChat']);
  });

  test('that another service of the provider joins changes the notification in silence', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    desk.wait(MINUTE);
    twice(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN });
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
    expect(inWords(desk.joined)).toEqual(['joined WeChat QQ']);
    twice(desk, { ...ALL_WELL, qq: DOWN });
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
    twice(desk, ALL_WELL);
    expect(inWords(desk.told).slice(1)).toEqual(['back WeChat QQ']);
  });

  test('is told neither while suspected nor when it ends before it was confirmed', () => {
    const desk = openAlertDesk();
    desk.round({ ...ALL_WELL, wechat: DOWN });
    desk.wait(MINUTE);
    twice(desk, ALL_WELL);
    expect(desk.told).toEqual([]);
  });

  test('of a service that comes and goes is one message', () => {
    const desk = openAlertDesk();
    for (let at = 0; at < 20; at += 1) {
      desk.round({ ...ALL_WELL, wechat: at % 2 === 0 ? DOWN : OK });
      desk.wait(10 * SECOND);
    }
    expect(inWords(desk.told)).toEqual(['unstable WeChat']);
  });

  test('that ends as another of the provider begins is told as what it is', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    desk.wait(MINUTE);
    twice(desk, { ...ALL_WELL, qq: DOWN });
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'back WeChat', 'fault QQ']);
  });

  test('says that the connection works only where the controls did', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: THEIRS }, { user: UNKNOWN });
    expect(desk.told[0]?.connectionWorks).toBe(false);
  });

  test('says so later only where a look at the own side says it still', () => {
    const desk = openAlertDesk({ remindAfterMs: HOUR });
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, 55 * MINUTE);
    desk.wait(5 * MINUTE);
    desk.round({ ...ALL_WELL, wechat: DOWN }, { user: UNKNOWN });
    expect(desk.told.map(({ kind, connectionWorks }) => [kind, connectionWorks])).toEqual([
      ['fault', true],
      ['reminder', false],
    ]);
  });
});

/** Five services, each of a provider of its own. */
const APART = new Map(
  ['a', 'b', 'c', 'd', 'e'].map((id) => [id, { name: id.toUpperCase(), provider: `${id} inc` }]),
);

function saying(verdict: ReportVerdict, ids: string): Says {
  return Object.fromEntries([...APART.keys()].map((id) => [id, ids.includes(id) ? verdict : OK]));
}

const ALL_APART_WELL = saying(OK, '');

describe('many providers that fail together', () => {
  test('are one alert, and one that the last of them is back', () => {
    const desk = openAlertDesk({ services: APART });
    twice(desk, saying(DOWN, 'abcde'));
    expect(inWords(desk.told)).toEqual(['fault A B C D E']);
    expect(desk.told[0]?.connectionWorks).toBe(true);
    expect(desk.groups()).toBe(1);
    goOn(desk, saying(DOWN, 'e'), 10 * MINUTE);
    expect(inWords(desk.told)).toHaveLength(1);
    twice(desk, saying(DOWN, ''));
    expect(inWords(desk.told)).toEqual(['fault A B C D E', 'back A B C D E']);
    expect(desk.told[1]?.downMs).toBe(10 * MINUTE + 20 * SECOND);
    expect(desk.groups()).toBe(0);
  });

  test('are one alert each while they are no more than three', () => {
    const desk = openAlertDesk({ services: APART });
    twice(desk, saying(DOWN, 'abc'));
    expect(inWords(desk.told)).toEqual(['fault A', 'fault B', 'fault C']);
  });

  test('take in what fails again, and leave what is new to an alert of its own', () => {
    const desk = openAlertDesk({ services: APART });
    twice(desk, saying(DOWN, 'abcd'));
    goOn(desk, saying(DOWN, 'bcd'), 10 * MINUTE);
    goOn(desk, saying(DOWN, 'abcde'), 15 * MINUTE);
    expect(inWords(desk.told)).toEqual(['fault A B C D', 'fault E']);
    twice(desk, saying(DOWN, ''));
    expect(inWords(desk.told).slice(2).sort()).toEqual(['back A B C D', 'back E']);
    expect(desk.groups()).toBe(0);
  });

  test('are one alert once more after a death', () => {
    const desk = openAlertDesk({ services: APART });
    desk.round(saying(DOWN, 'abcde'));
    desk.wait(20 * SECOND);
    desk.round(saying(DOWN, 'abcde'), { death: 'before showing' });
    desk.wake();
    desk.wake();
    expect(inWords(desk.told)).toEqual(['fault A B C D E']);
  });

  test('are one alert at the end of quiet hours too', () => {
    const desk = openAlertDesk({ services: APART, quietUntilMs: START_MS + HOUR });
    twice(desk, saying(DOWN, 'abcd'));
    goOn(desk, saying(DOWN, 'abcd'), HOUR);
    endQuiet(desk);
    desk.wake();
    expect(inWords(desk.told)).toEqual(['fault A B C D']);
    expect(desk.told[0]?.sinceMs).toBe(START_MS);
  });
});

describe('what fails anew while others stay down', () => {
  const DAYS = 72 * HOUR;

  test('of providers that were told together has an alert of its own, and an end', () => {
    const desk = openAlertDesk({ services: APART });
    twice(desk, saying(DOWN, 'abcd'));
    goOn(desk, saying(DOWN, 'a'), DAYS);
    expect(inWords(desk.told)).toEqual(['fault A B C D', 'back B C D']);
    expect(desk.told[1]?.downMs).toBe(5 * MINUTE + 20 * SECOND);
    twice(desk, saying(DOWN, 'ab'));
    goOn(desk, saying(DOWN, 'ab'), HOUR);
    twice(desk, saying(DOWN, 'a'));
    expect(inWords(desk.told).slice(2)).toEqual(['fault B', 'back B']);
    expect(desk.told[3]?.downMs).toBe(HOUR + 20 * SECOND);
    expect(desk.joined).toEqual([]);
    twice(desk, ALL_APART_WELL);
    expect(inWords(desk.told).slice(4)).toEqual(['back A']);
    expect(new Set(desk.told.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(5);
    expect(desk.groups()).toBe(0);
  });

  test('of providers that were told together, the first of which is well, opens what fails', () => {
    const desk = openAlertDesk({ services: APART, remindAfterMs: HOUR });
    twice(desk, saying(DOWN, 'abcd'));
    goOn(desk, saying(DOWN, 'd'), HOUR);
    expect(inWords(desk.told)).toEqual(['fault A B C D', 'back A B C', 'reminder D']);
    expect(desk.told[2]?.id).toMatch(/^d@/);
  });

  test('of a provider that came back one service after the other, there is one end', () => {
    const beside = new Map([...APART, ['b2', { name: 'B2', provider: 'b inc' }]]);
    const desk = openAlertDesk({ services: beside });
    twice(desk, { ...saying(DOWN, 'abcd'), b2: DOWN });
    goOn(desk, { ...saying(DOWN, 'ab'), b2: OK }, HOUR);
    goOn(desk, { ...saying(DOWN, 'a'), b2: OK }, HOUR);
    const [told, ...ends] = inWords(desk.told);
    expect(told?.split(' ').sort()).toEqual(['A', 'B', 'B2', 'C', 'D', 'fault']);
    expect(ends.map((end) => end.split(' ').sort().join(' '))).toEqual(['C D back', 'B B2 back']);
  });

  test('of one provider has an alert of its own', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, DAYS);
    twice(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN });
    goOn(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN }, HOUR);
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    twice(desk, ALL_WELL);
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'fault QQ', 'back QQ', 'back WeChat']);
    expect(desk.told[2]?.downMs).toBe(HOUR + 20 * SECOND);
    expect(desk.joined).toEqual([]);
  });

  test('together is one alert', () => {
    const services = new Map([...SERVICES, ['qzone', { name: 'Qzone', provider: 'Tencent' }]]);
    const desk = openAlertDesk({ services });
    twice(desk, { wechat: DOWN, qq: OK, qzone: OK });
    goOn(desk, { wechat: DOWN, qq: OK, qzone: OK }, HOUR);
    twice(desk, { wechat: DOWN, qq: DOWN, qzone: OK });
    twice(desk, { wechat: DOWN, qq: DOWN, qzone: DOWN });
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'fault QQ']);
    expect(inWords(desk.joined)).toEqual(['joined QQ Qzone']);
  });

  test('is not said to be back with what it was told with before', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN });
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, HOUR);
    twice(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN });
    twice(desk, { ...ALL_WELL, qq: DOWN });
    expect(inWords(desk.told)).toEqual(['fault WeChat QQ', 'fault QQ', 'back WeChat']);
    twice(desk, ALL_WELL);
    expect(inWords(desk.told).slice(3)).toEqual(['back QQ']);
  });

  test('within two intervals is the same outage', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN });
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, 10 * MINUTE);
    twice(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN });
    twice(desk, ALL_WELL);
    expect(inWords(desk.told)).toEqual(['fault WeChat QQ', 'back WeChat QQ']);
  });

  test('a service whose mute ends long after the others were told is told by itself', () => {
    const desk = openAlertDesk({ mutes: new Map([['qq', START_MS + HOUR]]) });
    twice(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN });
    goOn(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN }, HOUR);
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'fault QQ']);
    expect(desk.joined).toEqual([]);
  });
});

describe('a clock that is set back a day', () => {
  test('puts off no reminder', () => {
    const desk = openAlertDesk({ remindAfterMs: HOUR });
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    desk.wait(-24 * HOUR);
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, HOUR);
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'reminder WeChat']);
  });

  test('makes no planned work longer', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: BUSY }, { retryAfterMs: 20 * MINUTE });
    desk.wait(-24 * HOUR);
    twice(desk, { ...ALL_WELL, wechat: BUSY });
    expect(desk.told).toEqual([]);
    goOn(desk, { ...ALL_WELL, wechat: BUSY }, 20 * MINUTE);
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
  });

  test('keeps apart what fails anew long after', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    desk.wait(-24 * HOUR);
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, HOUR);
    twice(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN });
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'fault QQ']);
  });
});

describe("the user's own side", () => {
  test('is one message, none for what follows from it, and one when it is over', () => {
    const desk = openAlertDesk();
    const down = { wechat: OFFLINE, qq: OFFLINE, github: OFFLINE };
    twice(desk, down, { user: OFFLINE });
    goOn(desk, down, 10 * MINUTE, { user: OFFLINE });
    twice(desk, ALL_WELL);
    expect(inWords(desk.told)).toEqual(['fault own', 'back own']);
    expect(desk.told[1]?.downMs).toBe(10 * MINUTE + 20 * SECOND);
  });

  test('leaves what a provider proves by itself, without a word on the connection', () => {
    const desk = openAlertDesk();
    twice(desk, { wechat: THEIRS, qq: OFFLINE, github: OFFLINE }, { user: OFFLINE });
    expect(inWords(desk.told)).toEqual(['fault own', 'fault WeChat']);
    expect(desk.told[1]?.connectionWorks).toBe(false);
  });

  test('holds back what was not told before it failed, until a look confirms it', () => {
    const desk = openAlertDesk({ quietUntilMs: START_MS + HOUR });
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    twice(desk, { wechat: OFFLINE }, { user: OFFLINE });
    endQuiet(desk);
    desk.wake();
    expect(inWords(desk.told)).toEqual(['fault own']);
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    expect(inWords(desk.told)).toEqual(['fault own', 'fault WeChat', 'back own']);
  });
});

describe('what a person asked for', () => {
  test.each([
    ['theirs', ['fault QQ', 'fault GitHub', 'back QQ', 'back GitHub']],
    ['mine', ['fault WeChat', 'fault GitHub', 'back WeChat', 'back GitHub']],
    ['both', ['fault WeChat QQ', 'fault GitHub', 'back WeChat QQ', 'back GitHub']],
  ] as const)('only %s goes by the side that a service fails on', (about, expected) => {
    const desk = openAlertDesk({ about });
    twice(desk, { wechat: FILTERED, qq: THEIRS, github: ANYBODYS });
    twice(desk, ALL_WELL);
    expect([...inWords(desk.told)].sort()).toEqual([...expected].sort());
  });

  test('a fault that turns out to be on the side that is asked for is told then', () => {
    const desk = openAlertDesk({ about: 'theirs' });
    twice(desk, { ...ALL_WELL, github: FILTERED });
    expect(desk.told).toEqual([]);
    twice(desk, { ...ALL_WELL, github: THEIRS });
    expect(inWords(desk.told)).toEqual(['fault GitHub']);
    twice(desk, { ...ALL_WELL, github: FILTERED });
    twice(desk, ALL_WELL);
    expect(inWords(desk.told)).toEqual(['fault GitHub', 'back GitHub']);
    expect(desk.groups()).toBe(0);
  });

  test.each([
    ['theirs', ['fault GitHub', 'back GitHub']],
    ['mine', ['fault own', 'back own']],
  ] as const)('only %s', (about, expected) => {
    const desk = openAlertDesk({ about });
    twice(desk, { ...ALL_WELL, github: DOWN });
    twice(desk, ALL_WELL);
    twice(desk, { github: OFFLINE }, { user: OFFLINE });
    twice(desk, ALL_WELL);
    expect(inWords(desk.told)).toEqual(expected);
  });

  test('nothing of a service whose alerts are off', () => {
    const services = new Map([...SERVICES].filter(([id]) => id !== 'wechat'));
    const desk = openAlertDesk({ services });
    twice(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN });
    twice(desk, ALL_WELL);
    expect(inWords(desk.told)).toEqual(['fault QQ', 'back QQ']);
  });

  test('switched off nothing is told, nor later what happened then', () => {
    const desk = openAlertDesk({ isOn: false });
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    desk.policy.current = { ...desk.policy.current, isOn: true };
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, 20 * MINUTE);
    twice(desk, ALL_WELL);
    expect(desk.told).toEqual([]);
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
    desk.policy.current = { ...desk.policy.current, isOn: false };
    twice(desk, ALL_WELL);
    desk.policy.current = { ...desk.policy.current, isOn: true };
    desk.wake();
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
    expect(desk.groups()).toBe(0);
  });

  test('a reminder once, of an outage that lasts', () => {
    const desk = openAlertDesk({ remindAfterMs: 30 * MINUTE });
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    expect(desk.alarmMs()).toBe(desk.nowMs() + 30 * MINUTE);
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, 3 * HOUR);
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'reminder WeChat']);
    expect(desk.told[1]?.atMs).toBe((desk.told[0]?.atMs ?? 0) + 30 * MINUTE);
    twice(desk, ALL_WELL);
    expect(inWords(desk.told)).toHaveLength(3);
  });

  test('a reminder of what comes and goes says so', () => {
    const desk = openAlertDesk({ remindAfterMs: 20 * SECOND });
    for (let at = 0; at < 20; at += 1) {
      desk.round({ ...ALL_WELL, wechat: at % 2 === 0 ? SLOW : OK });
      desk.wait(10 * SECOND);
    }
    expect(desk.told.map(({ kind, isUnsteady }) => [kind, isUnsteady])).toEqual([
      ['unstable', undefined],
      ['reminder', true],
    ]);
  });

  test('services that are gone close their group without a word', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    desk.importServices(['qq', 'github']);
    desk.wake();
    expect(desk.groups()).toBe(0);
    expect(desk.screen.size).toBe(0);
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
  });
});

describe('quiet hours', () => {
  const quiet = { quietUntilMs: START_MS + 2 * HOUR };

  test('hold back what still stands at their end, with since when', () => {
    const desk = openAlertDesk(quiet);
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, 2 * HOUR);
    expect(desk.told).toEqual([]);
    expect(desk.alarmMs()).toBe(START_MS + 2 * HOUR);
    endQuiet(desk);
    desk.wake();
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
    expect(desk.told[0]?.sinceMs).toBe(START_MS);
  });

  test('say nothing of what is over at their end', () => {
    const desk = openAlertDesk(quiet);
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    twice(desk, ALL_WELL);
    endQuiet(desk);
    desk.wake();
    expect(desk.told).toEqual([]);
    expect(desk.groups()).toBe(0);
  });

  test('tell the end of what was told before them when they are over', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    desk.policy.current = { ...desk.policy.current, ...quiet };
    twice(desk, ALL_WELL);
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
    expect(desk.screen.size).toBe(0);
    endQuiet(desk);
    desk.wake();
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'back WeChat']);
  });

  test('an outage that began again in them is told alone; both are over together', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    desk.policy.current = { ...desk.policy.current, ...quiet };
    twice(desk, ALL_WELL);
    desk.wait(15 * MINUTE);
    twice(desk, { ...ALL_WELL, qq: DOWN });
    endQuiet(desk);
    desk.wake();
    twice(desk, ALL_WELL);
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'fault QQ', 'back WeChat QQ']);
  });

  test('after a night without any look nothing is told before somebody looked', () => {
    const desk = openAlertDesk(quiet);
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    desk.wait(9 * HOUR);
    endQuiet(desk);
    desk.wake();
    expect(desk.told).toEqual([]);
    desk.round({ wechat: OFFLINE }, { user: OFFLINE, isAfterPause: true });
    expect(desk.told).toEqual([]);
    desk.wait(10 * SECOND);
    desk.round({ ...ALL_WELL, wechat: DOWN });
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
  });
});

describe('mutes and planned work', () => {
  const mute = (id: string, untilMs: number): { mutes: Map<string, number> } => ({
    mutes: new Map([[id, untilMs]]),
  });

  test('a muted outage is told when the mute ends, if it stands then', () => {
    const desk = openAlertDesk(mute('wechat', START_MS + HOUR));
    twice(desk, { ...ALL_WELL, wechat: DOWN, qq: DOWN });
    expect(inWords(desk.told)).toEqual(['fault QQ']);
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    expect(inWords(desk.told)).toEqual(['fault QQ', 'back QQ']);
    expect(desk.alarmMs()).toBe(START_MS + HOUR);
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, HOUR);
    expect(inWords(desk.told)).toEqual(['fault QQ', 'back QQ', 'fault WeChat']);
  });

  test('a muted outage that is over is not told', () => {
    const desk = openAlertDesk(mute('wechat', START_MS + HOUR));
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    twice(desk, ALL_WELL);
    goOn(desk, ALL_WELL, HOUR);
    expect(desk.told).toEqual([]);
  });

  test('the end of an outage waits for the end of a mute too', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    desk.policy.current = { ...desk.policy.current, ...mute('wechat', desk.nowMs() + HOUR) };
    goOn(desk, ALL_WELL, 30 * MINUTE);
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
    goOn(desk, ALL_WELL, 30 * MINUTE);
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'back WeChat']);
  });

  test('a busy service is told of when it should have been back', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: BUSY }, { retryAfterMs: 20 * MINUTE });
    expect(desk.told).toEqual([]);
    expect(desk.alarmMs()).toBe(desk.nowMs() + 20 * MINUTE);
    goOn(desk, { ...ALL_WELL, wechat: BUSY }, 20 * MINUTE, { retryAfterMs: 20 * MINUTE });
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
  });

  test('planned work is told of when it should have been over', () => {
    const desk = openAlertDesk();
    const official = {
      feed: 'https://status.example/',
      level: 'maintenance',
      scope: 'component',
      components: [],
      incidents: [
        {
          title: 'Work',
          level: 'maintenance',
          isNamed: true,
          until: new Date(START_MS + HOUR).toISOString(),
        },
      ],
      fetchedAt: new Date(START_MS).toISOString(),
    } as const;
    const over = { official: { ...official, components: [], incidents: [...official.incidents] } };
    twice(desk, { ...ALL_WELL, wechat: DOWN }, over);
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, 50 * MINUTE, over);
    expect(desk.told).toEqual([]);
    goOn(desk, { ...ALL_WELL, wechat: DOWN }, 10 * MINUTE, over);
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
  });
});

describe('when the background dies', () => {
  test('before it shows what it stored, that is shown once it wakes', () => {
    const desk = openAlertDesk();
    desk.round({ ...ALL_WELL, wechat: DOWN });
    desk.wait(20 * SECOND);
    desk.round({ ...ALL_WELL, wechat: DOWN }, { death: 'before showing' });
    expect(desk.told).toEqual([]);
    desk.wake();
    desk.wake();
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
  });

  test('after it showed it, nothing is shown again', () => {
    const desk = openAlertDesk();
    desk.round({ ...ALL_WELL, wechat: DOWN });
    desk.wait(20 * SECOND);
    desk.round({ ...ALL_WELL, wechat: DOWN }, { death: 'after showing' });
    desk.wake();
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
    twice(desk, ALL_WELL);
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'back WeChat']);
  });

  test('while it shows an outage, that is shown once it wakes', () => {
    const desk = openAlertDesk();
    desk.round({ ...ALL_WELL, wechat: DOWN });
    desk.wait(20 * SECOND);
    desk.round({ ...ALL_WELL, wechat: DOWN }, { death: 'while showing' });
    desk.wake();
    desk.wake();
    expect(inWords(desk.told)).toEqual(['fault WeChat']);
  });

  test('after it showed an end or a reminder, that is not shown again, whoever closed it', () => {
    const desk = openAlertDesk({ remindAfterMs: MINUTE });
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    desk.wait(MINUTE);
    desk.round({ ...ALL_WELL, wechat: DOWN }, { death: 'after showing' });
    desk.screen.clear();
    desk.wake();
    desk.wait(MINUTE);
    desk.round(ALL_WELL);
    desk.wait(20 * SECOND);
    desk.round(ALL_WELL, { death: 'after showing' });
    desk.screen.clear();
    desk.wake();
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'reminder WeChat', 'back WeChat']);
    expect(desk.groups()).toBe(0);
  });

  test('and the person closed it meanwhile, it is shown once more and no third time', () => {
    const desk = openAlertDesk();
    desk.round({ ...ALL_WELL, wechat: DOWN });
    desk.wait(20 * SECOND);
    desk.round({ ...ALL_WELL, wechat: DOWN }, { death: 'after showing' });
    for (let life = 0; life < 3; life += 1) {
      desk.screen.clear();
      desk.wake('after showing');
    }
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'fault WeChat']);
  });

  test('and the outage is over when it wakes, nothing is told', () => {
    const desk = openAlertDesk();
    desk.round({ ...ALL_WELL, wechat: DOWN });
    desk.wait(20 * SECOND);
    desk.round({ ...ALL_WELL, wechat: DOWN }, { death: 'before showing' });
    desk.wait(9 * HOUR);
    desk.wake();
    twice(desk, ALL_WELL);
    expect(desk.told).toEqual([]);
    expect(desk.groups()).toBe(0);
  });

  test('before it tells the end, that is told once it wakes', () => {
    const desk = openAlertDesk();
    twice(desk, { ...ALL_WELL, wechat: DOWN });
    desk.round(ALL_WELL);
    desk.wait(20 * SECOND);
    desk.round(ALL_WELL, { death: 'before showing' });
    desk.wake();
    expect(inWords(desk.told)).toEqual(['fault WeChat', 'back WeChat']);
    expect(desk.groups()).toBe(0);
  });
});
