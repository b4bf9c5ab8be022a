import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import type { OutsideFacts, Region } from '../other-views.ts';
import { regionOf } from './region.ts';

/**
 * What the outside view adds up to. `everywhere`: it fails for others, in several networks and countries, in this one
 * too, and nobody gets an answer · `near-through`: others get through, in this country too, and none fails · `far-through`: others get
 * through, and none of them is known to be near · `near-fails`: it fails around here and answers far away.
 */
export interface OutsideReading {
  readonly state:
    | 'nothing'
    | 'everywhere'
    | 'near-through'
    | 'far-through'
    | 'near-fails'
    | 'mixed';
  /** Somebody elsewhere gets through. */
  readonly isUpSomewhere: boolean;
  /** Somebody elsewhere got an answer, if only a server error: a machine that drops strangers says nothing. */
  readonly isTold: boolean;
  readonly evidence: readonly Finding[];
}

type Probes = OutsideFacts['probes'];

/** Fewest networks, and countries, that must agree before anything is said of others at large. */
const SEVERAL = 2;
/** Fewest machines that must fail before anything is said of everybody. */
const FEWEST_FAILING = 3;

interface Weighing {
  /** Regions that the service is known to answer in; absent: everywhere. A failure elsewhere is no news. */
  readonly reachableFrom?: readonly Region[] | undefined;
  /**
   * Others are asked for the front page. Where another page failed from here, a server error at the front says little:
   * many an API has no front page.
   */
  readonly isFrontPage: boolean;
}

/** Those turned away (403, 429, a challenge) and those that say nothing charge and clear nobody. */
export function readOutside(
  outside: OutsideFacts | undefined,
  { reachableFrom, isFrontPage }: Weighing,
): OutsideReading {
  const isInReach = ({ country }: Probes[number]): boolean =>
    reachableFrom?.includes(regionOf(country)) !== false;
  const probes = outside?.probes ?? [];
  const answering = probes.filter(({ outcome }) => outcome === 'answers');
  const failing = probes.filter(
    (probe) =>
      probe.outcome === 'fails' && (probe.status === undefined || isFrontPage) && isInReach(probe),
  );
  const state = stateOf(probes.filter(isInReach), answering, failing);
  const evidence = tell(state, answering, failing);
  const isTold = failing.some(({ status }) => status !== undefined);
  return { state, isUpSomewhere: answering.length > 0, isTold, evidence };
}

function stateOf(probes: Probes, answering: Probes, failing: Probes): OutsideReading['state'] {
  const near = answering.some(({ isNear }) => isNear);
  if (answering.length === 0 && failing.length === 0) return 'nothing';
  if (answering.length === 0) return isEverywhere(probes, failing) ? 'everywhere' : 'mixed';
  if (failing.length === 0)
    return near && networks(answering) >= SEVERAL ? 'near-through' : 'far-through';
  const nearFails = failing.some(({ isNear }) => isNear);
  return nearFails && !near ? 'near-fails' : 'mixed';
}

/**
 * One network may be broken, one country may filter, and some services drop foreigners: only beyond all three it is the
 * service. Where somebody was turned away, a server was there to do it.
 */
function isEverywhere(probes: Probes, failing: Probes): boolean {
  const isSpread = networks(failing) >= SEVERAL && countriesOf(failing) >= SEVERAL;
  const failsNear = failing.some(({ isNear }) => isNear) || !probes.some(({ isNear }) => isNear);
  const isTurnedAway = probes.some(({ outcome }) => outcome === 'turned-away');
  return failing.length >= FEWEST_FAILING && isSpread && failsNear && !isTurnedAway;
}

function networks(probes: Probes): number {
  return new Set(probes.map(({ asn }) => asn)).size;
}

function countriesOf(probes: Probes): number {
  return new Set(probes.map(({ country }) => country)).size;
}

function tell(
  state: OutsideReading['state'],
  answering: Probes,
  failing: Probes,
): readonly Finding[] {
  const total = answering.length + failing.length;
  const answered = answering.length;
  const failed = failing.length;
  switch (state) {
    case 'nothing':
      return [];
    case 'everywhere':
      return [
        finding({
          key: 'others-fail-too',
          values: { failed, total, countries: countriesOf(failing) },
        }),
      ];
    case 'near-through':
    case 'far-through': {
      const values = { answered, total, countries: countriesOf(answering) };
      const key = state === 'near-through' ? 'others-get-through' : 'others-far-get-through';
      return [finding({ key, values })];
    }
    case 'near-fails':
      return [
        finding({
          key: 'others-near-fail',
          values: { failed: failing.filter(({ isNear }) => isNear).length },
        }),
      ];
    case 'mixed':
      return [finding({ key: 'others-mixed', values: { answered, failed, total } })];
  }
}
