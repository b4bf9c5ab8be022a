import type { Observation } from '../diagnosis/observation.ts';
import type { Control, Endpoint, Service } from '../formats/config.ts';
import { attemptControl, attemptOne } from './attempt-control.ts';
import { type FailureDesk, openFailureDesk } from './failure-desk.ts';
import { OPEN_GATE } from './host-gate.ts';
import { isFailing, mayRetry, provesItself } from './judge-attempt.ts';
import { isOneOperatorsTrouble } from './lone-failure.ts';
import { isHeldBack } from './read-failure.ts';
import { providerOf } from './round-book.ts';
import type { RoundContext } from './round-context.ts';
import { endpointKey, needsControls } from './round-plan.ts';
import { sampleControls } from './sample-controls.ts';
import { openTaskCount, type TaskCount } from './task-count.ts';
import { hostOf } from './web-address.ts';

/** One retry, about 1 s after the failure: a lost packet is over by then. */
const RETRY_AFTER_MS = 1_000;
const RETRY_JITTER_MS = 200;

/** What a round does, in which order. */
export interface Program {
  /** Resolves when everything that had to be asked has been. */
  readonly done: Promise<void>;
  /** Turns a scheduled round into a full one: the other endpoints, and the controls. */
  readonly goFull: () => void;
  /** When the longest silent attempt at an internet service went out; undefined where none is in flight. */
  readonly waitingSince: () => number | undefined;
}

interface Running {
  readonly round: RoundContext;
  readonly desk: FailureDesk;
  readonly tasks: TaskCount;
  readonly launched: Set<Endpoint>;
  readonly inFlight: Set<{ readonly since: number }>;
  isFull: boolean;
  portalAsked: boolean;
}

/** Sends out the first wave in one turn, and whatever it makes necessary later. */
export function startProgram(round: RoundContext): Program {
  const running: Running = {
    round,
    desk: openFailureDesk(round),
    tasks: openTaskCount(),
    launched: new Set(),
    inFlight: new Set(),
    isFull: false,
    portalAsked: false,
  };
  if (round.plan.shape === 'full') goFull(running);
  else for (const service of round.plan.services) launch(running, service, firstEndpoint(service));
  running.tasks.startsDone();
  return {
    done: running.tasks.done,
    goFull: () => goFull(running),
    waitingSince: () => [...running.inFlight].map(({ since }) => since).sort((a, b) => a - b)[0],
  };
}

/** The one that a healthy scheduled round asks: what people open first. */
function firstEndpoint({ endpoints }: Service): Endpoint | undefined {
  return endpoints.find((endpoint) => endpoint.function === 'web') ?? endpoints[0];
}

function launch(running: Running, service: Service, endpoint: Endpoint | undefined): void {
  if (endpoint === undefined || running.launched.has(endpoint)) return;
  running.launched.add(endpoint);
  running.tasks.add(runEndpoint(running, service, endpoint));
}

/** What failed last goes first: where a host takes one request only, it is the one that tells whether that is over. */
function launchAll(running: Running, service: Service): void {
  const { failedBefore } = running.round.plan;
  const rank = (endpoint: Endpoint): number =>
    failedBefore?.has(endpointKey(service.id, service.endpoints.indexOf(endpoint))) ? 0 : 1;
  const inOrder = [...service.endpoints].sort((a, b) => rank(a) - rank(b));
  for (const endpoint of inOrder) launch(running, service, endpoint);
}

function goFull(running: Running): void {
  if (running.isFull) return;
  running.isFull = true;
  const { plan, ports, answers } = running.round;
  const online = plan.services.filter(({ where }) => where === 'internet');
  const controls = sampleControls(needsControls(plan) ? plan.controls : [], {
    providers: online.map(providerOf),
    answered: plan.answeredControls,
    random: ports.random,
  });
  const work = controls.map((control) => runControl(running, control));
  for (const service of plan.services) launchAll(running, service);
  // Without controls nobody can say that the line is dead.
  if (controls.length === 0) answers.settle(true);
  running.tasks.add(Promise.all(work).then(() => answers.settle(false)));
}

