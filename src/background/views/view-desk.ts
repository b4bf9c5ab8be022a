import { answered, failed } from '../../diagnosis/attempts.ts';
import { diagnose, type PartialDiagnosis } from '../../diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../../diagnosis/facts.ts';
import type { Verdict } from '../../diagnosis/verdict.ts';
import { REGION_RULE } from '../../diagnosis/views/region.ts';
import type { Service } from '../../formats/config.ts';
import type { OfficialWord } from '../../formats/official-word.ts';
import type { OutsideView } from '../../formats/outside-view.ts';
import type { ProbePorts } from '../../probe/ports.ts';
import type { RoundJob } from '../round-job.ts';
import type { Serialised } from '../serialise.ts';
import { findCountry, recallCountry } from './country.ts';
import { readOfficialWord } from './official-desk.ts';
import { askOthers } from './outside-desk.ts';
import { recallOutsideViews } from './outside-store.ts';
import { lineFacts, recallEarlierRounds, withEarlierRounds } from './view-memory.ts';

/** What a report tells of a service beyond its verdict. */
export interface ToldViews {
  readonly official?: OfficialWord;
  readonly outside?: OutsideView;
  /** Account or page where its provider speaks of trouble. */
  readonly account?: string;
  readonly reachableFrom?: NonNullable<Service['reachableFrom']>;
}

/** Looks beyond a round's own attempts, and only where a failure calls for it. */
export interface ViewDesk {
  /** Starts what this state of the round calls for; what comes of it is published as news. */
  readonly look: (facts: RoundFacts, diagnosis: PartialDiagnosis) => void;
  /** The round is over: resolves when everybody who was asked has answered, or not in time. */
  readonly settle: (facts: RoundFacts) => Promise<void>;
  /** The facts of a round, with all that is known from elsewhere by now. */
  readonly addTo: (facts: RoundFacts) => RoundFacts;
  readonly told: (id: string) => ToldViews;
}

export interface DeskTools {
  readonly ports: ProbePorts;
  readonly remember: Serialised;
  readonly signal: AbortSignal;
  /** How many services others may still be asked about in this job: each question costs a shared allowance 5 tests. */
  readonly questions: { left: number };
  /** Something new is known. */
  readonly onNews: () => void;
}

/** Published news keep a background alive that is killed 30 s after its last event or API call. */
const BEAT_MS = 5_000;

