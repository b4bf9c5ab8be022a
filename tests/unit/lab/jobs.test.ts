import { describe, expect, test } from 'vitest';
import { chooseScenarios } from '../../lab/choose-scenarios.ts';
import { expectedSeconds } from '../../lab/expected-seconds.ts';
import { benchKeyOf, queueJobs } from '../../lab/job-queue.ts';
import { jobsOf, type LabJob } from '../../lab/jobs.ts';
import { parseLabOptions } from '../../lab/lab-options.ts';
import type { LabScenario } from '../../lab/scenario.ts';

function scenario(name: string, story: LabScenario['story'] = []): LabScenario {
  const title = 'Something happens.';
  return { name, title, rows: ['P06'], story, truth: 'ok', affects: 'everything', causes: [] };
}

const SHORT = scenario('short');
const LONG = scenario('long', [{ kind: 'wait', seconds: 60 }, { kind: 'check' }]);
const MANY = Array.from({ length: 25 }, (_, index) => scenario(`number-${index}`));

const BOTH = { kinds: ['chromium', 'firefox'], accesses: ['all', 'services'] } as const;
const ONCE = { ...BOTH, seed: 7, repeat: 1, withTwists: false, withBaselines: true };

function job(of: LabScenario, kind: LabJob['kind']): LabJob {
  return { scenario: of, kind, access: 'all', seed: 1, asksOthers: false };
}

describe('jobs', () => {
  test('are each scenario in each browser with each set of permissions', () => {
    expect(jobsOf([SHORT, LONG], ONCE)).toHaveLength(8);
  });

  test('ask others with one set of permissions alone, and under no twist', () => {
    const asking = jobsOf([SHORT], { ...ONCE, withTwists: true }).filter((one) => one.asksOthers);
    expect(asking.map(({ kind, access, twist }) => [kind, access, twist])).toEqual([
      ['chromium', 'all', undefined],
      ['firefox', 'all', undefined],
    ]);
  });

  test('ask nobody else where that is not wanted', () => {
    const jobs = jobsOf([SHORT], { ...ONCE, withBaselines: false });
    expect(jobs.filter(({ asksOthers }) => asksOthers)).toEqual([]);
  });

  test('are played again with the next seeds', () => {
    const seeds = jobsOf([SHORT], { ...ONCE, repeat: 3 }).map(({ seed }) => seed);
    expect(new Set(seeds)).toEqual(new Set([7, 8, 9]));
  });

  test('are a tenth more for each twist, the same in each browser', () => {
    const twisted = jobsOf(MANY, { ...ONCE, withTwists: true }).filter(({ twist }) => twist);
    expect(twisted).toHaveLength(4 * 3 * 3);
    const named = (kind: string) =>
      twisted.flatMap((each) => (each.kind === kind ? [each.scenario.name] : []));
    expect(named('firefox')).toEqual(named('chromium'));
  });
});

describe('the queue', () => {
  test('gives the longest first, of what the held bench can play', () => {
    const queue = queueJobs([
      job(SHORT, 'chromium'),
      job(LONG, 'chromium'),
      job(LONG, 'firefox'),
      job(SHORT, 'firefox'),
    ]);
    const first = queue.take();
    expect(first?.scenario.name).toBe('long');
    const key = first && benchKeyOf(first);
    const second = queue.take(key);
    expect(second).toMatchObject({ kind: first?.kind, scenario: { name: 'short' } });
    expect(key !== undefined && queue.hasMore(key)).toBe(false);
  });

  test('sends whoever has nothing left to where most remains', () => {
    const queue = queueJobs([job(SHORT, 'chromium'), job(LONG, 'firefox'), job(LONG, 'firefox')]);
    expect(queue.take('chromium all')?.kind).toBe('chromium');
    expect(queue.take('chromium all')?.kind).toBe('firefox');
  });

  test('ends', () => {
    const queue = queueJobs([job(SHORT, 'chromium')]);
    expect(queue.take()).toBeDefined();
    expect(queue.take()).toBeUndefined();
  });
});

test('who waits, or waits for somebody silent, or asks others too, is expected to take longer', () => {
  const silent = scenario('silent', [{ kind: 'packets', of: ['QQ'], at: 'server', how: 'drop' }]);
  const [short, long, waiting] = [SHORT, LONG, silent].map((each) => job(each, 'firefox'));
  if (!short || !long || !waiting) throw new Error('three jobs');
  expect(expectedSeconds(long)).toBeGreaterThan(60);
  expect(expectedSeconds(waiting)).toBeGreaterThan(expectedSeconds(short));
  expect(expectedSeconds({ ...short, asksOthers: true })).toBeGreaterThan(expectedSeconds(short));
});

describe('patterns', () => {
  test('are parts of names, or rows', () => {
    expect(chooseScenarios([SHORT, LONG], ['lon'])).toEqual([LONG]);
    expect(chooseScenarios([SHORT, LONG], ['p06'])).toEqual([SHORT, LONG]);
    expect(chooseScenarios([SHORT, LONG], [])).toEqual([SHORT, LONG]);
  });

  test('that nothing matches are a mistake', () => {
    expect(() => chooseScenarios([SHORT], ['short', 'nothing'])).toThrow('nothing');
  });
});

describe('options', () => {
  test('are both browsers, both sets of permissions, once, unless told', () => {
    expect(parseLabOptions([], 0)).toMatchObject({ ...BOTH, repeat: 1, patterns: [] });
  });

  test('are read', () => {
    const words = 'cable --browser firefox --access controls --seed 5 --workers 2 --no-baselines';
    expect(parseLabOptions(words.split(' '), 0)).toMatchObject({
      patterns: ['cable'],
      kinds: ['firefox'],
      accesses: ['controls'],
      seed: 5,
      workers: 2,
      withBaselines: false,
    });
  });

  test.each(['--seed x', '--workers 0', '--browser opera', '--access some', '--nothing'])(
    'that make no sense are refused: %s',
    (words) => {
      expect(() => parseLabOptions(words.split(' '), 0)).toThrow();
    },
  );
});
