import type { OfficialWord } from '../formats/official-word.ts';
import type { Report } from '../formats/report.ts';

type Attempt = Report['controls'][number];

/** A report whose addresses are cut down to scheme, host and port: paths and queries may be a person's own. */
export function withoutPaths(report: Report): Report {
  return {
    ...report,
    services: report.services.map(({ endpoints, account, official, ...service }) => ({
      ...service,
      ...(endpoints && {
        endpoints: endpoints.map((endpoint) => ({ ...endpoint, url: originOf(endpoint.url) })),
      }),
      observations: service.observations.map(bareAttempt),
      ...(account !== undefined && { account: originOf(account) }),
      ...(official && { official: bareWord(official) }),
    })),
    controls: report.controls.map(bareAttempt),
  };
}

function bareAttempt(attempt: Attempt): Attempt {
  return { ...attempt, endpoint: originOf(attempt.endpoint) };
}

function bareWord({ feed, page, incidents, ...word }: OfficialWord): OfficialWord {
  return {
    ...word,
    feed: originOf(feed),
    ...(page !== undefined && { page: originOf(page) }),
    // What is left of a link to one incident would lead elsewhere.
    incidents: incidents.map(({ link: _gone, ...incident }) => incident),
  };
}

/** Names that were asked of a resolver (`dns:`) have no path to begin with. */
function originOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const { protocol, origin } = new URL(address);
  return protocol === 'dns:' ? address : origin;
}
