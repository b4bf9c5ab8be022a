import { type Arrival, arrivalsAt } from '../net/asked.ts';
import type { Break, HostChange } from '../net/break.ts';
import type { Ledger } from './ledger.ts';
import { awaitConfirmed } from './outages.ts';
import { type Proof, type ProofTools, pause } from './proof.ts';
import { FOUR } from './services.ts';

interface Failing {
  readonly id: string;
  readonly how: string;
  readonly change: HostChange;
}

/**
 * Side by side, each in its own way. Who refuses connections is not among them: the kernel refuses before any server
 * hears of it, and by name looks like by address.
 */
const FAILING: readonly Failing[] = [
  { id: 'wechat', how: 'answers 503', change: { https: { status: 503 } } },
  {
    id: 'bilibili',
    how: 'closes each connection',
    change: { onHello: 'close', http: { status: 200, instead: 'close' } },
  },
  {
    id: 'alipay',
    how: 'is silent',
    change: { onHello: 'silent', http: { status: 200, instead: 'silent' } },
  },
];

/** What `docs/watching.md` promises a host in trouble. */
const BURST_REQUESTS = 6;
const BURST_MS = 15_000;
const APART_MS = 10_000;
/** A request goes out later than it was meant to, and arrives a connection's round trips later. */
const ARRIVES_MS = 1_500;

/**
 * A browser repeats by itself a request whose connection was closed before an answer: Chromium greets twice, Firefox tries
 * up to eleven times, one right after the other. No extension has a say in it.
 */
const REPEATED_MS = 250;

/** How often servers in trouble are asked by a browser in which nobody waits: counted where the requests arrive. */
export const pace: Proof = {
  name: 'pace',
  title: 'how often failing servers are asked, counted there',
  times: 1,
  minutes: 12,
  mostMinutes: 30,
  run: runPace,
};

async function runPace({ stage, ledger, minutes }: ProofTools): Promise<void> {
  await stage.begin(FOUR);
  await stage.check();
  await stage.break(FAILING.map(({ id, change }): Break => ({ kind: 'host', of: [id], change })));
  await stage.world.forget();
  const startedAt = Date.now();
  for (const { id } of FAILING) await awaitConfirmed(stage, ledger, id);
  await pause(Math.max(0, startedAt + minutes * 60_000 - Date.now()));
  const asked = await stage.world.asked();
  ledger.figure('minutes', minutes);
  for (const { id, how, change } of FAILING) {
    const host = stage.world.sites().find((site) => site.id === id)?.host ?? '';
    const greetings = change.onHello !== undefined;
    claimPace(ledger, `${id}, which ${how}`, arrivalsAt(asked, { host, greetings }));
  }
}

/** Claims the pace of one host, by what arrived there. */
function claimPace(ledger: Ledger, whom: string, arrivals: readonly Arrival[]): void {
  const moments = [true, false]
    .flatMap((secure) => withoutRepeats(arrivals.filter((one) => one.secure === secure)))
    .sort((a, b) => a - b);
  const [firstMs = 0] = moments;
  const burst = moments.filter((atMs) => atMs < firstMs + BURST_MS);
  const later = moments.filter((atMs) => atMs >= firstMs + BURST_MS);
  const gaps = later.slice(1).map((atMs, index) => atMs - (later[index] ?? 0));
  const inWindow = gaps.filter((gapMs) => gapMs < APART_MS - ARRIVES_MS);
  const seconds = moments.map((atMs) => Math.round((atMs - firstMs) / 100) / 10);
  ledger.figure(`${whom}: asked at, s after the first`, seconds.join(' '));
  ledger.figure(`${whom}: what arrived, repeats included`, arrivals.length);
  ledger.figure(`${whom}: in the first 15 s`, burst.length);
  ledger.figure(`${whom}: after that`, later.length);
  ledger.figure(`${whom}: the two closest of those, s`, Math.round(Math.min(...gaps) / 1_000));
  ledger.claim(`${whom}: it was asked at all`, later.length > 0, seconds);
  ledger.claim(`${whom}: at most 6 in the first 15 s`, burst.length <= BURST_REQUESTS, seconds);
  ledger.claim(`${whom}: then at most one in 10 s`, inWindow.length === 0, seconds);
}

/** When requests began, in ms since the epoch: the browser's own repeats count as the one that they repeat. */
function withoutRepeats(arrivals: readonly Arrival[]): number[] {
  return arrivals.flatMap(({ atMs }, index) => {
    const before = arrivals[index - 1];
    return before !== undefined && atMs - before.atMs < REPEATED_MS ? [] : atMs;
  });
}
