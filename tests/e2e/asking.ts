import * as v from 'valibot';
import { expect } from 'vitest';
import { officialWordSchema } from '../../src/formats/official-word.ts';
import type { Report } from '../../src/formats/report.ts';
import { poll } from '../browsers/poll.ts';
import { type AskedRequest, requestsTo } from '../net/asked.ts';
import { feedId, OUTSIDE_ID } from '../net/site.ts';
import type { Bench } from './bench.ts';
import { distinctId, serviceNamed } from './distinct.ts';
import { beginViews } from './run-views.ts';
import { summarise } from './summarise.ts';
import { ADMITS, down, NOBODY_GETS_THROUGH, others } from './view-breaks.ts';
import { ONE } from './view-services.ts';
import type { BenchTest } from './with-browsers.ts';

const SUMMARY = '/api/v2/summary.json';

const toldSchema = v.object({ ok: v.literal(true), value: officialWordSchema });

function hostOf(bench: Bench, id: string): string {
  return bench.world.sites().find((site) => site.id === id)?.host ?? '';
}

async function requests(bench: Bench, id: string): Promise<readonly AskedRequest[]> {
  return requestsTo(await bench.world.asked(), hostOf(bench, id));
}

async function questions(bench: Bench): Promise<readonly AskedRequest[]> {
  return (await requests(bench, OUTSIDE_ID)).filter(({ method }) => method === 'POST');
}

async function answersSought(bench: Bench): Promise<readonly AskedRequest[]> {
  return (await requests(bench, OUTSIDE_ID)).filter(({ method }) => method === 'GET');
}

async function readings(bench: Bench): Promise<readonly AskedRequest[]> {
  return (await requests(bench, feedId(ONE))).filter(({ path }) => path === SUMMARY);
}

async function askOfficial(bench: Bench, number: number) {
  const request = { type: 'askOfficial', service: distinctId(ONE, number) };
  return v.parse(toldSchema, await bench.browser.send(request)).value;
}

function rulesOf(report: Report): readonly string[] {
  return serviceNamed(report, ONE)?.verdict.evidence.map(({ id }) => id) ?? [];
}

/** What was read is kept for 5 minutes: they pass. */
const SIX_MINUTES_LATER = `(async () => {
  const { session } = (globalThis.browser ?? globalThis.chrome).storage;
  const { officialWords } = await session.get('officialWords');
  for (const { word } of Object.values(officialWords)) {
    word.fetchedAt = new Date(Date.parse(word.fetchedAt) - 6 * 60_000).toISOString();
  }
  await session.set({ officialWords });
  return Object.keys(officialWords).length;
})()`;

/** Declares what must hold of the questions themselves: how often, about what, and what of them outlives a death. */
export function declareAsking(benchTest: BenchTest): void {
  benchTest('it asks others when told to, and not again within 10 minutes', async (bench) => {
    const number = await beginViews(bench, { mode: 'ask' });
    await bench.break([down(ONE), NOBODY_GETS_THROUGH]);
    const before = (await bench.world.questions()).length;
    const told = { services: [distinctId(ONE, number)], askOutside: true };
    const offered = await bench.check();
    expect(serviceNamed(offered, ONE), summarise(offered)).toMatchObject({
      verdict: { suspects: ['path', 'provider'] },
      outside: { state: 'offered' },
    });
    expect(await questions(bench)).toEqual([]);
    const asked = await bench.check(told);
    expect(rulesOf(asked)[0], summarise(asked)).toBe('P5a');
    const again = await bench.check(told);
    expect(rulesOf(again)[0], summarise(again)).toBe('P5a');
    expect(serviceNamed(again, ONE)?.outside).toEqual(serviceNamed(asked, ONE)?.outside);
    expect(await questions(bench)).toHaveLength(1);
    const [question] = (await bench.world.questions())
      .slice(before)
      .filter(({ method }) => method === 'POST');
    expect(JSON.parse(question?.body ?? '')).toMatchObject({
      type: 'http',
      target: hostOf(bench, ONE),
      locations: [{ country: 'DE', limit: 3 }, { limit: 1 }, { limit: 1 }],
      measurementOptions: { request: { path: '/' } },
    });
  });

  benchTest('killed between question and answer, it takes up the same question', async (bench) => {
    await beginViews(bench, { mode: 'auto' });
    await bench.break([down(ONE), NOBODY_GETS_THROUGH, others({ how: 'slow' })]);
    void bench.check().catch(() => undefined);
    const polled = async (): Promise<boolean> => (await answersSought(bench)).length > 0;
    await poll(polled, { timeoutMs: 20_000, what: 'the first look at the answer' });
    await bench.browser.killBackground();
    const looks = await answersSought(bench);
    const report = await bench.check();
    expect(rulesOf(report)[0], summarise(report)).toBe('P5a');
    expect(await questions(bench)).toHaveLength(1);
    const all = await answersSought(bench);
    expect(new Set(all.map(({ path }) => path)).size).toBe(1);
    expect(all.length).toBeGreaterThan(looks.length);
  });

  benchTest('what answers stays well, whatever its provider says of it', async (bench) => {
    const number = await beginViews(bench, {});
    await bench.break([ADMITS]);
    const before = await bench.check();
    expect(serviceNamed(before, ONE)?.verdict.kind, summarise(before)).toBe('ok');
    expect(await readings(bench)).toEqual([]);
    const word = await askOfficial(bench, number);
    expect(word).toMatchObject({ level: 'major', incidents: [{ isNamed: true }] });
    const after = await bench.check();
    expect(serviceNamed(after, ONE)?.verdict.kind, summarise(after)).toBe('ok');
    expect(after.overall.side).toBe('ok');
  });

  benchTest(
    'a status page is read at most once in 5 minutes, then only if it is new',
    async (bench) => {
      const number = await beginViews(bench, {});
      await bench.break([down(ONE)]);
      const report = await bench.check();
      const first = serviceNamed(report, ONE)?.official;
      expect(first, summarise(report)).toMatchObject({ level: 'operational' });
      await bench.check();
      expect(await askOfficial(bench, number)).toEqual(first);
      await bench.browser.killBackground();
      expect(await askOfficial(bench, number)).toEqual(first);
      expect(await readings(bench)).toHaveLength(1);
      const page = await bench.browser.openPage('options.html');
      expect(await page.evaluate(SIX_MINUTES_LATER)).toBeGreaterThan(0);
      await page.close();
      const later = await askOfficial(bench, number);
      expect({ ...later, fetchedAt: '' }).toEqual({ ...first, fetchedAt: '' });
      expect(Date.parse(later.fetchedAt)).toBeGreaterThan(Date.parse(first?.fetchedAt ?? ''));
      const [, second, ...more] = await readings(bench);
      expect(more).toEqual([]);
      expect(second).toMatchObject({ status: 304 });
      expect(second?.headers['if-none-match']).toMatch(/^"\w+"$/);
      for (const { headers } of await readings(bench)) {
        expect(headers).not.toHaveProperty('cookie');
        expect(headers).not.toHaveProperty('referer');
      }
    },
  );
}
