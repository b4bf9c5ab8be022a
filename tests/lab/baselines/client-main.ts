/**
 * The program inside the client: tools that run in Node and not in a browser. Argument: a `ClientOrder` as JSON; prints
 * `ClientAnswers` as JSON.
 */
import { connect } from 'node:net';
import isOnline from 'is-online';
import isReachable from 'is-reachable';
import * as v from 'valibot';
import {
  type ClientAnswers,
  type ClientOrder,
  type MonitorProbe,
  orderSchema,
} from './client-answers.ts';
import { isUp } from './rules.ts';

/** is-reachable itself takes up to a minute; a narrow line needs more of it. */
const REACHABLE_MS = { atOnce: 10_000, inTurn: 20_000 } as const;
/** Uptime Kuma gives a look 48 s (80 % of its minute), Gatus 10 s. */
const PROBE_MS = 10_000;
/** Gatus gives its connection as long. */
const GATE_MS = 5_000;
/** Looks lie a minute apart in life. */
const PAUSE_MS = 1_500;
/** As many as a monitor of 3 of 3 asks for. */
const MOST_PROBES = 3;

async function answer(order: ClientOrder): Promise<ClientAnswers> {
  const online = isOnline();
  const connected = connects(order.gate);
  if (order.inTurn) await online;
  const reachableMs = REACHABLE_MS[order.inTurn ? 'inTurn' : 'atOnce'];
  const reachable = isReachable(order.url, { signal: AbortSignal.timeout(reachableMs) });
  const probes = watch(order.url);
  return {
    isOnline: await online,
    isReachable: await reachable,
    isConnected: await connected,
    probes: await probes,
  };
}

/** Looks again, a little later each time, until one look finds it up; those that hang are not waited for. */
async function watch(url: string): Promise<MonitorProbe[]> {
  const probes: Promise<MonitorProbe>[] = [];
  let isOver = false;
  while (!isOver && probes.length < MOST_PROBES) {
    const pause = new Promise<boolean>((done) => setTimeout(done, PAUSE_MS, false));
    const look = probe(url);
    probes.push(look);
    const finding = look.then((seen) => {
      isOver ||= isUp(seen);
      return isOver || pause;
    });
    await Promise.race([finding, pause]);
  }
  return Promise.all(probes);
}

async function probe(url: string): Promise<MonitorProbe> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PROBE_MS) });
    await response.body?.cancel();
    return { kind: 'answer', status: response.status };
  } catch {
    return { kind: 'failed' };
  }
}

function connects(to: ClientOrder['gate']): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ ...to, timeout: GATE_MS });
    const end = (is: boolean) => (): void => {
      socket.destroy();
      done(is);
    };
    socket.once('connect', end(true)).once('timeout', end(false)).once('error', end(false));
  });
}

const answers = await answer(v.parse(orderSchema, JSON.parse(process.argv[2] ?? '')));
process.stdout.write(`${JSON.stringify(answers)}\n`, () => {
  // is-online leaves questions to resolvers behind that nobody answers.
  process.exit(0);
});
