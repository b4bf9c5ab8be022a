import { answered, failed } from '../../diagnosis/attempts.ts';
import type { ServiceFacts } from '../../diagnosis/facts.ts';
import type { Service } from '../../formats/config.ts';
import { isLocalHost } from '../../formats/local-host.ts';
import type { OutsideView } from '../../formats/outside-view.ts';
import type { ProbePorts } from '../../probe/ports.ts';
import { fullSettings } from '../../settings/defaults.ts';
import { askOutside, type OutsideResult, resumeOutside } from '../../vantage/ask-outside.ts';
import {
  lastView,
  mayAsk,
  type OutsideStep,
  rememberId,
  rememberView,
} from '../../vantage/outside-memory.ts';
import { isAskable } from '../../vantage/question.ts';
import type { ViewSettings } from '../round-job.ts';
import type { Serialised } from '../serialise.ts';
import { keepQuestions, recallQuestions } from './outside-store.ts';
import { tokenFor } from './outside-token.ts';

interface Question {
  readonly service: Service;
  readonly seen: ServiceFacts;
  readonly views: ViewSettings;
}

interface Tools {
  readonly ports: ProbePorts;
  readonly remember: Serialised;
  readonly signal: AbortSignal;
}

interface Answering {
  readonly tell: (view: OutsideView) => void;
  readonly needCountry: () => Promise<string | undefined>;
}

interface Target {
  readonly origin: string;
  readonly host: string;
  readonly secure: boolean;
  readonly port?: number;
}

/**
 * Whether a name is known to be public: resolvers elsewhere know it, or it has answered from a public address. One that
 * only this network knows (an intranet's, in a public zone) is nobody else's business.
 */
function isKnownPublic(host: string, { lastGood, observations }: ServiceFacts): boolean {
  const known = observations.flatMap(({ role, answer }) =>
    role === 'doh' && answer?.name === host ? answer.addresses : [],
  );
  const answering = observations.flatMap((o) =>
    o.host === host && answered(o) ? (o.outcome.address ?? []) : [],
  );
  const addresses = [...known, ...answering, ...(lastGood?.addresses ?? [])];
  return addresses.some((address) => !isLocalHost(address));
}

/**
 * Asks others about a service's failing host, as far as the person allows it and the last question lies far enough
 * back; takes up a question that an earlier background asked. Tells what is known, again where more is.
 */
export async function askOthers(
  { service, seen, views }: Question,
  tools: Tools,
  { tell, needCountry }: Answering,
): Promise<void> {
  const target = targetOf(service, seen);
  if (views.outside === 'off' || target === undefined) return;
  if (!isAskable(target.host) || !isKnownPublic(target.host, seen)) return;
  const wish = { service: service.id, host: target.origin, nowMs: tools.ports.now() };
  const step = await decide(wish, views, tools);
  if (step.kind === 'reuse') {
    // One from the future was asked while the clock was wrong: nobody knows how old it is.
    if (Date.parse(step.view.askedAt ?? '') <= wish.nowMs) tell(step.view);
    return;
  }
  const unasked = { host: target.host, probes: [], ...otherThanGlobalping(views.endpoint) };
  if (step.kind === 'offer') return tell({ state: 'offered', ...unasked });
  if (step.kind === 'wait') {
    const retryAt = new Date(step.untilMs).toISOString();
    return tell({ state: 'offered', ...unasked, retryAt });
  }
  const askedAtMs = step.kind === 'resume' ? step.askedAtMs : wish.nowMs;
  tell({ state: 'waiting', ...unasked, askedAt: new Date(askedAtMs).toISOString() });
  const country = await needCountry();
  const view = await ask(step, { ...target, country, service: service.id, views }, tools);
  if (view !== undefined) tell(view);
}

function otherThanGlobalping(endpoint: string): { readonly by?: string } {
  const { host } = new URL(endpoint);
  return endpoint === fullSettings(undefined).outsideView.endpoint ? {} : { by: host };
}

type Step = OutsideStep | { readonly kind: 'offer' };

/** Where the person wants to be asked first, a new question waits for them; it counts as asked once it goes out. */
function decide(
  wish: { service: string; host: string; nowMs: number },
  { endpoint, outside }: ViewSettings,
  { remember }: Tools,
): Promise<Step> {
  return remember(async () => {
    const known = await recallQuestions(endpoint);
    const { step, memory } = mayAsk(known, wish);
    if (step.kind === 'ask' && outside === 'ask') return { kind: 'offer' };
    // A clock that was set back is put right there, too: waiting must not start anew with every round.
    if (JSON.stringify(memory) !== JSON.stringify(known)) await keepQuestions(endpoint, memory);
    return step;
  });
}

interface Asking extends Target {
  readonly country: string | undefined;
  readonly service: string;
  readonly views: ViewSettings;
}

async function ask(
  step: Extract<Step, { kind: 'ask' | 'resume' }>,
  { service, views, ...question }: Asking,
  { ports, remember, signal }: Tools,
): Promise<OutsideResult | undefined> {
  const { endpoint } = views;
  const access = { endpoint, token: await tokenFor(endpoint), signal };
  const onAsked = (id: string): Promise<void> =>
    remember(async () => {
      await keepQuestions(endpoint, rememberId(await recallQuestions(endpoint), { service, id }));
    });
  const view =
    step.kind === 'resume'
      ? await resumeOutside({ ...question, id: step.id, askedAtMs: step.askedAtMs }, ports, access)
      : await askOutside(question, ports, { ...access, onAsked });
  if (view === undefined) return undefined;
  return remember(async () => {
    const nowMs = ports.now();
    const told = { ...view, ...otherThanGlobalping(endpoint) };
    const known = await recallQuestions(endpoint);
    const memory = rememberView(known, { service, view: told, nowMs });
    await keepQuestions(endpoint, memory);
    // As it is kept: a view that failed tells when asking again makes sense.
    return lastView(memory, { service, nowMs }) ?? told;
  });
}

/** The first endpoint that does not serve, as the person listed it: where a redirect leads is nobody's business. */
function targetOf({ endpoints }: Service, { observations }: ServiceFacts): Target | undefined {
  const failing = observations.find(
    (o) => o.role === 'endpoint' && (failed(o) || (answered(o) && o.outcome.status >= 500)),
  );
  const listed = failing && endpoints[failing.index ?? 0];
  if (listed === undefined) return undefined;
  const { hostname, origin, port, protocol } = new URL(listed.url);
  return {
    origin,
    host: hostname,
    secure: protocol === 'https:',
    ...(port !== '' && { port: Number(port) }),
  };
}
