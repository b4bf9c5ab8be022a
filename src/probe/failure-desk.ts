import type { Observation } from '../diagnosis/observation.ts';
import { askForCanary } from './ask-canary.ts';
import { askNewControls } from './ask-new-controls.ts';
import { askOperators } from './ask-operators.ts';
import { askResolver } from './ask-resolver.ts';
import { type FailedEndpoint, followUps, isPublicName, type Question } from './follow-up.ts';
import { OPEN_GATE } from './host-gate.ts';
import { type Inquiry, inquire } from './inquiry.ts';
import { probeEndpoint } from './probe-endpoint.ts';
import { failingHost, providerOf } from './round-book.ts';
import type { RoundContext } from './round-context.ts';
import { hostInAddress, hostOf } from './web-address.ts';

/** Most addresses that are knocked at for one name. */
const MOST_KNOCKS = 2;

/** Asks what failures need, each question once per host and round, and stops where a host has recovered. */
export interface FailureDesk {
  /** Resolves when everything that this failure needs has been asked. */
  readonly askAbout: (failed: Observation, providers: readonly string[]) => Promise<void>;
  /** A retry went well: what is still being asked about its host is not needed any more. */
  readonly recovered: (failed: Observation) => void;
}

interface HostCase {
  readonly inquiry: Inquiry;
  readonly asked: Set<Question>;
  readonly stop: AbortController;
  failures: number;
  operators?: ReturnType<typeof askOperators>;
  /** Whether the browser's own resolver (Firefox) fails at the name. */
  ownLookupFails?: Promise<boolean>;
  freshNames?: Promise<void>;
}

interface Desk {
  readonly round: RoundContext;
  readonly cases: Map<string, HostCase>;
  canary?: Promise<void>;
  newControls?: Promise<void>;
}

/** A desk for one round. */
export function openFailureDesk(round: RoundContext): FailureDesk {
  const desk: Desk = { round, cases: new Map() };
  return {
    async askAbout(failed, providers) {
      const about = caseOf(desk, failingHost(failed), providers);
      about.failures += 1;
      const endpoint = failedHop(failed);
      const questions = questionsOf(failed, endpoint, about);
      await Promise.all([
        ...questions.map((question) => ask(question, { desk, about, door: doorOf(endpoint) })),
        askForFreshNames(failed, { desk, about }),
      ]);
    },
    recovered(failed) {
      const about = desk.cases.get(failingHost(failed));
      if (about === undefined) return;
      about.failures -= 1;
      if (about.failures > 0) return;
      about.stop.abort();
      // Another endpoint there may fail yet, and is a case of its own then.
      desk.cases.delete(about.inquiry.host);
    },
  };
}

function caseOf(desk: Desk, host: string, providers: readonly string[]): HostCase {
  const known = desk.cases.get(host);
  if (known !== undefined) return known;
  const stop = new AbortController();
  const others = desk.round.plan.services.filter(({ endpoints }) =>
    endpoints.some(({ url }) => hostOf(url) === host),
  );
  const inquiry = {
    round: desk.round,
    host,
    providers: [...providers, ...others.map(providerOf)],
    signal: stop.signal,
  };
  const opened: HostCase = { inquiry, asked: new Set(), stop, failures: 0 };
  desk.cases.set(host, opened);
  return opened;
}

/** Where it failed: the endpoint itself, or the host it was redirected to, taken to be https at its usual port. */
function failedHop(failed: Observation): FailedEndpoint {
  const host = failingHost(failed);
  if (host !== failed.host) return { host, secure: true };
  const { port } = new URL(failed.endpoint);
  return { host, secure: failed.secure, ...(port !== '' && { port }) };
}

function questionsOf(
  failed: Observation,
  endpoint: FailedEndpoint,
  about: HostCase,
): readonly Question[] {
  const questions = followUps(failed.outcome, endpoint).filter((one) => !about.asked.has(one));
  for (const question of questions) about.asked.add(question);
  return questions;
}