async function runEndpoint(running: Running, service: Service, endpoint: Endpoint): Promise<void> {
  const ask = (attempt: 1 | 2): Promise<Observation | undefined> =>
    attemptEndpoint(running, service, { endpoint, attempt, isPatient: true });
  let first = await ask(1);
  // It was never sent: nothing has failed, and nothing needs to be compared.
  if (first !== undefined && isHeldBack(first.outcome)) {
    first = (await waitToRetry(running.round, first)) ? await ask(2) : undefined;
  }
  if (first === undefined || isHeldBack(first.outcome)) return;
  await lookAfter(running, service, { endpoint, first });
}

interface FirstLook {
  readonly endpoint: Endpoint;
  readonly first: Observation;
}

/** What an endpoint's first word makes necessary. */
async function lookAfter(
  running: Running,
  service: Service,
  { endpoint, first }: FirstLook,
): Promise<void> {
  const { desk, round } = running;
  const isOnline = service.where === 'internet';
  if (isOnline) noteAnswer(round, first);
  if (provesItself(first.outcome, endpoint.expect)) return;
  if (isOnline) goFull(running);
  if (!isFailing(first.outcome, endpoint.expect)) return;
  launchAll(running, service);
  const askAbout = async (failed: Observation): Promise<void> => {
    if (!isOnline) return;
    askPortalState(running);
    await desk.askAbout(failed, [providerOf(service)]);
  };
  const again = async (): Promise<void> => {
    if (round.plan.isRecheck || first.attempt === 2 || !(await waitToRetry(round, first))) return;
    const second = await attemptEndpoint(running, service, { endpoint, attempt: 2 });
    if (second === undefined) return;
    if (isFailing(second.outcome, endpoint.expect)) await askAbout(second);
    else desk.recovered(first);
  };
  await Promise.all([askAbout(first), again()]);
}

interface EndpointAttempt {
  readonly endpoint: Endpoint;
  readonly attempt: 1 | 2;
  readonly isPatient?: true;
}

async function attemptEndpoint(
  { round, inFlight }: Running,
  service: Service,
  { endpoint, attempt, isPatient }: EndpointAttempt,
): Promise<Observation | undefined> {
  const { url, expect } = endpoint;
  const target = {
    role: 'endpoint',
    url,
    redirect: 'follow',
    comparison: 'text',
    index: service.endpoints.indexOf(endpoint),
    attempt,
    ...(isPatient && { isPatient }),
    ...(expect && { expect }),
  } as const;
  const owner = { kind: 'service', id: service.id } as const;
  const { gate = OPEN_GATE } = round.plan;
  return gate.ask(hostOf(url), attempt === 1 ? 'endpoint' : 'after-failure', async (onSent) => {
    const mark = { since: round.ports.elapsed() };
    if (service.where === 'internet') inFlight.add(mark);
    const observation = await attemptOne(round, target, { urgency: 'endpoint', owner, onSent });
    inFlight.delete(mark);
    return observation;
  });
}

async function runControl(running: Running, control: Control): Promise<void> {
  const { round } = running;
  const first = await attemptControl(round, control, 1);
  if (first === undefined) return;
  noteAnswer(round, first);
  if (first.outcome.kind === 'response') return;
  askPortalState(running);
  // Stopped on this machine: the second time would be no different.
  if (first.outcome.layer === 'blocked' || first.outcome.code === 'upgraded') return;
  if (!(await waitToRetry(round, first))) return;
  if (isOneOperatorsTrouble(round.book.facts({ onLine: true, running: true }))) return;
  const second = await attemptControl(round, control, 2);
  if (second !== undefined) noteAnswer(round, second);
}

function noteAnswer({ answers }: RoundContext, { outcome }: Observation): void {
  if (outcome.kind === 'response') answers.settle(true);
}

/** False where the round has ended meanwhile, or the server asked not to come back so soon. */
async function waitToRetry({ ports, ended }: RoundContext, failed: Observation): Promise<boolean> {
  const jitterMs = (ports.random() - 0.5) * RETRY_JITTER_MS;
  if (!mayRetry(failed.outcome, RETRY_AFTER_MS)) return false;
  await ports.sleep(RETRY_AFTER_MS + jitterMs, ended);
  return !ended.aborted;
}

/** Firefox knows of portals by itself; asked once, after the first failure. */
function askPortalState(running: Running): void {
  const { ports, book, publish } = running.round;
  const { portalState } = ports;
  if (running.portalAsked || portalState === undefined) return;
  running.portalAsked = true;
  running.tasks.add(
    portalState().then((state) => {
      book.setPortal(state);
      publish();
    }),
  );
}
