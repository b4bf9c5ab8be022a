import type { EndpointFacts, RoundFacts, ServiceFacts } from '../diagnosis/facts.ts';
import type { Observation } from '../diagnosis/observation.ts';
import type { Endpoint, Service } from '../formats/config.ts';
import { isFailing } from './judge-attempt.ts';
import { bareAddress, hostOf, isSecure } from './web-address.ts';

/** Whom an observation is about. What was asked about a host goes to every service that failed at that host. */
export type Owner =
  | { readonly kind: 'controls' }
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'host'; readonly host: string };

/** What a round has seen so far. */
export interface RoundBook {
  /** A number for the next observation, unique within the round. */
  readonly nextNumber: () => number;
  readonly add: (observation: Observation, owner: Owner) => void;
  readonly setPortal: (portal: RoundFacts['portal']) => void;
  readonly noteLateness: (lateMs: number) => void;
  readonly facts: (state: { readonly onLine: boolean; readonly running: boolean }) => RoundFacts;
}

interface Entry {
  readonly observation: Observation;
  readonly owner: Owner;
}

/** An empty book for these services. */
export function openRoundBook(services: readonly Service[]): RoundBook {
  const entries: Entry[] = [];
  let lastNumber = 0;
  let portal: RoundFacts['portal'] = 'unknown';
  let timersLateMs = 0;
  const beats = { count: 0, lateMs: 0 };
  return {
    nextNumber: () => ++lastNumber,
    add: (observation, owner) => void entries.push({ observation, owner }),
    setPortal: (state) => {
      portal = state;
    },
    noteLateness: (lateMs) => {
      timersLateMs = Math.max(timersLateMs, Math.round(lateMs));
      beats.count += 1;
      beats.lateMs += lateMs;
    },
    facts: ({ onLine, running }) => ({
      onLine,
      portal,
      timersLateMs,
      ...(beats.count > 0 && { timersUsuallyLateMs: Math.round(beats.lateMs / beats.count) }),
      controls: inOrder(entries.filter(({ owner }) => owner.kind === 'controls')),
      services: services.map((service) => serviceFacts(service, entries)),
      ...(running && { running: true as const }),
    }),
  };
}

function inOrder(entries: readonly Entry[]): Observation[] {
  return entries.map(({ observation }) => observation).sort((a, b) => a.n - b.n);
}

function serviceFacts(service: Service, entries: readonly Entry[]): ServiceFacts {
  const own = entries.filter(({ owner }) => owner.kind === 'service' && owner.id === service.id);
  const asked = service.where === 'local' ? [] : entriesAbout(failedHosts(service, own), entries);
  return {
    id: service.id,
    name: service.name,
    provider: providerOf(service),
    where: service.where,
    endpoints: service.endpoints.map(endpointFacts),
    observations: inOrder([...own, ...asked]),
  };
}

function failedHosts({ endpoints }: Service, own: readonly Entry[]): ReadonlySet<string> {
  const failed = own.filter(({ observation: { outcome, index = 0 } }) =>
    isFailing(outcome, endpoints[index]?.expect),
  );
  return new Set(failed.map(({ observation }) => failingHost(observation)));
}

/** The host where an attempt ended: its own, or the one it was redirected to. */
export function failingHost({ host, outcome }: Observation): string {
  return outcome.finalHost ?? host;
}

function entriesAbout(hosts: ReadonlySet<string>, entries: readonly Entry[]): Entry[] {
  return entries.filter(({ owner }) => owner.kind === 'host' && hosts.has(owner.host));
}

/** Who is behind a service: itself where nobody else is named. */
export function providerOf({ provider, name }: Service): string {
  return provider ?? name;
}

function endpointFacts({ url, function: does, expect }: Endpoint): EndpointFacts {
  const status = expect?.status;
  return {
    url: bareAddress(url),
    host: hostOf(url),
    secure: isSecure(url),
    function: does,
    ...(status !== undefined && {
      status: typeof status === 'number' ? ([status, status] as const) : status,
    }),
    ...(expect?.body !== undefined && { body: true as const }),
  };
}
