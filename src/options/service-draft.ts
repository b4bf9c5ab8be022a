import { ADHOC_ID } from '../formats/adhoc-id.ts';
import type { Config, Endpoint, Service } from '../formats/config.ts';
import type { Problem } from '../formats/problem.ts';
import { EMPTY_CONFIG } from '../settings/defaults.ts';
import { parseConfig } from '../settings/parse-config.ts';

/** An endpoint as its form holds it: texts, complete or not. */
export interface EndpointDraft {
  readonly url: string;
  readonly function: Endpoint['function'];
  readonly statusFrom: string;
  readonly statusTo: string;
  readonly body: string;
}

/** A service as its form holds it. */
export interface ServiceDraft {
  readonly name: string;
  readonly provider: string;
  readonly local: boolean;
  /** Somebody is told when it fails. */
  readonly alerts: boolean;
  /** It is known not to answer in mainland China. */
  readonly isOutOfReach: boolean;
  /** Link to where the provider announces trouble; empty for none. */
  readonly official: string;
  /** The status page as it was tried. */
  readonly feed: Service['feed'];
  /** What stands in its field: something else than the status page's address was not tried yet. */
  readonly feedAddress: string;
  readonly endpoints: readonly EndpointDraft[];
}

export const EMPTY_ENDPOINT: EndpointDraft = {
  url: '',
  function: 'web',
  statusFrom: '',
  statusTo: '',
  body: '',
};

export type Drafted =
  | { readonly ok: true; readonly service: Service }
  /** Paths start at the service: `name`, `endpoints[0].url`. */
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function draftOf(service: Service): ServiceDraft {
  return {
    name: service.name,
    provider: service.provider,
    local: service.where === 'local',
    alerts: service.alerts !== false,
    isOutOfReach: isOutOfReach(service),
    official: service.official ?? '',
    feed: service.feed,
    feedAddress: service.feed?.url ?? '',
    endpoints: service.endpoints.map(({ url, function: purpose, expect }) => {
      const [from, to] =
        typeof expect?.status === 'number' ? [expect.status] : (expect?.status ?? []);
      return {
        url,
        function: purpose,
        statusFrom: from?.toString() ?? '',
        statusTo: to?.toString() ?? '',
        body: expect?.body ?? '',
      };
    }),
  };
}

/** The service that a form describes. A status page that was not tried is a problem at `feed`. */
export function fromDraft(draft: ServiceDraft, original: Service): Drafted {
  const parsed = parseConfig({ ...EMPTY_CONFIG, services: [toInput(draft, original)] });
  const service = parsed.ok ? parsed.config.services[0] : undefined;
  const untried = isUntried(draft) ? [{ path: 'feed', message: 'was not tried' }] : [];
  if (service && untried.length === 0) return { ok: true, service };
  const problems = parsed.ok ? [] : parsed.problems.map(withinService);
  return { ok: false, problems: [...problems, ...untried] };
}

function isUntried({ feed, feedAddress }: ServiceDraft): boolean {
  return feedAddress.trim() !== '' && feedAddress !== feed?.url;
}

function toInput(draft: ServiceDraft, original: Service): object {
  const { id, enabled, reachableFrom } = original;
  const { name, feed } = draft;
  const provider = draft.provider.trim();
  const official = draft.official.trim();
  const isReachChanged = draft.isOutOfReach !== isOutOfReach(original);
  const regions = draft.isOutOfReach ? ['world'] : undefined;
  const from = isReachChanged ? regions : reachableFrom;
  return {
    id,
    name,
    enabled,
    ...(provider !== '' && { provider }),
    where: draft.local ? 'local' : 'internet',
    ...(!draft.alerts && { alerts: false }),
    endpoints: draft.endpoints.map(toEndpoint),
    ...(feed && draft.feedAddress.trim() !== '' && { feed }),
    ...(official !== '' && { official }),
    ...(from && { reachableFrom: from }),
  };
}

function isOutOfReach({ reachableFrom }: Service): boolean {
  return reachableFrom?.includes('china') === false;
}

/**
 * The configuration with that service as its form says; whether it is watched stays as it is stored. A service that was
 * removed meanwhile comes back: saving it says that it is wanted.
 */
export function withEdited(config: Config, edited: Service): Config {
  if (!config.services.some(({ id }) => id === edited.id)) {
    return { ...config, services: [...config.services, edited] };
  }
  return {
    ...config,
    services: config.services.map((one) =>
      one.id === edited.id ? { ...edited, enabled: one.enabled } : one,
    ),
  };
}

/** An id that no service of the configuration has yet, made from a host. */
export function freeId(config: Config, host: string): string {
  const stem =
    host
      .replace(/[^a-z0-9._-]/gi, '-')
      .replace(/^[^a-z0-9]+/i, '')
      .slice(0, 56) || 'service';
  const taken = new Set([ADHOC_ID, ...config.services.map(({ id }) => id)]);
  if (!taken.has(stem)) return stem;
  const free = Array.from({ length: taken.size + 1 }, (_, index) => `${stem}-${index + 2}`);
  return free.find((id) => !taken.has(id)) ?? stem;
}

function withinService({ path, message }: Problem): Problem {
  return { path: path.replace(/^services\[0\]\.?/, ''), message };
}

function toEndpoint({ url, function: purpose, statusFrom, statusTo, body }: EndpointDraft): object {
  const status = statusOf(statusFrom.trim(), statusTo.trim());
  const expect = { ...(status !== undefined && { status }), ...(body !== '' && { body }) };
  return { url, function: purpose, ...(Object.keys(expect).length > 0 && { expect }) };
}

/** One status, or a range with both ends; a lower end left empty takes the upper one. */
function statusOf(from: string, to: string): number | [number, number] | undefined {
  if (from === '' && to === '') return undefined;
  if (from === '' || to === '' || from === to) return Number(from || to);
  return [Number(from), Number(to)];
}