interface Asking {
  readonly desk: Desk;
  readonly about: HostCase;
  /** Where a knock goes. */
  readonly door: Door;
}

/** The scheme and port that failed. */
interface Door {
  readonly scheme: 'http' | 'https';
  /** As it stands in an address, its colon before it; empty for the scheme's own. */
  readonly port: string;
}

function doorOf({ secure, port }: FailedEndpoint): Door {
  return { scheme: secure ? 'https' : 'http', port: port === undefined ? '' : `:${port}` };
}

async function ask(question: Question, asking: Asking): Promise<void> {
  const { desk, about, door } = asking;
  if (question === 'resolver') return askOwnResolver(about);
  // While nothing at all answers, the fault is nearer than any name, and nobody could be asked about it.
  if (!(await desk.round.answers.known)) return;
  switch (question) {
    case 'doh':
      await operatorsOf(about).done;
      desk.newControls ??= askNewControls(desk.round);
      return desk.newControls;
    case 'canary':
      desk.canary ??= askForCanary(desk.round);
      return desk.canary;
    case 'knock':
      return knock(about, door);
    case 'plain-http':
      return askPlainly(about.inquiry);
  }
}

function operatorsOf(about: HostCase): ReturnType<typeof askOperators> {
  about.operators ??= askOperators(about.inquiry);
  return about.operators;
}

/** Where the name fails here, and others know it: they may know it from memory alone. */
async function askForFreshNames(
  failed: Observation,
  { desk, about }: Pick<Asking, 'desk' | 'about'>,
): Promise<void> {
  if (!isPublicName(about.inquiry.host)) return;
  const failsHere = isUnknownName(failed) || (await about.ownLookupFails) === true;
  if (!failsHere || !(await desk.round.answers.known)) return;
  about.freshNames ??= operatorsOf(about).askAfresh();
  await about.freshNames;
}

/** At the default setting, and past the browser's secure DNS where that one was used or failed. */
async function askOwnResolver(about: HostCase): Promise<void> {
  const { inquiry } = about;
  const { host, round } = inquiry;
  const { resolveName } = round.ports;
  if (resolveName === undefined) return;
  const askOne = (system: boolean): Promise<Observation | undefined> =>
    inquire(inquiry, (n, signal) => {
      const question = { n, role: 'resolver', host, subject: host, system } as const;
      return askResolver(question, { ...round.ports, resolveName }, signal);
    });
  const asked = askOne(false);
  about.ownLookupFails = asked.then((o) => o !== undefined && isUnknownName(o));
  const first = await asked;
  if (first !== undefined && first.answer?.via !== 'system') await askOne(true);
}

function isUnknownName({ outcome }: Observation): boolean {
  return outcome.kind === 'failure' && outcome.layer === 'dns';
}

async function knock(about: HostCase, { scheme, port }: Door): Promise<void> {
  const addresses = await operatorsOf(about).addresses;
  const knocks = addresses.slice(0, MOST_KNOCKS).map((address) =>
    inquire(about.inquiry, (n, signal) =>
      probeEndpoint(
        {
          n,
          role: 'knock',
          url: `${scheme}://${hostInAddress(address)}${port}/`,
          redirect: 'manual',
          comparison: 'text',
          subject: about.inquiry.host,
          attempt: 1,
        },
        about.inquiry.round.ports,
        signal,
      ),
    ),
  );
  await Promise.all(knocks);
}

async function askPlainly(inquiry: Inquiry): Promise<void> {
  const { host, round } = inquiry;
  const { gate = OPEN_GATE } = round.plan;
  await gate.ask(host, 'after-failure', (sent) =>
    inquire(inquiry, (n, signal) => {
      sent();
      return probeEndpoint(
        {
          n,
          role: 'plain-http',
          url: `http://${hostInAddress(host)}/`,
          redirect: 'manual',
          comparison: 'text',
          subject: host,
          attempt: 1,
        },
        round.ports,
        signal,
      );
    }),
  );
}
