import type { RoundFacts, ServiceFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import { clearedBy, PROVIDER, type Suspect } from '../suspect.ts';
import type { TargetJudgement } from '../target-rules/target-view.ts';
import { type OfficialReading, readOfficial } from './official-reading.ts';
import { type OutsideReading, readOutside } from './outside-reading.ts';
import { tellProviderErrors } from './provider-errors.ts';

type FaultJudgement = Extract<TargetJudgement, { kind: 'fault' }>;
type UnknownJudgement = Extract<TargetJudgement, { kind: 'unknown' }>;

/** Everything that was learned of a service beyond this round's own attempts. */
interface Views {
  readonly outside: OutsideReading;
  readonly official: OfficialReading;
  readonly providerErrors: readonly Finding[];
  readonly earlierNetwork: ServiceFacts['earlierNetwork'];
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
 * P5's upgrades and downgrade: what others see, what the provider says, how it went on another network and what the
 * provider's other addresses say narrow a verdict that still has the provider among several suspects. Views that
 * point two ways narrow nothing. To be asked only while the controls clear the user's own side.
 */
export function narrow(
  judgement: TargetJudgement,
  service: ServiceFacts,
  facts: RoundFacts,
): TargetJudgement {
  const views: Views = {
    outside: readOutside(service.outside),
    official: readOfficial(service.official),
    providerErrors: tellProviderErrors(service, facts),
    earlierNetwork: service.earlierNetwork,
  };
  if (judgement.kind === 'unknown') return narrowUnseen(judgement, views);
  const notes = [...views.outside.evidence, ...views.official.evidence];
  const { suspects } = judgement;
  if (!suspects.includes('provider') || suspects.length === 1) return withNotes(judgement, notes);
  const charges = chargesIn(views, judgement);
  const relief = reliefIn(views, judgement);
  const pointTwoWays = charges.length > 0 && relief.length > 0;
  const narrowings = pointTwoWays ? [] : [...charges, ...relief];
  return withNotes(narrowed(judgement, narrowings), notes);
}

/** What charges the provider, strongest first. */
function chargesIn(views: Views, { cause }: FaultJudgement): readonly Narrowing[] {
  const { official, outside, providerErrors, earlierNetwork } = views;
  const clears = clearedBy(PROVIDER);
  const told = official.state === 'red' ? [{ id: 'P5b', clears, evidence: official.evidence }] : [];
  // Late is not absent: what others get, and what failed before, may have been late too.
  if (cause === 'slow') return told;
  const seen = outside.state === 'everywhere';
  const isSame = earlierNetwork?.cause === cause && earlierNetwork.agoMs <= SAME_FAULT_MS;
  return [
    ...(seen ? [{ id: 'P5a', clears, evidence: outside.evidence }] : []),
    ...told,
    ...(isSame ? [otherNetwork(earlierNetwork.agoMs)] : []),
    ...(providerErrors.length > 0 ? [{ id: 'P5d', clears, evidence: providerErrors }] : []),
  ];
}

/** Two networks have neither a line nor a way in common; the device and the provider are the same on both. */
function otherNetwork(agoMs: number): Narrowing {
  const minutes = Math.max(1, Math.round(agoMs / 60_000));
  const evidence = [finding({ key: 'other-network', values: { minutes } })];
  return { id: 'P5c', clears: ['network', 'path'], evidence };
}

function reliefIn({ outside }: Views, { cause }: FaultJudgement): readonly Narrowing[] {
  if (cause === 'slow' || outside.state !== 'near-through') return [];
  return [{ id: 'P5e', clears: PROVIDER, evidence: outside.evidence }];
}

function narrowed(judgement: FaultJudgement, narrowings: readonly Narrowing[]): FaultJudgement {
  const cleared = new Set(narrowings.flatMap(({ clears }) => clears));
  const [first, ...rest] = judgement.suspects.filter((suspect) => !cleared.has(suspect));
  if (first === undefined || narrowings.length === 0) return judgement;
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
function withNotes(judgement: FaultJudgement, notes: readonly Finding[]): FaultJudgement {
  const told = new Set(judgement.evidence.map(({ key }) => key));
  const news = notes.filter(({ key }) => !told.has(key));
  return { ...judgement, evidence: [...judgement.evidence, ...news] };
}

/**
 * Without host access a failure hides its reason, which may lie on this device. Where it fails for everybody else too,
 * it needs no reason of its own.
 */
function narrowUnseen(judgement: UnknownJudgement, { outside }: Views): TargetJudgement {
  const isFailure = judgement.evidence.some(({ key }) => key === 'endpoint-unseen');
  if (!isFailure || outside.state !== 'everywhere') return judgement;
  const clears = clearedBy(PROVIDER);
  const told = outside.evidence.map((entry) => ({
    ...entry,
    id: 'P5a',
    clears,
    charges: PROVIDER,
  }));
  const support = judgement.evidence.map((entry) => asSupport(entry, PROVIDER));
  return {
    kind: 'fault',
    suspects: PROVIDER,
    cause: 'does-not-answer',
    evidence: [...told, ...support],
  };
}
