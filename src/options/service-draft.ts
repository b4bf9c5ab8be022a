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

/** The service that a form describes, with everything of the original that no form shows. */
export function fromDraft(draft: ServiceDraft, original: Service): Drafted {
  const { provider: _provider, ...kept } = original;
  const provider = draft.provider.trim();
  const input = {
    ...EMPTY_CONFIG,
    services: [
      {
        ...kept,
        name: draft.name,
        ...(provider !== '' && { provider }),
        where: draft.local ? 'local' : 'internet',
        endpoints: draft.endpoints.map(toEndpoint),
      },
    ],
  };
  const parsed = parseConfig(input);
  const service = parsed.ok ? parsed.config.services[0] : undefined;
  if (service) return { ok: true, service };
  return { ok: false, problems: parsed.ok ? [] : parsed.problems.map(withinService) };
}

/**
 * The configuration with what the form shows of that service; everything else of it stays as it is stored. A service that
 * was removed meanwhile comes back: saving it says that it is wanted.
 */
export function withEdited(config: Config, edited: Service): Config {
  const { name, provider, where, endpoints } = edited;
  if (!config.services.some(({ id }) => id === edited.id)) {
    return { ...config, services: [...config.services, edited] };
  }
  return {
    ...config,
    services: config.services.map((one) =>
      one.id === edited.id ? { ...one, name, provider, where, endpoints } : one,
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
