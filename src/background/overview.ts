import { isSameFault, type Overall, overallOf } from '../diagnosis/overall.ts';
import type { Report } from '../formats/report.ts';
import { headlineOf } from '../wording/describe-report.ts';
import type { Translate } from '../wording/translate.ts';
import { highestNumber, renumber } from './join-reports.ts';

interface OverviewOptions {
  /** Ids of the enabled services, in the order of the list. */
  readonly enabled: readonly string[];
  readonly t: Translate;
}

type ServiceReport = Report['services'][number];

/**
 * The report over all enabled services after a round over some of them: `news` for those and for the user's own side,
 * and what was `known` of the others. The very report of the round where nothing is added to it or left out. It is as
 * old as the oldest of its parts.
 */
export function overviewOf(
  known: Report | undefined,
  news: Report,
  { enabled, t }: OverviewOptions,
): Report {
  const places = new Map(enabled.map((id, place) => [id, place]));
  const asked = new Set(news.services.map(({ id }) => id));
  const told = news.services.filter(({ id }) => places.has(id));
  const others = known === undefined ? [] : standing(known, news);
  const kept = others.filter(({ id }) => places.has(id) && !asked.has(id));
  if (kept.length === 0 && told.length === news.services.length) return news;
  const earlier = renumber(
    { services: kept, controls: citedControls(known, kept) },
    highestNumber(news),
  );
  const services = [...told, ...earlier.services].sort(
    (a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0),
  );
  const isOlder = known !== undefined && kept.length > 0 && known.startedAt < news.startedAt;
  const startedAt = isOlder ? known.startedAt : news.startedAt;
  const controls = [...news.controls, ...earlier.controls];
  return judgedAgain({ ...news, startedAt, services, controls }, t);
}

/** What an overview still says once only those services stand as they were; undefined where that is nothing. */
export function prunedOverview(
  known: Report,
  { isStanding, t }: { isStanding: (id: string) => boolean; t: Translate },
): Report | undefined {
  const services = known.services.filter(({ id }) => isStanding(id));
  if (services.length === known.services.length) return known;
  return services.length === 0 ? undefined : judgedAgain({ ...known, services }, t);
}

/** Verdicts that the later round left as they are: a fault of the user's own side falls with it. */
function standing(known: Report, { user }: Report): ServiceReport[] {
  const fallen = known.user;
  if (fallen.kind !== 'fault' || user.kind !== 'ok') return known.services;
  return known.services.filter(
    ({ verdict }) => verdict.kind !== 'fault' || !isSameFault(verdict, fallen),
  );
}

/** The controls that verdicts rest on. */
function citedControls(
  known: Report | undefined,
  services: readonly ServiceReport[],
): Report['controls'] {
  const cited = new Set(
    services.flatMap(({ verdict }) =>
      verdict.evidence.flatMap(({ observations = [] }) => observations),
    ),
  );
  return known?.controls.filter(({ n }) => cited.has(n)) ?? [];
}

function judgedAgain(report: Report, t: Translate): Report {
  const overall = isOwnFault(report)
    ? ({ side: 'yours' } satisfies Overall)
    : overallOf(report.user, report.services);
  return { ...report, overall: { ...overall, headline: headlineOf({ ...report, overall }, t) } };
}

/** The latest round found the user's own side at fault: no service that answered before speaks against that. */
function isOwnFault({ user, overall }: Report): boolean {
  return user.kind === 'fault' && overall.side === 'yours' && overall.service === undefined;
}
