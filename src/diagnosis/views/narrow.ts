import { isCrowdShown } from '../crowd.ts';
import type { EndpointReading } from '../endpoint-reading.ts';
import type { ServiceFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import type { RoundReading } from '../judge-target.ts';
import { finding } from '../make-finding.ts';
import {
  clearedBy,
  DEVICE_OR_PROVIDER,
  NETWORK,
  PROVIDER,
  type Suspect,
  USER_SIDE,
} from '../suspect.ts';
import type { TargetJudgement } from '../target-rules/target-view.ts';
import { type OfficialReading, readOfficial } from './official-reading.ts';
import { type OutsideReading, readOutside } from './outside-reading.ts';
import { tellProviderErrors } from './provider-errors.ts';

type FaultJudgement = Extract<TargetJudgement, { kind: 'fault' }>;

/** The service that failed, at which endpoint, and in which round. */
export interface FailedService {
  readonly service: ServiceFacts;
  readonly reading: EndpointReading;
  readonly round: RoundReading;
}

/** Everything that was learned of a service beyond this round's own attempts. */
interface Views {
  readonly outside: OutsideReading;
  readonly official: OfficialReading;
  readonly providerErrors: readonly Finding[];
  readonly otherNetwork: readonly Finding[];
  /** Many unrelated services fail with it. */
  readonly crowd: readonly Finding[];
}

/** A view that takes suspects off the list. */
interface Narrowing {
  readonly id: string;
  readonly clears: readonly Suspect[];
  readonly evidence: readonly Finding[];
}

/** A failure on the network before this one belongs to the same fault for this long. */
const SAME_FAULT_MS = 30 * 60_000;

/**
 * P5a to P5f: what others see, what the provider says, how it went on another network, what the provider's other
 * addresses say and what fails beside it narrow a verdict that still has the provider among several suspects. Views
 * that point two ways narrow nothing. To be asked only while the controls clear the user's own side.
 */
export function narrow(judgement: TargetJudgement, failed: FailedService): TargetJudgement {
  const views = viewsOf(judgement, failed);
  const told = [
    ...views.outside.evidence,
    ...views.official.evidence,
    ...views.otherNetwork,
    ...views.providerErrors,
  ];
  const notes = told.map(({ observations: _, ...note }) => note);
  if (judgement.kind === 'unknown') return withNotes(narrowUnseen(judgement, views), notes);
  const { cause, suspects } = judgement;
  // A proxy that says no has named itself: others do not have to pass it.
  const isOpen = suspects.includes('provider') && suspects.length > 1 && cause !== 'proxy-denied';
  if (!isOpen) return withNotes(judgement, notes);
  const narrowings = [
    ...chargesIn(views, judgement, failed),
    ...reliefIn(views, judgement, failed.reading),
    ...neverTheUser(views, judgement, failed),
  ];
  return withNotes(narrowed(judgement, narrowings), notes);
}

function viewsOf(judgement: TargetJudgement, { service, reading, round }: FailedService): Views {
  const { outside, reachableFrom } = service;
  // A redirect may have led on to a host that nobody else was asked about.
  const isAbout = outside?.host === undefined || outside.host === failingHost(reading);
  const isFrontPage = isFront(reading) || reading.state.kind === 'own-fault';
  return {
    outside: readOutside(isAbout ? outside : undefined, { reachableFrom, isFrontPage }),
    official: readOfficial(service.official),
    providerErrors: tellProviderErrors(service, round.facts),
    otherNetwork: tellOtherNetwork(judgement, service),
    crowd:
      round.crowd > 0 ? [finding({ key: 'falls-with-many', values: { count: round.crowd } })] : [],
  };
}

function failingHost({ state, endpoint }: EndpointReading): string {
  if (state.kind === 'unseen') return endpoint.host;
  return state.by.outcome.finalHost ?? state.by.host;
}

/** What charges the provider, strongest first. */
function chargesIn(
  views: Views,
  judgement: FaultJudgement,
  { service }: FailedService,
): readonly Narrowing[] {
  const { cause } = judgement;
  const { crowd, official, otherNetwork, outside, providerErrors } = views;
  // What the provider says of itself explains a failure on the way there. Where something points to this side as well,
  // its trouble and one's own may have come together.
  const clears = isOnTheWay(judgement) ? clearedBy(PROVIDER) : (['path'] as const);
  const told = official.state === 'red' ? [{ id: 'P5b', clears, evidence: official.evidence }] : [];
  // Late is not absent: what others get, and what failed before, may have been late too.
  if (cause === 'slow') return told;
  const seen = outside.state === 'everywhere';
  // Machines in data centres are dropped by many a service that is well.
  const isAliveHere = judgement.evidence.some(({ key }) => ALIVE_HERE.includes(key));
  // A name that was written wrong fails for everybody.
  const isMistypable = service.neverAnswered === true && UNKNOWN_NAME.includes(cause);
  const charged = isMistypable ? DEVICE_OR_PROVIDER : PROVIDER;
  // Where others get through, or many unrelated services fail, a line or a filter may be common to both networks.
  const isAlone = !outside.isUpSomewhere && crowd.length === 0;
  const otherWay = isAlone && isLineInDoubt(judgement) ? otherNetwork : [];
  const errors = isAlone ? providerErrors : [];
  return [
    {
      id: 'P5a',
      clears: isAliveHere && !outside.isTold ? (['path'] as const) : clearedBy(charged),
      evidence: seen ? outside.evidence : [],
    },
    ...told,
    { id: 'P5d', clears, evidence: errors },
    { id: 'P5c', clears: NETWORK, evidence: otherWay },
  ].filter(({ evidence }) => evidence.length > 0);
}

/** Its address is alive from here, or it is seen to lead to another one: its name may be what is led astray. */
const ALIVE_HERE: readonly string[] = ['knock-alive', 'led-elsewhere'];

const UNKNOWN_NAME: readonly string[] = ['name-gone', 'name-unresolved'];

/** Causes of a connection that was tried and came to nothing. */
const ON_THE_WAY: readonly string[] = [
  'no-answer',
  'does-not-answer',
  'refused',
  'reset',
  'unreachable',
  'tls-broken',
  'bad-response',
  'server-error',
  'maintenance',
  'slow',
];

/** No name that fails here, no clock in doubt, and no sign that its address is alive from here. */
function isOnTheWay({ cause, evidence }: FaultJudgement): boolean {
  return ON_THE_WAY.includes(cause) && !evidence.some(({ key }) => key === 'knock-alive');
}

/**
 * Whether it is the line alone that keeps the network in doubt: the service's own address is silent too, on a line that shows
 * signs of loss. Two networks have no line in common. Resolvers of both may lead a name astray, as where a country orders it,
 * and a proxy may be the same on both.
 */
function isLineInDoubt({ evidence }: FaultJudgement): boolean {
  const keys = evidence.map(({ key }) => key);
  return keys.includes('line-lossy') && keys.includes('knock-dead');
}

function tellOtherNetwork(
  judgement: TargetJudgement,
  { earlierNetwork }: ServiceFacts,
): readonly Finding[] {
  if (judgement.kind === 'unknown' || earlierNetwork?.cause !== judgement.cause) return [];
  const { agoMs } = earlierNetwork;
  if (agoMs < 0 || agoMs > SAME_FAULT_MS) return [];
  const minutes = Math.max(1, Math.round(agoMs / 60_000));
  return [finding({ key: 'other-network', values: { minutes } })];
}

/** Others near get through: the way from here is left. */
function reliefIn(
  { otherNetwork, outside, providerErrors }: Views,
  { cause, suspects, evidence }: FaultJudgement,
  reading: EndpointReading,
): readonly Narrowing[] {
  if (outside.state !== 'near-through' || !suspects.includes('path')) return [];
  // Too little to charge the provider where others get through, and enough not to clear it.
  if (otherNetwork.length > 0 || providerErrors.length > 0) return [];
  // They are asked for the front page's headers: that refutes no answer, and nothing that broke after the headers.
  if (reading.state.kind !== 'fails' || cause === 'bad-response') return [];
  // Nor silence of another page, whose front may live while it hangs, unless the front itself is silent from here.
  const isSilentFront = evidence.some(({ key }) => key === 'knock-dead');
  if (cause === 'no-answer' && !isFront(reading) && !isSilentFront) return [];
  return [{ id: 'P5e', clears: PROVIDER, evidence: outside.evidence }];
}

function isFront({ endpoint }: EndpointReading): boolean {
  return /^[^/]+\/\/[^/]+\/?$/.test(endpoint.url);
}

const POINTS_TO_USER: readonly string[] = [...ALIVE_HERE, 'line-lossy'];

/**
 * Many unrelated services are silent while the controls answer: a stretch of the way or a supplier, never the user. Where its
 * address is alive from here, or it is seen to lead to one that nobody else knows, its name may be what is led astray; and a
 * line that shows signs of loss may lose many.
 */
function neverTheUser(
  { crowd }: Views,
  { cause, suspects, evidence }: FaultJudgement,
  { round }: FailedService,
): readonly Narrowing[] {
  const pointsToUser = evidence.some(({ key }) => POINTS_TO_USER.includes(key));
  const isInDoubt = suspects.includes('device') && cause === 'no-answer' && !pointsToUser;
  const isShown = crowd.length > 0 && isCrowdShown(round.facts);
  return isInDoubt && isShown ? [{ id: 'P5f', clears: USER_SIDE, evidence: crowd }] : [];
}

/** Views that clear everybody between them point two ways, and narrow nothing. */
function narrowed(judgement: FaultJudgement, narrowings: readonly Narrowing[]): FaultJudgement {
  const cleared = new Set(narrowings.flatMap(({ clears }) => clears));
  const [first, ...rest] = judgement.suspects.filter((suspect) => !cleared.has(suspect));
  if (first === undefined || rest.length + 1 === judgement.suspects.length) return judgement;
  const suspects = [first, ...rest] as const;
  const told = narrowings.flatMap(({ id, clears, evidence }) =>
    evidence.map((entry) => ({ ...entry, id, clears, charges: suspects })),
  );
  const support = judgement.evidence.map((entry) => asSupport(entry, suspects));
  return { ...judgement, suspects, evidence: [...told, ...support] };
}

/** What decided before supports now, and charges nobody whom the views have cleared. */
function asSupport(entry: Finding, suspects: readonly Suspect[]): Finding {
  const charges = entry.charges.filter((suspect) => suspects.includes(suspect));
  return { ...entry, id: entry.key, charges };
}

/** Views that decided nothing are told all the same. */
function withNotes(judgement: TargetJudgement, notes: readonly Finding[]): TargetJudgement {
  const told = new Set(judgement.evidence.map(({ key }) => key));
  const news = notes.filter(({ key }) => !told.has(key));
  return { ...judgement, evidence: [...judgement.evidence, ...news] };
}

/**
 * Without host access a failure hides its reason, which may lie on this device. Where it fails for everybody else too, the
 * provider's is likely, and the device stays: a service may be well and drop the machines that others ask from.
 */
function narrowUnseen(judgement: TargetJudgement, { outside }: Views): TargetJudgement {
  const isFailure = judgement.evidence.some(({ key }) => key === 'endpoint-unseen');
  if (!isFailure || outside.state !== 'everywhere') return judgement;
  const clears = clearedBy(DEVICE_OR_PROVIDER);
  const told = outside.evidence.map((entry) => ({
    ...entry,
    id: 'P5a',
    clears,
    charges: DEVICE_OR_PROVIDER,
  }));
  const support = judgement.evidence.map((entry) => asSupport(entry, DEVICE_OR_PROVIDER));
  return {
    kind: 'fault',
    suspects: DEVICE_OR_PROVIDER,
    cause: 'does-not-answer',
    evidence: [...told, ...support],
  };
}