/** A desk for one batch of a job. */
export async function openViewDesk(
  job: RoundJob,
  services: readonly Service[],
  tools: DeskTools,
): Promise<ViewDesk> {
  const { ports, questions, signal, onNews } = tools;
  const nowMs = ports.now();
  const listed = new Map(services.map((service) => [service.id, service]));
  const earlier = await recallEarlierRounds(nowMs);
  let country = job.views.country ?? (await recallCountry(nowMs));
  const officials = new Map<string, OfficialWord>();
  const outsides = new Map<string, OutsideView>();
  const pending = new Map<string, Promise<void>>();
  if (job.isKept && job.views.outside !== 'off') {
    const viewOf = await recallOutsideViews(job.views.endpoint, nowMs);
    for (const { id } of services) {
      const view = viewOf(id);
      if (view !== undefined) outsides.set(id, view);
    }
  }

  /** Once each in a round, under that name; failures of ours cost the view and nothing else. */
  const start = (name: string, work: () => Promise<void>): void => {
    if (pending.has(name) || signal.aborted) return;
    pending.set(
      name,
      work().catch(() => undefined),
    );
  };
  const readOfficial = (service: Service): void => {
    if (service.feed === undefined) return;
    start(`official ${service.id}`, async () => {
      const word = await readOfficialWord(service, services, tools);
      if (word !== undefined) officials.set(service.id, word);
      onNews();
    });
  };
  let search: Promise<void> | undefined;
  const needCountry = async (): Promise<string | undefined> => {
    if (country !== undefined) return country;
    search ??= findCountry(job.controls, ports, signal).then((found) => {
      country = found;
    });
    await search;
    return country;
  };
  const keepAlive = async (done: AbortSignal): Promise<void> => {
    while (!done.aborted && !signal.aborted) {
      await ports.sleep(BEAT_MS, done);
      if (!done.aborted) onNews();
    }
  };
  const addTo = (facts: RoundFacts): RoundFacts => ({
    ...facts,
    ...lineFacts(earlier, nowMs),
    ...(country !== undefined && { country }),
    services: facts.services.map((service) =>
      withViews(withEarlierRounds(service, earlier, nowMs), {
        reachableFrom: listed.get(service.id)?.reachableFrom,
        official: officials.get(service.id),
        outside: outsides.get(service.id),
      }),
    ),
  });
  const failing = (facts: RoundFacts): readonly Service[] =>
    facts.services
      .filter(({ where, observations }) => where === 'internet' && observations.some(isTrouble))
      .flatMap(({ id }) => listed.get(id) ?? []);
  const lookAt = (facts: RoundFacts): void => {
    for (const service of failing(facts)) {
      readOfficial(service);
      if (service.reachableFrom === undefined) continue;
      start('country', async () => {
        if ((await needCountry()) !== undefined) onNews();
      });
    }
  };
  const askAbout = (facts: RoundFacts): void => {
    for (const { service: seen } of callsForOthers(addTo(facts), job)) {
      const service = listed.get(seen.id);
      if (service === undefined) continue;
      if (job.views.outside !== 'ask') questions.left -= 1;
      if (questions.left < 0) return;
      const tell = (view: OutsideView): void => {
        outsides.set(service.id, view);
        onNews();
      };
      start(`outside ${service.id}`, () =>
        askOthers({ service, seen, views: job.views }, tools, { tell, needCountry }),
      );
    }
  };
  return {
    look: (facts, { user }) => {
      if (job.isKept && user?.kind === 'ok') lookAt(facts);
    },
    settle: async (facts) => {
      const { user } = diagnose(facts);
      if (!job.isKept || user.kind !== 'ok') return;
      lookAt(facts);
      askAbout(facts);
      if (pending.size === 0) return;
      const done = new AbortController();
      const beating = keepAlive(done.signal);
      await Promise.all(pending.values());
      done.abort();
      await beating;
    },
    addTo,
    told: (id) => {
      const official = officials.get(id);
      const outside = outsides.get(id);
      return {
        ...(official !== undefined && { official }),
        ...(outside !== undefined && { outside }),
      };
    },
  };
}

interface Views {
  readonly reachableFrom: Service['reachableFrom'];
  readonly official: OfficialWord | undefined;
  readonly outside: OutsideView | undefined;
}

function withViews(
  service: ServiceFacts,
  { reachableFrom, official, outside }: Views,
): ServiceFacts {
  return {
    ...service,
    ...(reachableFrom !== undefined && { reachableFrom }),
    // In clear text anybody on the way may have said it.
    ...(official?.feed.startsWith('https:') && { official }),
    ...(outside?.state === 'answered' && { outside }),
  };
}

/** An endpoint that did not serve: no answer, or an answer that says so. */
function isTrouble(observation: ServiceFacts['observations'][number]): boolean {
  if (observation.role !== 'endpoint') return false;
  if (answered(observation)) return observation.outcome.status >= 500;
  return failed(observation) && observation.outcome.layer !== 'permission';
}

/** The services whose verdict others could narrow, in the order of the list. */
function callsForOthers(
  facts: RoundFacts,
  { views }: RoundJob,
): readonly { readonly service: ServiceFacts; readonly verdict: Verdict }[] {
  const verdicts = new Map(diagnose(facts).services.map(({ id, verdict }) => [id, verdict]));
  return facts.services
    .filter(({ where }) => where === 'internet')
    .flatMap((service) => {
      const verdict = verdicts.get(service.id);
      return verdict !== undefined && callsForOne(verdict, views.outside)
        ? [{ service, verdict }]
        : [];
    });
}

/** A service that is late answers others late too; what is proven needs no witness, unless the person wants one. */
function callsForOne(verdict: Verdict, mode: RoundJob['views']['outside']): boolean {
  if (verdict.kind === 'unknown') {
    const [rule] = verdict.evidence;
    const isHidden = verdict.evidence.some(({ key }) => key === 'endpoint-unseen');
    return rule?.id === REGION_RULE || isHidden;
  }
  if (verdict.kind !== 'fault' || verdict.cause === 'slow') return false;
  const isOpen = verdict.suspects.length > 1 || mode === 'now';
  return isOpen && verdict.suspects.includes('provider');
}
