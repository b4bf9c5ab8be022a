import type { RoundFacts } from '../../../src/diagnosis/facts.ts';
import type { Observation } from '../../../src/diagnosis/observation.ts';
import type { Control, Endpoint, Service } from '../../../src/formats/config.ts';
import type { RoundPlan } from '../../../src/probe/round-plan.ts';
import { runRound } from '../../../src/probe/run-round.ts';
import {
  type Behaviour,
  type FakeNetwork,
  type FakeOptions,
  fakeNetwork,
  inFakeTime,
  type Reply,
} from './fake-network.ts';

const OPERATORS = ['ares', 'boreas', 'chronos', 'dione'];

export const CONTROLS: readonly Control[] = OPERATORS.flatMap((operator, i): Control[] => [
  {
    id: `${operator}-portal`,
    operator,
    kind: 'portal',
    url: `http://portal.${operator}.test/204`,
    expect: { status: 204 },
  },
  { id: `${operator}-https`, operator, kind: 'https', url: `https://www.${operator}.test/` },
  { id: `${operator}-address`, operator, kind: 'address', url: `https://192.0.2.${i + 1}/` },
  { id: `${operator}-doh`, operator, kind: 'doh', url: `https://doh.${operator}.test/resolve` },
]);

export const ALL_PROVEN: ReadonlySet<string> = new Set(CONTROLS.map(({ id }) => id));

/** Every control answers after that many ms, DoH knows every name. */
export function healthyControls(afterMs = 50): Record<string, Behaviour> {
  return Object.fromEntries(
    CONTROLS.map(({ kind, url }): [string, Behaviour] => {
      if (kind === 'doh') return [url, knowsNames(afterMs, '203.0.113.7')];
      return [url, { kind: 'answer', afterMs, status: kind === 'portal' ? 204 : 200 }];
    }),
  );
}

/** A DoH operator that gives every name this address, and no IPv6 one. */
function knowsNames(afterMs: number, address: string): Behaviour {
  return (_, url) => dohAnswer(url.searchParams.get('type') === 'A' ? [address] : [], 0, afterMs);
}

export function dohAnswer(addresses: readonly string[], rcode = 0, afterMs = 50): Reply {
  const records = addresses.map((data) => ({ type: data.includes(':') ? 28 : 1, data }));
  const body = JSON.stringify({
    Status: rcode,
    Question: {},
    ...(records[0] && { Answer: records }),
  });
  return { kind: 'answer', afterMs, body };
}

/** All DoH operators answer in this way. */
export function everyDoh(behaviour: Behaviour): Record<string, Behaviour> {
  const addresses = CONTROLS.filter(({ kind }) => kind === 'doh').map(({ url }) => url);
  return Object.fromEntries(addresses.map((url) => [url, behaviour]));
}

export function service(id: string, over: Partial<Service> = {}, ...paths: string[]): Service {
  const urls = paths.length === 0 ? [''] : paths;
  return {
    id,
    name: id,
    provider: id,
    enabled: true,
    where: 'internet',
    endpoints: urls.map(
      (path): Endpoint => ({ url: `https://${id}.example/${path}`, function: 'web' }),
    ),
    ...over,
  };
}

export interface Run {
  readonly facts: RoundFacts;
  readonly network: FakeNetwork;
  /** Every publication, with the time since the start at which it came. */
  readonly published: readonly { readonly at: number; readonly facts: RoundFacts }[];
  readonly tookMs: number;
}

export interface RunOptions extends Partial<Omit<FakeOptions, 'world'>> {
  readonly plan?: Partial<RoundPlan>;
  readonly world?: Readonly<Record<string, Behaviour>>;
  readonly signal?: AbortSignal;
  readonly ports?: Partial<FakeNetwork['ports']>;
  /** Stands around every request. */
  readonly aroundFetch?: (send: () => Promise<Response>) => Promise<Response>;
}

/** Plays one round in fake time. */
export async function play(options: RunOptions = {}): Promise<Run> {
  const world = { ...healthyControls(), '*': { kind: 'answer' } as const, ...options.world };
  const network = fakeNetwork({ ...options, world });
  const plan: RoundPlan = {
    shape: 'full',
    services: [service('shop')],
    controls: CONTROLS,
    answeredControls: ALL_PROVEN,
    ...options.plan,
  };
  const startedAt = performance.now();
  const published: { at: number; facts: RoundFacts }[] = [];
  const facts = await inFakeTime(
    runRound(
      plan,
      { ...network.ports, ...around(network, options), ...options.ports },
      {
        signal: options.signal ?? new AbortController().signal,
        onFacts: (seen) => published.push({ at: performance.now() - startedAt, facts: seen }),
      },
    ),
  );
  return { facts, network, published, tookMs: performance.now() - startedAt };
}

export function observationsOf(facts: RoundFacts, id = 'shop'): readonly Observation[] {
  return facts.services.find((one) => one.id === id)?.observations ?? [];
}

/** `role host layer-or-status` of each observation, sorted. */
export function summary(observations: readonly Observation[]): readonly string[] {
  return observations
    .map(({ role, host, outcome }) => {
      const what = outcome.kind === 'response' ? outcome.status : outcome.layer;
      return `${role} ${host} ${what}`;
    })
    .sort();
}

function around(
  { ports }: FakeNetwork,
  { aroundFetch }: RunOptions,
): Partial<FakeNetwork['ports']> {
  if (aroundFetch === undefined) return {};
  return { fetch: (url, init) => aroundFetch(() => ports.fetch(url, init)) };
}
