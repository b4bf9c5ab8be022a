import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Control, Service } from '../../../../src/formats/config.ts';
import type { Behaviour } from '../../probe/fake-network.ts';
import { CONTROLS, service } from '../../probe/round-world.ts';
import { pass, type Stage, setStage, TRACE } from './play-job.ts';

vi.mock('../../../../src/platform/browser.ts', async () => ({
  browser: (await import('../../platform/fake-extension.ts')).fakeExtension,
}));

const SILENT: Behaviour = { kind: 'silence' };
const FEED_HOST = 'status.mall.test';
const OUTSIDE_HOST = 'outside.test';

const SERVICES: readonly Service[] = Array.from({ length: 10 }, (_, n) =>
  service(`shop${n}`, { feed: { kind: 'statuspage', url: `https://${FEED_HOST}/` } }),
);

const hostsOf = (list: readonly (Control | { url: string })[]): string[] =>
  list.map(({ url }) => new URL(url).hostname);

/** Asked for by the follow-ups of a failure: the address that resolvers give, and names that cannot exist. */
const KNOCK = '203.0.113.7';
const isCanary = (host: string): boolean => /^[a-z]{16}\.com\.$/.test(host);

const CHOSEN = new Set([
  ...hostsOf(SERVICES.flatMap(({ endpoints }) => endpoints)),
  ...hostsOf([...CONTROLS, TRACE]),
  KNOCK,
]);

function strangers(stage: Stage): string[] {
  return Object.keys(stage.hosts()).filter((host) => !CHOSEN.has(host) && !isCanary(host));
}

function print(title: string, stage: Stage): void {
  const all = Object.entries(stage.hosts()).sort(([, a], [, b]) => b - a);
  const canaries = all.filter(([host]) => isCanary(host)).length;
  const rows = [...all.filter(([host]) => !isCanary(host)), ['names that cannot exist', canaries]];
  console.log([title, ...rows.map(([host, count]) => `  ${count} ${host}`)].join('\n'));
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  vi.setSystemTime(new Date('2026-03-01T00:00:00.000Z'));
});

afterEach(() => {
  vi.useRealTimers();
});

/** An hour as the schedule plays it: each minute for ten minutes, then every ten. */
async function failingHour(stage: Stage): Promise<void> {
  const minutes = [...Array.from({ length: 10 }, () => 1), 10, 10, 10, 10, 10];
  for (const minute of minutes) {
    await stage.play({ trigger: 'recheck' });
    await pass(minute);
  }
}

test('a healthy day asks the services chosen, and nobody else', async () => {
  const stage = setStage({ services: SERVICES, views: { outside: 'auto' } });
  for (let round = 0; round < 144; round += 1) {
    await stage.play({ shape: 'scheduled', trigger: 'schedule' });
    await pass(10);
  }
  print('a healthy day', stage);
  expect(strangers(stage)).toEqual([]);
  expect(stage.hosts()).toEqual(
    Object.fromEntries(SERVICES.map(({ id }) => [`${id}.example`, 144])),
  );
}, 60_000);

test('a failing hour asks controls as well, and nobody who was not allowed', async () => {
  const stage = setStage({
    services: SERVICES,
    views: { outside: 'ask' },
    allowed: (url) => !url.includes(FEED_HOST),
  });
  Object.assign(stage.world, { 'shop3.example': SILENT, [KNOCK]: SILENT });
  await failingHour(stage);
  print('a failing hour, nothing allowed', stage);
  expect(strangers(stage)).toEqual([]);
  expect(stage.hosts()[CONTROL_OF_MANY]).toBeGreaterThan(0);
}, 60_000);

test('a failing hour with everything allowed asks each within its limits', async () => {
  const stage = setStage({ services: SERVICES, views: { outside: 'auto' } });
  Object.assign(stage.world, { 'shop3.example': SILENT, [KNOCK]: SILENT });
  await failingHour(stage);
  print('a failing hour, everything allowed', stage);
  expect(strangers(stage).sort()).toEqual([OUTSIDE_HOST, FEED_HOST].sort());
  expect(stage.hosts()[FEED_HOST]).toBeLessThanOrEqual(12);
  expect(stage.questions('POST')).toBeLessThanOrEqual(6);
  expect(stage.questions('POST')).toBeGreaterThan(1);
}, 60_000);

const CONTROL_OF_MANY = hostsOf(CONTROLS)[0] ?? '';
