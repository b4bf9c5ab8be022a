import { requestsTo } from '../net/asked.ts';
import { awaitConfirmed } from './outages.ts';
import { type Proof, type ProofTools, pause } from './proof.ts';
import { FOUR } from './services.ts';

const FAILING = 'wechat';
/** What `docs/watching.md` promises a host in trouble. */
const BURST_REQUESTS = 6;
const BURST_MS = 15_000;
const APART_MS = 10_000;
/** A request goes out later than it was meant to, and arrives a connection's round trips later. */
const ARRIVES_MS = 1_500;

/** How often a server in trouble is asked by a browser in which nobody waits: counted where the requests arrive. */
export const pace: Proof = {
  name: 'pace',
  title: 'how often a failing server is asked, counted there',
  times: 1,
  minutes: 12,
  mostMinutes: 30,
  run: runPace,
};

async function runPace({ stage, ledger, minutes }: ProofTools): Promise<void> {
  await stage.begin(FOUR);
  await stage.check();
  await stage.break([{ kind: 'host', of: [FAILING], change: { https: { status: 503 } } }]);
  await stage.world.forget();
  const startedAt = Date.now();
  await awaitConfirmed(stage, ledger, FAILING);
  await pause(Math.max(0, startedAt + minutes * 60_000 - Date.now()));
  const host = stage.world.sites().find(({ id }) => id === FAILING)?.host ?? '';
  const moments = requestsTo(await stage.world.asked(), host).map(({ atMs }) => atMs);
  const [firstMs = 0] = moments;
  const burst = moments.filter((atMs) => atMs < firstMs + BURST_MS);
  const later = moments.filter((atMs) => atMs >= firstMs + BURST_MS);
  const gaps = later.slice(1).map((atMs, index) => atMs - (later[index] ?? 0));
  const inWindow = gaps.filter((gapMs) => gapMs < APART_MS - ARRIVES_MS);
  const seconds = moments.map((atMs) => Math.round((atMs - firstMs) / 1_000));
  ledger.figure('minutes', minutes);
  ledger.figure('asked at, s after the first', seconds.join(' '));
  ledger.figure('requests in the first 15 s', burst.length);
  ledger.figure('requests after that', later.length);
  ledger.claim('it was asked at all', later.length > 0, seconds);
  ledger.claim('at most 6 in the first 15 s', burst.length <= BURST_REQUESTS, seconds);
  ledger.claim('then at most one in 10 s', inWindow.length === 0, seconds);
}
