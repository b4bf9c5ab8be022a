import type { Bench } from '../../e2e/bench.ts';
import type { BaselineSays } from '../result.ts';
import type { LabScenario } from '../scenario.ts';
import { hasBreak } from '../story.ts';
import { askClient, givingUpSoon } from './ask-client.ts';
import { BASELINES, type Baseline } from './baseline-names.ts';
import { openPage, sayPage } from './error-page.ts';
import { probeOnce } from './one-probe.ts';
import { sayIsOnline, sayMonitor, sayOneProbe, sayOnLine } from './rules.ts';
import { gateOf, targetOf } from './target.ts';

type Asked = Pick<Bench, 'browser' | 'world'>;
type Answers = Readonly<Record<string, BaselineSays>>;

/** What a page is given to come. */
const PAGE_MS = 15_000;
/** Where nothing gets through, Chromium waits twice for names and then asks why: it takes 40 s to say so. */
const OFFLINE_PAGE_MS = 45_000;
/** As long as that is not known. */
const UNKNOWN_PAGE_MS = 20_000;

/** Lines on which tools would get in each other's way, or which are slow to connect. */
const NARROW = ['line', 'loss', 'round-trip', 'connections', 'mtu-black-hole'] as const;

/**
 * Asks each of them about one service, in the world as it is; it must have its landmarks. Never rejects: one that breaks
 * is `unclear`, and why is printed once.
 */
export async function askBaselines(bench: Asked, scenario: LabScenario): Promise<Answers> {
  const isNarrow = hasBreak(scenario, ...NARROW);
  try {
    const url = targetOf(bench.world, scenario);
    const ask = (): Promise<Answers> => askAll(bench, { url, isNarrow });
    return isNarrow ? await ask() : await givingUpSoon(bench.world, ask);
  } catch (error) {
    return answersOf(() => Promise.reject(error));
  }
}

interface Question {
  readonly url: string;
  /** One waits for the other. */
  readonly isNarrow: boolean;
}

function askAll({ browser, world }: Asked, { url, isNarrow }: Question): Promise<Answers> {
  const client = askClient(world, { url, gate: gateOf(world), inTurn: isNarrow });
  let pageMs = UNKNOWN_PAGE_MS;
  const known = settled(
    client.then(({ isOnline }) => {
      pageMs = isOnline ? PAGE_MS : OFFLINE_PAGE_MS;
    }),
  );
  const after = (earlier: Promise<unknown>): Promise<unknown> =>
    isNarrow ? settled(earlier) : Promise.resolve();
  const page = after(known).then(() => openPage(browser, url, { limitMs: () => pageMs }));
  const probe = after(page).then(() => probeOnce(browser, url));
  const asked: Readonly<Record<Baseline, () => Promise<BaselineSays>>> = {
    'navigator.onLine': async () => sayOnLine((await browser.look('navigator.onLine')) === true),
    'is-online': async () => sayIsOnline(await client),
    'error page': async () => sayPage(browser.kind, await page),
    monitor: async () => sayMonitor(await client, { failures: 1, isGated: false }),
    'monitor, gated': async () => sayMonitor(await client, { failures: 1, isGated: true }),
    'monitor, 3 of 3': async () => sayMonitor(await client, { failures: 3, isGated: false }),
    'monitor, 3 of 3, gated': async () => sayMonitor(await client, { failures: 3, isGated: true }),
    'one probe': async () => sayOneProbe(await probe),
  };
  return answersOf((name) => asked[name]());
}

function settled(work: Promise<unknown>): Promise<unknown> {
  return work.catch(() => undefined);
}

async function answersOf(ask: (name: Baseline) => Promise<BaselineSays>): Promise<Answers> {
  const answers = await Promise.all(
    BASELINES.map(async (name) => {
      try {
        return [name, await ask(name)] as const;
      } catch (error) {
        tellOnce(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        return [name, 'unclear'] as const;
      }
    }),
  );
  return Object.fromEntries(answers);
}

const told = new Set<string>();

function tellOnce(why: string): void {
  if (told.has(why)) return;
  told.add(why);
  console.error(`A baseline broke. ${why}`);
}
